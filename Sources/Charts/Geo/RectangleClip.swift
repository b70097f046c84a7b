import SceneGraph

/// Cuts lines and polygons on the map at a rectangle.
struct RectangleClip: Sendable {
  let minX: Double
  let minY: Double
  let maxX: Double
  let maxY: Double

  func isVisible(_ p: Point) -> Bool { minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY }

  /// - Returns: the visible stretches.
  func clip(line: [Point]) -> [[Point]] { cut(line).segments.map(\.points) }

  /// - Parameter polygon: rings that do not repeat their first point, as in the result.
  func clip(polygon: [[Point]]) -> [[Point]] {
    var segments: [ClipSegment] = []
    var isWhole = true
    for ring in polygon where !ring.isEmpty {
      var cut = cut(ring + ring.prefix(1))
      if cut.rejoins { cut.joinEnds() }
      if !cut.isWhole { isWhole = false }
      segments += cut.segments
    }
    let startInside = winding(of: polygon) != 0
    var rings: [[Point]] = []
    if isWhole, startInside { rings.append(edge(nil, direction: 1)) }
    guard !segments.isEmpty else { return rings }
    let rejoining = Rejoining(
      order: order, edge: { edge((from: $0, to: $1), direction: $2) })
    return rings + rejoining.rings(segments, startInside: startInside)
  }

  private func cut(_ line: [Point]) -> CutLine {
    var cut = CutLine()
    var previous: (point: Point, isVisible: Bool)?
    var startVisible = false
    for point in line {
      let isVisible = isVisible(point)
      var kept = point
      if let last = previous {
        if isVisible, last.isVisible {
          cut.add(point)
        } else {
          kept = bounded(point)
          if let (a, b) = visiblePart(from: bounded(last.point), to: kept) {
            if !last.isVisible {
              cut.begin()
              cut.add(a)
            }
            cut.add(b)
            cut.isWhole = false
          } else if isVisible {
            cut.begin()
            cut.add(point)
            cut.isWhole = false
          }
        }
      } else {
        startVisible = isVisible
        if isVisible {
          cut.begin()
          cut.add(point)
        }
      }
      previous = (kept, isVisible)
    }
    cut.rejoins = startVisible && previous?.isVisible ?? false
    return cut
  }

  private func bounded(_ p: Point) -> Point {
    let most = 1e9
    return Point(x: max(-most, min(most, p.x)), y: max(-most, min(most, p.y)))
  }

  /// The part of a straight line within the rectangle (Liang–Barsky).
  private func visiblePart(from a: Point, to b: Point) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (t0, t1) = (0.0, 1.0)
    // For each side: how fast the line nears it from outside, and how far it stands outside.
    for (speed, distance) in [
      (dx, minX - a.x), (-dx, a.x - maxX), (dy, minY - a.y), (-dy, a.y - maxY),
    ] {
      if speed == 0 {
        if distance > 0 { return nil }
        continue
      }
      let t = distance / speed
      if speed > 0 {
        if t > t1 { return nil }
        t0 = max(t0, t)
      } else {
        if t < t0 { return nil }
        t1 = min(t1, t)
      }
    }
    func at(_ t: Double) -> Point { Point(x: a.x + t * dx, y: a.y + t * dy) }
    return (t0 > 0 ? at(t0) : a, t1 < 1 ? at(t1) : b)
  }

  /// How often the rings wind around the rectangle's lower left corner.
  private func winding(of polygon: [[Point]]) -> Int {
    var winding = 0
    for ring in polygon {
      guard var a = ring.last else { continue }
      for b in ring {
        let left = (b.x - a.x) * (maxY - a.y)
        let right = (b.y - a.y) * (minX - a.x)
        if a.y <= maxY {
          if b.y > maxY, left > right { winding += 1 }
        } else if b.y <= maxY, left < right {
          winding -= 1
        }
        a = b
      }
    }
    return winding
  }

  // MARK: The edge, from the lower left corner up

  private func edge(_ ends: (from: Point, to: Point)?, direction: Double) -> [Point] {
    var (side, last) = (0, 0)
    if let ends {
      side = self.side(of: ends.from, direction)
      last = self.side(of: ends.to, direction)
      if side == last, (order(ends.from, ends.to) < 0) == (direction > 0) { return [ends.to] }
    }
    var points: [Point] = []
    repeat {
      points.append(
        Point(x: side == 0 || side == 3 ? minX : maxX, y: side > 1 ? maxY : minY))
      side = (side + (direction > 0 ? 1 : 3)) % 4
    } while side != last
    return points
  }

  private func side(of p: Point, _ direction: Double) -> Int {
    if abs(p.x - minX) < Tolerance.angle { return direction > 0 ? 0 : 3 }
    if abs(p.x - maxX) < Tolerance.angle { return direction > 0 ? 2 : 1 }
    if abs(p.y - minY) < Tolerance.angle { return direction > 0 ? 1 : 0 }
    return direction > 0 ? 3 : 2
  }

  private func order(_ a: Point, _ b: Point) -> Double {
    let (sideA, sideB) = (side(of: a, 1), side(of: b, 1))
    guard sideA == sideB else { return Double(sideA - sideB) }
    switch sideA {
    case 0: return b.y - a.y
    case 1: return a.x - b.x
    case 2: return a.y - b.y
    default: return b.x - a.x
    }
  }
}
