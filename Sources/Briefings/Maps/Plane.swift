import SceneGraph

/// Questions about polygons on a plane; a polygon is a list of rings, its inside by the even-odd rule.
enum Plane {
  static func bounds(of polygons: [[[Point]]]) -> Rect? {
    var box: (left: Double, top: Double, right: Double, bottom: Double)?
    for point in polygons.lazy.joined().joined() where point.x.isFinite && point.y.isFinite {
      guard let old = box else {
        box = (point.x, point.y, point.x, point.y)
        continue
      }
      box = (
        min(old.left, point.x), min(old.top, point.y), max(old.right, point.x),
        max(old.bottom, point.y)
      )
    }
    return box.map {
      Rect(x: $0.left, y: $0.top, width: $0.right - $0.left, height: $0.bottom - $0.top)
    }
  }

  /// The border round several shapes: edges that two of them share are inside it.
  static func border(round shapes: [[[[Point]]]]) -> [[Point]] {
    var counts: [Edge: Int] = [:]
    let rings = shapes.lazy.joined().joined()
    for ring in rings { forEachEdge(of: ring) { counts[Edge($0, $1), default: 0] += 1 } }
    // In the order of the rings, so that stretches stay together.
    var lines: [[Point]] = []
    for ring in rings {
      forEachEdge(of: ring) { a, b in
        guard a != b, counts[Edge(a, b)] == 1 else { return }
        if lines.last?.last == a {
          lines[lines.count - 1].append(b)
        } else {
          lines.append([a, b])
        }
      }
    }
    return lines
  }

  /// Two ends, whichever comes first.
  private struct Edge: Hashable {
    var a: Point
    var b: Point

    init(_ a: Point, _ b: Point) {
      (self.a, self.b) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
    }
  }

  /// Strokes from bottom left to top right through a shape, `gap` apart.
  static func hatching(of polygons: [[[Point]]], gap: Double) -> [[Point]] {
    guard let box = bounds(of: polygons), gap > 0, box.width + box.height < gap * 10_000 else {
      return []
    }
    let first = ((box.minX + box.minY) / gap).rounded(.down) * gap
    var lines: [[Point]] = []
    for sum in stride(from: first, through: box.maxX + box.maxY, by: gap) {
      var crossings: [Double] = []
      for ring in polygons.lazy.joined() {
        forEachEdge(of: ring) { a, b in
          let (from, to) = (a.x + a.y - sum, b.x + b.y - sum)
          guard (from > 0) != (to > 0) else { return }
          crossings.append(a.x + (b.x - a.x) * from / (from - to))
        }
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        lines.append([crossings[pair], crossings[pair + 1]].map { Point(x: $0, y: sum - $0) })
      }
    }
    return lines
  }

  /// A ring without points nearer than `step` to the one before.
  static func thinned(_ ring: [Point], step: Double) -> [Point] {
    var result: [Point] = []
    for point in ring {
      if let last = result.last {
        let (dx, dy) = (point.x - last.x, point.y - last.y)
        if dx * dx + dy * dy < step * step { continue }
      }
      result.append(point)
    }
    return result
  }

  private static func forEachEdge(of ring: [Point], _ body: (Point, Point) -> Void) {
    guard var last = ring.last else { return }
    for point in ring {
      body(last, point)
      last = point
    }
  }
}
