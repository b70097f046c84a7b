import Glibc
import SceneGraph

/// Cuts at the meridian opposite the map's centre.
struct AntimeridianClip: SphereClip {
  var start: Point { Point(x: -.pi, y: -.pi / 2) }

  func isVisible(_ place: Point) -> Bool { true }

  func cut(_ line: [Point]) -> CutLine {
    var cut = CutLine()
    cut.begin()
    var previous: Point?
    var side0 = 0.0
    for point in line {
      var point = point
      let side1 = point.x > 0 ? Double.pi : -.pi
      if var last = previous {
        let delta = abs(point.x - last.x)
        if abs(delta - .pi) < Tolerance.angle {
          // Over a pole.
          let pole = (last.y + point.y) / 2 > 0 ? Double.pi / 2 : -.pi / 2
          cut.add(Point(x: last.x, y: pole))
          cut.add(Point(x: side0, y: pole))
          cut.begin()
          cut.add(Point(x: side1, y: pole))
          cut.add(Point(x: point.x, y: pole))
          cut.isWhole = false
        } else if side0 != side1, delta >= .pi {
          if abs(last.x - side0) < Tolerance.angle { last.x -= side0 * Tolerance.angle }
          if abs(point.x - side1) < Tolerance.angle { point.x -= side1 * Tolerance.angle }
          let latitude = crossing(last, point)
          cut.add(Point(x: side0, y: latitude))
          cut.begin()
          cut.add(Point(x: side1, y: latitude))
          cut.isWhole = false
        }
      }
      cut.add(point)
      previous = point
      side0 = side1
    }
    cut.rejoins = !cut.isWhole
    return cut
  }

  /// The latitude at which the great circle through two places meets the antimeridian.
  private func crossing(_ a: Point, _ b: Point) -> Double {
    let s = sin(a.x - b.x)
    guard abs(s) > Tolerance.angle else { return (a.y + b.y) / 2 }
    let (cosA, cosB) = (cos(a.y), cos(b.y))
    return atan((sin(a.y) * cosB * sin(b.x) - sin(b.y) * cosA * sin(a.x)) / (cosA * cosB * s))
  }

  func edge(_ ends: (from: Point, to: Point)?, direction: Double) -> [Point] {
    guard let (from, to) = ends else {
      let pole = direction * .pi / 2
      return [
        (-Double.pi, pole), (0, pole), (.pi, pole), (.pi, 0), (.pi, -pole), (0, -pole),
        (-.pi, -pole), (-.pi, 0), (-.pi, pole),
      ].map { Point(x: $0.0, y: $0.1) }
    }
    guard abs(from.x - to.x) > Tolerance.angle else { return [to] }
    let side = from.x < to.x ? Double.pi : -.pi
    let pole = direction * side / 2
    return [Point(x: -side, y: pole), Point(x: 0, y: pole), Point(x: side, y: pole)]
  }
}
