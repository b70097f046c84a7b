import SceneGraph

/// What a specification says about its projection; `nil` is the projection's own default.
struct ProjectionSettings: Sendable {
  var type = "equalEarth"
  /// Points for one radian at the centre.
  var scale: Double?
  /// Where the centre falls, in points of the plot.
  var translate: Point?
  /// The place in the middle, in degrees.
  var center: Point?
  /// Yaw, pitch and roll in degrees.
  var rotate: [Double]?
  var parallels: [Double]?
  /// Degrees around the centre; 0 shows all of the globe.
  var clipAngle: Double?
  var clipExtent: RectangleClip?
  /// How far a line may lie off, in points; 0 draws straight lines.
  var precision = 0.5.squareRoot()
  var pointRadius = 4.5
  var reflectX = false
  var reflectY = false
}
