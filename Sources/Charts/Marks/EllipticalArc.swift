import Glibc
import SceneGraph

/// An elliptical arc as SVG's path data gives it: by its ends, its radii and which way round.
struct EllipticalArc {
  var start: Point
  var end: Point
  var radiusX: Double
  var radiusY: Double
  /// Degrees, clockwise, that the ellipse is turned.
  var rotation: Double
  var isLarge: Bool
  var isClockwise: Bool

  /// Appends the arc, in cubic pieces of at most a quarter turn.
  func append(to path: inout Path) {
    var (rx, ry) = (abs(radiusX), abs(radiusY))
    let (c, s) = (cos(rotation * .pi / 180), sin(rotation * .pi / 180))
    let (hx, hy) = ((start.x - end.x) / 2, (start.y - end.y) / 2)
    // In the frame of the ellipse, about the middle of the two ends.
    let (x, y) = (c * hx + s * hy, c * hy - s * hx)
    guard rx > 1e-12, ry > 1e-12, x != 0 || y != 0, rx.isFinite, ry.isFinite else {
      return path.line(to: end)
    }
    // Radii too small to reach both ends grow until they do.
    let reach = (x * x) / (rx * rx) + (y * y) / (ry * ry)
    if reach > 1 { (rx, ry) = (rx * reach.squareRoot(), ry * reach.squareRoot()) }
    let away = max(0, 1 / max(reach, 1e-300) - 1).squareRoot() * (isLarge == isClockwise ? -1 : 1)
    let (cx, cy) = (away * rx * y / ry, -away * ry * x / rx)
    let center = Point(
      x: c * cx - s * cy + (start.x + end.x) / 2, y: s * cx + c * cy + (start.y + end.y) / 2)
    let from = atan2((y - cy) / ry, (x - cx) / rx)
    var sweep = atan2((-y - cy) / ry, (-x - cx) / rx) - from
    if isClockwise, sweep < 0 { sweep += 2 * .pi }
    if !isClockwise, sweep > 0 { sweep -= 2 * .pi }
    guard sweep.isFinite, center.x.isFinite, center.y.isFinite else { return path.line(to: end) }

    func place(_ u: Double, _ v: Double) -> Point {
      Point(x: center.x + c * rx * u - s * ry * v, y: center.y + s * rx * u + c * ry * v)
    }
    let pieces = min(max(Int((abs(sweep) / (.pi / 2) - 1e-9).rounded(.up)), 1), 4)
    let step = sweep / Double(pieces)
    let k = 4.0 / 3 * tan(step / 4)
    for piece in 0..<pieces {
      let (a, b) = (from + Double(piece) * step, from + Double(piece + 1) * step)
      path.curve(
        place(cos(a) - k * sin(a), sin(a) + k * cos(a)),
        place(cos(b) + k * sin(b), sin(b) - k * cos(b)),
        to: piece == pieces - 1 ? end : place(cos(b), sin(b)))
    }
  }
}
