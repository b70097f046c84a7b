import Glibc
import SceneGraph

/// Which way round the rings of shapes run.
///
/// What lies clockwise within a ring is its inside, for d3 and Vega. RFC 7946 has it the other way
/// round, and most files follow that: every area would then be all the rest of the globe.
enum ShapeOrder {
  /// More outer rings than these say nothing new.
  private static let enough = 200

  /// - Returns: the shapes with their rings clockwise, and whether they had to be turned.
  static func clockwise(_ shapes: [Geometry?]) -> (shapes: [Geometry?], isTurned: Bool) {
    var votes = (clockwise: 0, other: 0)
    for case .some(let shape) in shapes where votes.clockwise + votes.other < enough {
      vote(shape, &votes)
    }
    guard votes.other > votes.clockwise else { return (shapes, false) }
    return (shapes.map { $0?.reversed }, true)
  }

  private static func vote(_ shape: Geometry, _ votes: inout (clockwise: Int, other: Int)) {
    switch shape {
    case .polygons(let polygons):
      for polygon in polygons.prefix(enough) {
        guard let outer = polygon.first, isNarrow(outer) else { continue }
        if globeArea(outer) > 2 * .pi { votes.other += 1 } else { votes.clockwise += 1 }
      }
    case .collection(let members):
      for member in members.prefix(enough) { vote(member, &votes) }
    case .points, .lines, .sphere: break
    }
  }

  /// Within half the globe, which a ring that is the right way round cannot exceed.
  private static func isNarrow(_ ring: [Point]) -> Bool {
    guard ring.count > 2, let west = ring.map(\.x).min(), let east = ring.map(\.x).max() else {
      return false
    }
    return east - west < 180
  }

  /// The area clockwise within a ring, of a globe of radius 1.
  static func globeArea(_ ring: [Point]) -> Double {
    guard let last = ring.last?.inRadians else { return 0 }
    var sum = CompensatedSum()
    var (lambda0, half0) = (last.x, last.y / 2 + .pi / 4)
    for place in ring {
      let place = place.inRadians
      let half = place.y / 2 + .pi / 4
      let delta = place.x - lambda0
      let k = sin(half0) * sin(half)
      sum.add(atan2(k * sin(delta), cos(half0) * cos(half) + k * cos(delta)))
      (lambda0, half0) = (place.x, half)
    }
    return 2 * (sum.total < 0 ? 2 * .pi + sum.total : sum.total)
  }
}

extension Geometry {
  /// Every ring the other way round.
  fileprivate var reversed: Geometry {
    switch self {
    case .polygons(let polygons): .polygons(polygons.map { $0.map { $0.reversed() } })
    case .collection(let members): .collection(members.map(\.reversed))
    case .points, .lines, .sphere: self
    }
  }

  /// The first point that is no longitude and latitude in degrees.
  var firstBeyondGlobe: Point? {
    func search(_ points: [Point]) -> Point? { points.first { abs($0.y) > 91 || abs($0.x) > 541 } }
    switch self {
    case .points(let points): return search(points)
    case .lines(let lines): return lines.lazy.compactMap(search).first
    case .polygons(let polygons):
      return polygons.lazy.flatMap { $0 }.compactMap(search).first
    case .collection(let members): return members.lazy.compactMap(\.firstBeyondGlobe).first
    case .sphere: return nil
    }
  }
}
