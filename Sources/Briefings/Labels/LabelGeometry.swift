import SceneGraph

/// A straight piece of a line or of an outline.
struct Segment: Hashable, Sendable {
  var start: Point
  var end: Point

  init(_ start: Point, _ end: Point) {
    self.start = start
    self.end = end
  }

  /// Whether the two have a point in common.
  func crosses(_ other: Segment) -> Bool {
    let a = Self.side(start, end, other.start)
    let b = Self.side(start, end, other.end)
    let c = Self.side(other.start, other.end, start)
    let d = Self.side(other.start, other.end, end)
    if a * b < 0, c * d < 0 { return true }
    return (a == 0 && holds(other.start)) || (b == 0 && holds(other.end))
      || (c == 0 && other.holds(start)) || (d == 0 && other.holds(end))
  }

  /// Whether a part of it lies inside the rectangle.
  func enters(_ rect: Rect) -> Bool {
    // Liang and Barsky: what is left of the segment between the four edges.
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    for (direction, room) in [
      (-dx, start.x - rect.minX), (dx, rect.maxX - start.x), (-dy, start.y - rect.minY),
      (dy, rect.maxY - start.y),
    ] {
      if direction == 0 {
        if room <= 0 { return false }
        continue
      }
      let share = room / direction
      if direction < 0 { from = max(from, share) } else { to = min(to, share) }
      if from >= to { return false }
    }
    return true
  }

  /// On a line through the segment: whether the point lies between its ends.
  private func holds(_ point: Point) -> Bool {
    point.x >= min(start.x, end.x) && point.x <= max(start.x, end.x)
      && point.y >= min(start.y, end.y) && point.y <= max(start.y, end.y)
  }

  private static func side(_ a: Point, _ b: Point, _ point: Point) -> Double {
    (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
  }

  static func along(_ points: [Point]) -> [Segment] {
    zip(points, points.dropFirst()).map { Segment($0, $1) }
  }
}

/// The outline of an area: rings of points, holes among them.
struct Outline: Sendable {
  let rings: [[Point]]
  /// `nil` without an area.
  let box: Rect?

  init(_ rings: [[Point]]) {
    self.rings = rings.filter { $0.count > 2 }
    let points = self.rings.joined()
    guard let first = points.first else {
      box = nil
      return
    }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    box = Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// Of a filled path, whose curves count as straight.
  init(_ path: Path) {
    var rings: [[Point]] = []
    for segment in path.segments {
      switch segment {
      case .move(let point): rings.append([point])
      case .line(let point), .curve(_, _, let point):
        if rings.isEmpty { rings.append([]) }
        rings[rings.count - 1].append(point)
      case .close: break
      }
    }
    self.init(rings)
  }

  /// By the even-odd rule.
  func contains(_ point: Point) -> Bool {
    var isInside = false
    for ring in rings {
      guard var last = ring.last else { continue }
      for next in ring {
        if (next.y > point.y) != (last.y > point.y),
          point.x < (last.x - next.x) * (point.y - next.y) / (last.y - next.y) + next.x
        {
          isInside.toggle()
        }
        last = next
      }
    }
    return isInside
  }

  /// Whether any part of the segment lies inside.
  func isCrossed(by segment: Segment) -> Bool {
    guard let box, segment.enters(box) else { return false }
    if contains(segment.start) || contains(segment.end) { return true }
    return edges.contains { $0.crosses(segment) }
  }

  var edges: [Segment] {
    rings.flatMap { ring in
      ring.indices.map { Segment(ring[$0 == 0 ? ring.count - 1 : $0 - 1], ring[$0]) }
    }
  }

  /// Positive inside: how far the nearest edge is.
  func depth(of point: Point) -> Double {
    var nearest = Double.infinity
    for ring in rings {
      guard var last = ring.last else { continue }
      for next in ring {
        nearest = min(nearest, Self.squaredDistance(from: point, last, next))
        last = next
      }
    }
    return contains(point) ? nearest.squareRoot() : -nearest.squareRoot()
  }

  private static func squaredDistance(from point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    var share = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0
    share = min(max(share, 0), 1)
    let (x, y) = (a.x + share * dx - point.x, a.y + share * dy - point.y)
    return x * x + y * y
  }

  /// The point furthest from the edge, to a fortieth of the box: where a leader ends.
  var pole: Point? {
    guard let box else { return nil }
    var best = (point: Point(x: box.midX, y: box.midY), depth: -Double.infinity)
    func search(_ rect: Rect, steps: Int) {
      for column in 0...steps {
        for row in 0...steps {
          let point = Point(
            x: rect.minX + rect.width * (Double(column) + 0.5) / Double(steps + 1),
            y: rect.minY + rect.height * (Double(row) + 0.5) / Double(steps + 1))
          let depth = depth(of: point)
          if depth > best.depth + 1e-9 { best = (point, depth) }
        }
      }
    }
    search(box, steps: 11)
    let (width, height) = (box.width / 6, box.height / 6)
    search(
      Rect(
        x: best.point.x - width / 2, y: best.point.y - height / 2, width: width, height: height),
      steps: 7)
    return best.depth > 0 ? best.point : nil
  }
}
