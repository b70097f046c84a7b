import Glibc
import SceneGraph

/// A direction from the centre of the globe.
struct Vector {
  var x: Double
  var y: Double
  var z: Double

  init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// - Parameter place: longitude and latitude in radians.
  init(_ place: Point) {
    let c = cos(place.y)
    self.init(c * cos(place.x), c * sin(place.x), sin(place.y))
  }

  /// Longitude and latitude in radians.
  var place: Point { Point(x: atan2(y, x), y: clampedAsin(z)) }

  static func + (a: Vector, b: Vector) -> Vector { Vector(a.x + b.x, a.y + b.y, a.z + b.z) }
  static func * (a: Vector, k: Double) -> Vector { Vector(a.x * k, a.y * k, a.z * k) }

  func dot(_ other: Vector) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Vector) -> Vector {
    Vector(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  var normalized: Vector {
    let length = sqrt(dot(self))
    return Vector(x / length, y / length, z / length)
  }
}

/// Angles and distances below which two places on the globe count as one.
enum Tolerance {
  static let angle = 1e-6
  static let area = 1e-12
}

/// In radians. Multiplied by, never divided: what stands exactly on an edge then does so in d3 too.
let degree = Double.pi / 180
/// In degrees.
private let radian = 180 / Double.pi

/// The arc sine, of the nearest number that has one.
func clampedAsin(_ x: Double) -> Double { x > 1 ? .pi / 2 : x < -1 ? -.pi / 2 : asin(x) }

/// The arc cosine, of the nearest number that has one.
func clampedAcos(_ x: Double) -> Double { x > 1 ? 0 : x < -1 ? .pi : acos(x) }

func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }

extension Point {
  /// Whether two places count as one.
  func isNear(_ other: Point) -> Bool {
    abs(x - other.x) < Tolerance.angle && abs(y - other.y) < Tolerance.angle
  }

  var inRadians: Point { Point(x: x * degree, y: y * degree) }
  var inDegrees: Point { Point(x: x * radian, y: y * radian) }
  var isFinite: Bool { x.isFinite && y.isFinite }
}
