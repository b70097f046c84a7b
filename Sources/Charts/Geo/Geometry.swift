import SceneGraph

/// A shape on the globe, or on a map's own plane when the projection is `identity`.
///
/// The x of a point is its longitude and y its latitude, in degrees. Rings do not repeat their first
/// point; what lies clockwise within a ring is its inside, so that a ring may also hold all but a hole.
indirect enum Geometry: Hashable, Sendable {
  case points([Point])
  case lines([[Point]])
  case polygons([[[Point]]])
  case collection([Geometry])
  /// All of the globe.
  case sphere

  /// How many points it holds, nested ones included.
  var count: Int {
    switch self {
    case .points(let points): points.count
    case .lines(let lines): lines.reduce(0) { $0 + $1.count }
    case .polygons(let polygons): polygons.reduce(0) { $1.reduce($0) { $0 + $1.count } }
    case .collection(let members): members.reduce(0) { $0 + $1.count }
    case .sphere: 0
    }
  }
}
