import Glibc
import SceneGraph

/// Turns the globe before it is projected: yaw, then pitch, then roll.
struct Rotation: Sendable {
  private let yaw: Double
  private let isTilted: Bool
  private let pitch: (cos: Double, sin: Double)
  private let roll: (cos: Double, sin: Double)

  /// Angles in degrees.
  init(yaw: Double, pitch: Double = 0, roll: Double = 0) {
    func radians(_ degrees: Double) -> Double {
      degrees.truncatingRemainder(dividingBy: 360) * degree
    }
    let (phi, gamma) = (radians(pitch), radians(roll))
    self.yaw = radians(yaw)
    isTilted = phi != 0 || gamma != 0
    self.pitch = (cos(phi), sin(phi))
    self.roll = (cos(gamma), sin(gamma))
  }

  /// - Parameter place: in radians, like the result.
  func forward(_ place: Point) -> Point {
    let turned = Point(x: wrapped(place.x + yaw), y: place.y)
    guard isTilted else { return turned }
    let v = Vector(turned)
    let k = v.z * pitch.cos + v.x * pitch.sin
    return Point(
      x: atan2(v.y * roll.cos - k * roll.sin, v.x * pitch.cos - v.z * pitch.sin),
      y: clampedAsin(k * roll.cos + v.y * roll.sin))
  }

  func inverse(_ place: Point) -> Point {
    var place = place
    if isTilted {
      let v = Vector(place)
      let k = v.z * roll.cos - v.y * roll.sin
      place = Point(
        x: atan2(v.y * roll.cos + v.z * roll.sin, v.x * pitch.cos + k * pitch.sin),
        y: clampedAsin(k * pitch.cos - v.x * pitch.sin))
    }
    return Point(x: wrapped(place.x - yaw), y: place.y)
  }

  private func wrapped(_ longitude: Double) -> Double {
    guard abs(longitude) > .pi else { return longitude }
    return longitude - (longitude / (2 * .pi)).rounded() * 2 * .pi
  }
}
