import Glibc
import SceneGraph

/// A formula from the globe to the plane, in radians and globe radii, y up, the centre at 0, 0.
///
/// The law: `inverse` undoes `forward` for every place that the projection shows.
protocol RawProjection: Sendable {
  func forward(_ place: Point) -> Point
  func inverse(_ point: Point) -> Point
}

/// What a name in `projection: {type: …}` stands for, with d3-geo's defaults.
struct ProjectionKind: Sendable {
  /// The strip that a cylinder around the globe can show: a square around the middle.
  enum Strip: Sendable { case none, across, down }

  let name: String
  var scale: Double
  var center = Point.zero
  var rotate = [0.0, 0, 0]
  /// In degrees; `nil` shows all of the globe, cut at the antimeridian.
  var clipAngle: Double?
  /// The standard parallels, in degrees, of projections that have them.
  var parallels: [Double]?
  var strip = Strip.none
  /// Turned by a quarter: the centre's axes are swapped and the roll counts from 90°.
  var isTransverse = false
  let make: @Sendable (_ parallels: [Double]) -> any RawProjection
}
