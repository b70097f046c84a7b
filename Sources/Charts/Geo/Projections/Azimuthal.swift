import Glibc
import SceneGraph

/// Projections that keep directions from the centre; they differ in how distance grows.
struct Azimuthal: RawProjection {
  enum Variant: Sendable { case equalArea, equidistant, gnomonic, orthographic, stereographic }

  let variant: Variant

  func forward(_ place: Point) -> Point {
    let cosLatitude = cos(place.y)
    let cosDistance = cos(place.x) * cosLatitude
    let k =
      switch variant {
      case .equalArea: sqrt(2 / (1 + cosDistance))
      case .equidistant: equidistant(clampedAcos(cosDistance))
      case .gnomonic: 1 / cosDistance
      case .orthographic: 1.0
      case .stereographic: 1 / (1 + cosDistance)
      }
    guard k != .infinity else { return Point(x: 2, y: 0) }
    return Point(x: k * cosLatitude * sin(place.x), y: k * sin(place.y))
  }

  private func equidistant(_ distance: Double) -> Double {
    distance == 0 ? 0 : distance / sin(distance)
  }

  func inverse(_ point: Point) -> Point {
    let z = sqrt(point.x * point.x + point.y * point.y)
    let distance =
      switch variant {
      case .equalArea: 2 * clampedAsin(z / 2)
      case .equidistant: z
      case .gnomonic: atan(z)
      case .orthographic: clampedAsin(z)
      case .stereographic: 2 * atan(z)
      }
    let s = sin(distance)
    return Point(
      x: atan2(point.x * s, z * cos(distance)), y: z == 0 ? 0 : clampedAsin(point.y * s / z))
  }
}
