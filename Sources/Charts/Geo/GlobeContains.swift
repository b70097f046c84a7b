import Glibc
import SceneGraph

/// Whether a place lies inside a polygon on the globe.
///
/// First the South Pole: it is inside if the rings wind around it clockwise, or if they do not wind
/// around it and enclose a negative area. Then the crossings of the meridian from the place to the
/// pole are counted; an odd number means the other side.
///
/// - Parameter rings: in radians, like `place`; they do not repeat their first point.
func globePolygon(_ rings: [[Point]], contains place: Point) -> Bool {
  let lambda = wrappedLongitude(place.x)
  var phi = place.y
  let sinPhi = sin(phi)
  if sinPhi == 1 { phi = .pi / 2 + Tolerance.angle }
  if sinPhi == -1 { phi = -.pi / 2 - Tolerance.angle }
  let normal = Vector(sin(lambda), -cos(lambda), 0)
  var angle = 0.0
  var isOdd = false
  var area = CompensatedSum()

  for ring in rings {
    guard var point0 = ring.last else { continue }
    var lambda0 = wrappedLongitude(point0.x)
    var half0 = HalfLatitude(point0.y)
    for point1 in ring {
      let lambda1 = wrappedLongitude(point1.x)
      let half1 = HalfLatitude(point1.y)
      let delta = lambda1 - lambda0
      let sign = delta >= 0 ? 1.0 : -1.0
      let absDelta = sign * delta
      let crossesAntimeridian = absDelta > .pi
      let k = half0.sin * half1.sin
      area.add(atan2(k * sign * sin(absDelta), half0.cos * half1.cos + k * cos(absDelta)))
      angle += crossesAntimeridian ? delta + sign * 2 * .pi : delta

      // The longitudes stand on either side of the place's meridian: is the crossing south of it?
      if crossesAntimeridian != ((lambda0 >= lambda) != (lambda1 >= lambda)) {
        let arc = Vector(point0).cross(Vector(point1)).normalized
        let crossing = normal.cross(arc).normalized
        let isUp = crossesAntimeridian != (delta >= 0)
        let phiArc = (isUp ? -1 : 1) * clampedAsin(crossing.z)
        if phi > phiArc || (phi == phiArc && (arc.x != 0 || arc.y != 0)) { isOdd.toggle() }
      }
      (lambda0, half0, point0) = (lambda1, half1, point1)
    }
  }
  let holdsPole =
    angle < -Tolerance.angle || (angle < Tolerance.angle && area.total < -Tolerance.area)
  return holdsPole != isOdd
}

private struct HalfLatitude {
  let sin: Double
  let cos: Double

  init(_ latitude: Double) {
    let half = latitude / 2 + .pi / 4
    sin = Glibc.sin(half)
    cos = Glibc.cos(half)
  }
}

private func wrappedLongitude(_ longitude: Double) -> Double {
  guard abs(longitude) > .pi else { return longitude }
  return sign(longitude)
    * ((abs(longitude) + .pi).truncatingRemainder(dividingBy: 2 * .pi) - .pi)
}

/// A sum that keeps the small parts (Neumaier).
struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  mutating func add(_ value: Double) {
    let next = sum + value
    compensation += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  var total: Double { sum + compensation }
}
