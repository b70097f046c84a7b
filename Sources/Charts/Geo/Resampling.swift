import Glibc
import SceneGraph

/// Adds points to projected lines until they follow the great circles that they stand for.
///
/// Adaptive halving, as in d3-geo: a stretch is halved while its middle lies off the straight line,
/// or off its middle, by more than `precision`.
struct Resampling: Sendable {
  /// The square of the allowed distance, in square points; 0 adds nothing.
  let tolerance: Double
  private static let deepest = 16
  private static let cosMinDistance = cos(30 * degree)

  private struct End {
    var place: Point
    var vector: Vector
    var planar: Point
  }

  /// - Parameters:
  ///   - line: in radians; a ring does not repeat its first point, here and in the result.
  ///   - budget: how many points may still be added.
  func points(
    _ line: [Point], isRing: Bool, budget: inout Int, project: (Point) -> Point
  ) -> [Point] {
    guard tolerance > 0 else { return line.map(project) }
    var result: [Point] = []
    result.reserveCapacity(line.count)
    var previous: End?
    var first: End?
    for place in line {
      let end = End(place: place, vector: Vector(place), planar: project(place))
      if let previous {
        add(previous, end, Self.deepest, &budget, project, &result)
      } else {
        first = end
      }
      result.append(end.planar)
      previous = end
    }
    if isRing, let previous, let first {
      add(previous, first, Self.deepest, &budget, project, &result)
    }
    return result
  }

  private func add(
    _ a: End, _ b: End, _ depth: Int, _ budget: inout Int, _ project: (Point) -> Point,
    _ result: inout [Point]
  ) {
    let (dx, dy) = (b.planar.x - a.planar.x, b.planar.y - a.planar.y)
    let d2 = dx * dx + dy * dy
    guard d2 > 4 * tolerance, depth > 0, budget > 0 else { return }
    let sum = a.vector + b.vector
    let vector = sum * (1 / sqrt(sum.dot(sum)))
    let hasLongitude =
      abs(abs(vector.z) - 1) >= Tolerance.angle
      && abs(a.place.x - b.place.x) >= Tolerance.angle
    let place = Point(
      x: hasLongitude ? atan2(sum.y, sum.x) : (a.place.x + b.place.x) / 2,
      y: clampedAsin(vector.z))
    let middle = End(place: place, vector: vector, planar: project(place))
    let (dx2, dy2) = (middle.planar.x - a.planar.x, middle.planar.y - a.planar.y)
    let dz = dy * dx2 - dx * dy2
    guard
      dz * dz / d2 > tolerance || abs((dx * dx2 + dy * dy2) / d2 - 0.5) > 0.3
        || a.vector.dot(b.vector) < Self.cosMinDistance
    else { return }
    budget -= 1
    add(a, middle, depth - 1, &budget, project, &result)
    result.append(middle.planar)
    add(middle, b, depth - 1, &budget, project, &result)
  }
}
