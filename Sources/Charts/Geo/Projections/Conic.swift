import Glibc
import SceneGraph

/// Equal areas on a cone; on a cylinder when the parallels lie on either side of the equator.
struct ConicEqualArea: RawProjection {
  private let n: Double
  private let c: Double
  private let r0: Double
  private let cylinder: Double

  /// Parallels in radians.
  init(_ y0: Double, _ y1: Double) {
    let s = sin(y0)
    n = (s + sin(y1)) / 2
    c = 1 + s * (2 * n - s)
    r0 = sqrt(c) / n
    cylinder = cos(y0)
  }

  private var isCylinder: Bool { abs(n) < Tolerance.angle }

  func forward(_ place: Point) -> Point {
    if isCylinder { return Point(x: place.x * cylinder, y: sin(place.y) / cylinder) }
    let r = sqrt(c - 2 * n * sin(place.y)) / n
    return Point(x: r * sin(place.x * n), y: r0 - r * cos(place.x * n))
  }

  func inverse(_ point: Point) -> Point {
    if isCylinder { return Point(x: point.x / cylinder, y: clampedAsin(point.y * cylinder)) }
    let fromApex = r0 - point.y
    let r2 = point.x * point.x + fromApex * fromApex
    return Point(
      x: coneAngle(point.x, fromApex, n) / n, y: clampedAsin((c - r2 * n * n) / (2 * n)))
  }
}

/// True shapes on a cone: weather maps and coordinate systems of countries.
struct ConicConformal: RawProjection {
  private let n: Double
  private let f: Double

  init(_ y0: Double, _ y1: Double) {
    let c = cos(y0)
    n = y0 == y1 ? sin(y0) : log(c / cos(y1)) / log(Self.stretch(y1) / Self.stretch(y0))
    f = c * pow(Self.stretch(y0), n) / n
  }

  private static func stretch(_ y: Double) -> Double { tan((.pi / 2 + y) / 2) }

  func forward(_ place: Point) -> Point {
    if n == 0 { return Mercator().forward(place) }
    let limit = Double.pi / 2 - Tolerance.angle
    // The pole away from the cone's tip lies infinitely far.
    let y = f > 0 ? max(place.y, -limit) : min(place.y, limit)
    let r = f / pow(Self.stretch(y), n)
    return Point(x: r * sin(n * place.x), y: f - r * cos(n * place.x))
  }

  func inverse(_ point: Point) -> Point {
    if n == 0 { return Mercator().inverse(point) }
    let fromApex = f - point.y
    let r = sign(n) * sqrt(point.x * point.x + fromApex * fromApex)
    return Point(
      x: coneAngle(point.x, fromApex, n) / n, y: 2 * atan(pow(f / r, 1 / n)) - .pi / 2)
  }
}

/// True distances along the meridians of a cone.
struct ConicEquidistant: RawProjection {
  private let n: Double
  private let g: Double

  init(_ y0: Double, _ y1: Double) {
    let c = cos(y0)
    n = y0 == y1 ? sin(y0) : (c - cos(y1)) / (y1 - y0)
    g = c / n + y0
  }

  private var isCylinder: Bool { abs(n) < Tolerance.angle }

  func forward(_ place: Point) -> Point {
    if isCylinder { return place }
    let r = g - place.y
    return Point(x: r * sin(n * place.x), y: g - r * cos(n * place.x))
  }

  func inverse(_ point: Point) -> Point {
    if isCylinder { return point }
    let fromApex = g - point.y
    return Point(
      x: coneAngle(point.x, fromApex, n) / n,
      y: g - sign(n) * sqrt(point.x * point.x + fromApex * fromApex))
  }
}

/// The angle at the tip of a cone, of a point `x` beside and `y` below it.
private func coneAngle(_ x: Double, _ y: Double, _ n: Double) -> Double {
  let angle = atan2(x, abs(y)) * sign(y)
  return y * n < 0 ? angle - .pi * sign(x) * sign(y) : angle
}
