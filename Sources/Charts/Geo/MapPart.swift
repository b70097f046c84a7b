import SceneGraph

/// A piece of a drawn map, in points of the plot.
enum MapPart: Hashable, Sendable {
  case point(Point)
  case line([Point])
  /// Rings do not repeat their first point.
  case polygon([[Point]])

  var points: [Point] {
    switch self {
    case .point(let point): [point]
    case .line(let line): line
    case .polygon(let rings): rings.flatMap { $0 }
    }
  }
}

/// How a geometry becomes parts of a map.
///
/// The law: every part lies in the clip extent, if there is one.
protocol MapProjector: Sendable {
  /// Where a place falls, in degrees and points; clipping does not count.
  func place(_ place: Point) -> Point
  func inverse(_ point: Point) -> Point
  /// Where a place falls that the map shows.
  func visible(_ place: Point) -> Point?
  /// - Parameter budget: how many points resampling may still add.
  func lines(_ line: [Point], budget: inout Int) -> [[Point]]
  func rings(_ polygon: [[Point]], budget: inout Int) -> [[Point]]
  func sphere(budget: inout Int) -> [[Point]]
}
