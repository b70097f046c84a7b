import SceneGraph

/// A visible stretch of a line or of a ring that was cut.
struct ClipSegment {
  var points: [Point]
  /// Whether it begins, or ends, at a crossing that must be followed even if both ends meet.
  var startsMarked = false
  var endsMarked = false

  func followed(by other: ClipSegment) -> ClipSegment {
    ClipSegment(
      points: points + other.points, startsMarked: startsMarked, endsMarked: other.endsMarked)
  }
}

/// Closes the visible stretches of a cut polygon along the edge of what is visible.
///
/// The generalised Greiner–Hormann algorithm of d3-geo: the ends of all stretches are sorted along
/// the edge, and from one to the next the edge is alternately inside and outside.
struct Rejoining {
  /// The order of two crossings along the edge: negative when the first comes first.
  let order: (Point, Point) -> Double
  /// The points of the edge from one crossing to another, `direction` 1 or −1.
  let edge: (_ from: Point, _ to: Point, _ direction: Double) -> [Point]

  private struct Crossing {
    var point: Point
    /// The stretch that begins or ends here; `nil` in the list of the edge.
    var segment: Int?
    var isEntry: Bool
    var isVisited = false
  }

  /// - Parameter startInside: whether the start of the edge lies in the polygon.
  /// - Returns: closed rings that do not repeat their first point.
  func rings(_ segments: [ClipSegment], startInside: Bool) -> [[Point]] {
    var rings: [[Point]] = []
    var kept: [[Point]] = []
    var subject: [Crossing] = []
    for segment in segments where segment.points.count > 1 {
      var points = segment.points
      let last = points.count - 1
      if points[0].isNear(points[last]) {
        guard segment.startsMarked || segment.endsMarked else {
          rings.append(Array(points[..<last]))
          continue
        }
        // Both ends in one place have no order: move one.
        points[last].x += 2 * Tolerance.angle
      }
      subject.append(Crossing(point: points[0], segment: kept.count, isEntry: true))
      subject.append(Crossing(point: points[last], segment: kept.count, isEntry: false))
      kept.append(points)
    }
    guard !subject.isEmpty else { return rings }
    walk(subject, kept, startInside: startInside, into: &rings)
    return rings
  }

  private func walk(
    _ crossings: [Crossing], _ segments: [[Point]], startInside: Bool, into rings: inout [[Point]]
  ) {
    var subject = crossings
    let count = subject.count
    // `sorted[i]` is the crossing that is i-th along the edge, `rank` the reverse.
    let sorted = subject.indices.sorted { a, b in
      let difference = order(subject[a].point, subject[b].point)
      return difference == 0 || difference.isNaN ? a < b : difference < 0
    }
    var rank = Array(repeating: 0, count: count)
    for (index, crossing) in sorted.enumerated() { rank[crossing] = index }
    // The first crossing leaves the outside when the edge starts outside.
    func edgeEnters(_ index: Int) -> Bool { startInside == !index.isMultiple(of: 2) }

    for start in 0..<count where !subject[start].isVisited {
      var ring: [Point] = []
      var current = start
      repeat {
        // Along the stretch.
        subject[current].isVisited = true
        let isForward = subject[current].isEntry
        if let segment = subject[current].segment {
          ring += isForward ? segments[segment] : segments[segment].reversed()
        }
        current = isForward ? (current + 1) % count : (current + count - 1) % count
        subject[current].isVisited = true
        // Along the edge.
        let index = rank[current]
        let isForwardEdge = edgeEnters(index)
        let next = sorted[(index + (isForwardEdge ? 1 : count - 1)) % count]
        ring += edge(subject[current].point, subject[next].point, isForwardEdge ? 1 : -1)
        current = next
      } while !subject[current].isVisited
      rings.append(ring)
    }
  }
}
