import Glibc
import SceneGraph

/// Cuts at a circle around the map's centre.
struct CircleClip: SphereClip {
  private let radius: Double
  private let cosRadius: Double
  private let isSmall: Bool
  private let isHemisphere: Bool

  /// - Parameter radius: the angle from the centre to the edge, in radians.
  init(radius: Double) {
    self.radius = radius
    cosRadius = cos(radius)
    isSmall = cosRadius > 0
    isHemisphere = abs(cosRadius) <= Tolerance.angle
  }

  var start: Point {
    isSmall ? Point(x: 0, y: -radius) : Point(x: -.pi, y: radius - .pi)
  }

  func isVisible(_ place: Point) -> Bool { cos(place.x) * cos(place.y) > cosRadius }

  func cut(_ line: [Point]) -> CutLine {
    var cut = CutLine()
    var previous: (point: Point, isVisible: Bool, side: Side)?
    var startVisible = false
    for point in line {
      let isVisible = isVisible(point)
      let side = side(of: point, isVisible: isVisible)
      if let last = previous {
        var from = last.point
        if isVisible != last.isVisible {
          cut.isWhole = false
          if isVisible {
            cut.begin()
            from = crossing(point, last.point) ?? last.point
            cut.add(from)
          } else {
            from = crossing(last.point, point) ?? last.point
            cut.add(from, isMarked: true)
          }
        } else if !isHemisphere, isSmall != isVisible, side.isDisjoint(with: last.side),
          let (entry, exit) = crossings(point, last.point)
        {
          cut.isWhole = false
          if isSmall {
            cut.begin()
            cut.add(entry)
            cut.add(exit)
          } else {
            cut.add(exit)
            cut.begin()
            cut.add(entry, isMarked: true)
          }
        }
        if isVisible, !from.isNear(point) { cut.add(point) }
      } else {
        startVisible = isVisible
        if isVisible {
          cut.begin()
          cut.add(point)
        }
      }
      previous = (point, isVisible, side)
    }
    cut.rejoins = startVisible && previous?.isVisible ?? false
    return cut
  }

  /// On which sides of the circle's bounding box a place lies; two places on one side need no
  /// crossings looked for.
  private struct Side: OptionSet {
    let rawValue: Int
    static let left = Side(rawValue: 1)
    static let right = Side(rawValue: 2)
    static let below = Side(rawValue: 4)
    static let above = Side(rawValue: 8)
  }

  private func side(of place: Point, isVisible: Bool) -> Side {
    guard isSmall != isVisible else { return [] }
    let x = isSmall ? place.x : place.x + (place.x < 0 ? .pi : -.pi)
    let r = isSmall ? radius : .pi - radius
    var side: Side = []
    if x < -r { side.insert(.left) } else if x > r { side.insert(.right) }
    if place.y < -r { side.insert(.below) } else if place.y > r { side.insert(.above) }
    return side
  }

  /// Where the great circle from `a` to `b` meets the edge; the first such place.
  private func crossing(_ a: Point, _ b: Point) -> Point? {
    guard let line = CirclePlanes(a, b, cosRadius) else { return a }
    return line.places?.0
  }

  /// Both places where the arc between `a` and `b` meets the edge.
  private func crossings(_ a: Point, _ b: Point) -> (Point, Point)? {
    guard let (q, other) = CirclePlanes(a, b, cosRadius)?.places else { return nil }
    var (lambda0, lambda1, phi0, phi1) = (a.x, b.x, a.y, b.y)
    if lambda1 < lambda0 { swap(&lambda0, &lambda1) }
    let delta = lambda1 - lambda0
    let isPolar = abs(delta - .pi) < Tolerance.angle
    let isMeridian = isPolar || delta < Tolerance.angle
    if !isPolar, phi1 < phi0 { swap(&phi0, &phi1) }
    let isBetween =
      if isMeridian {
        isPolar
          ? (phi0 + phi1 > 0)
            != (q.y < (abs(q.x - lambda0) < Tolerance.angle ? phi0 : phi1))
          : phi0 <= q.y && q.y <= phi1
      } else {
        (delta > .pi) != (lambda0 <= q.x && q.x <= lambda1)
      }
    return isBetween ? (q, other) : nil
  }

  func edge(_ ends: (from: Point, to: Point)?, direction: Double) -> [Point] {
    let step = direction * 2 * degree
    let sinRadius = sin(radius)
    var t: Double
    let end: Double
    if let ends {
      t = turn(of: ends.from)
      end = turn(of: ends.to)
      if direction > 0 ? t < end : t > end { t += direction * 2 * .pi }
    } else {
      t = radius + direction * 2 * .pi
      end = radius - step / 2
    }
    var points: [Point] = []
    while direction > 0 ? t > end : t < end {
      points.append(Vector(cosRadius, -sinRadius * cos(t), -sinRadius * sin(t)).place)
      t -= step
    }
    return points
  }

  /// The angle of a place on the edge, seen from the circle's centre.
  private func turn(of place: Point) -> Double {
    var v = Vector(place)
    v.x -= cosRadius
    v = v.normalized
    let angle = clampedAcos(-v.y)
    return ((-v.z < 0 ? -angle : angle) + 2 * .pi - Tolerance.angle)
      .truncatingRemainder(dividingBy: 2 * .pi)
  }
}

/// The line in which the plane of a great circle cuts the plane of the edge.
private struct CirclePlanes {
  /// Where it leaves the globe; `nil` if it misses it.
  let places: (Point, Point)?

  /// - Returns: `nil` if the planes do not cut each other.
  init?(_ a: Point, _ b: Point, _ cosRadius: Double) {
    let n1 = Vector(1, 0, 0)
    let n2 = Vector(a).cross(Vector(b))
    let n2n2 = n2.dot(n2)
    let n1n2 = n2.x
    let determinant = n2n2 - n1n2 * n1n2
    guard determinant != 0 else { return nil }
    let origin = n1 * (cosRadius * n2n2 / determinant) + n2 * (-cosRadius * n1n2 / determinant)
    let u = n1.cross(n2)
    let w = origin.dot(u)
    let uu = u.dot(u)
    let t2 = w * w - uu * (origin.dot(origin) - 1)
    guard t2 >= 0 else {
      places = nil
      return
    }
    let t = sqrt(t2)
    places = (
      (u * ((-w - t) / uu) + origin).place, (u * ((-w + t) / uu) + origin).place
    )
  }
}
