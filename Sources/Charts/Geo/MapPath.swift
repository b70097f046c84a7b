import SceneGraph

extension [MapPart] {
  /// The outline: lines open, rings closed, points as circles.
  func path(pointRadius: Double) -> Path {
    var path = Path()
    for part in self {
      switch part {
      case .point(let center):
        guard center.isFinite, pointRadius > 0 else { continue }
        path.segments += Path.circle(center: center, radius: pointRadius).segments
      case .line(let points): path.trace(points)
      case .polygon(let rings):
        for ring in rings where path.trace(ring) { path.close() }
      }
    }
    return path
  }

  /// In square points, as d3-geo's `path.area`; lines and points have none.
  var area: Double {
    reduce(0) { total, part in
      guard case .polygon(let rings) = part else { return total }
      return total + abs(rings.reduce(0) { $0 + signedArea($1) })
    }
  }

  /// The centroid of the surfaces; without any, of the lines; else of the points.
  var centroid: Point? {
    var surface = Weighted()
    var length = Weighted()
    var count = Weighted()
    for part in self {
      switch part {
      case .point(let point): count.add(point, 1)
      case .line(let points): length.add(line: points)
      case .polygon(let rings):
        for ring in rings {
          surface.add(ring: ring)
          length.add(line: ring + ring.prefix(1))
          for point in ring { count.add(point, 1) }
        }
      }
      if case .line(let points) = part { for point in points { count.add(point, 1) } }
    }
    return surface.mean ?? length.mean ?? count.mean
  }
}

/// Positive when clockwise on the page.
private func signedArea(_ ring: [Point]) -> Double {
  guard var a = ring.last else { return 0 }
  var sum = 0.0
  for b in ring {
    sum += a.x * b.y - b.x * a.y
    a = b
  }
  return sum / 2
}

private struct Weighted {
  var x = 0.0
  var y = 0.0
  var weight = 0.0

  mutating func add(_ point: Point, _ w: Double) {
    x += w * point.x
    y += w * point.y
    weight += w
  }

  mutating func add(line: [Point]) {
    for (a, b) in zip(line, line.dropFirst()) {
      let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      add(Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2), length)
    }
  }

  mutating func add(ring: [Point]) {
    guard var a = ring.last else { return }
    for b in ring {
      let z = a.y * b.x - a.x * b.y
      x += z * (a.x + b.x)
      y += z * (a.y + b.y)
      weight += z * 3
      a = b
    }
  }

  var mean: Point? { weight == 0 ? nil : Point(x: x / weight, y: y / weight) }
}

extension Path {
  /// Points that are no numbers are left out.
  ///
  /// - Returns: whether anything was drawn.
  @discardableResult
  fileprivate mutating func trace(_ points: [Point]) -> Bool {
    var isEmpty = true
    for point in points where point.isFinite {
      isEmpty ? move(to: point) : line(to: point)
      isEmpty = false
    }
    return !isEmpty
  }
}
