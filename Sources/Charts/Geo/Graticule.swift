import SceneGraph

/// The net of meridians and parallels.
struct Graticule: Sendable {
  /// The corners south-west and north-east, in degrees.
  struct Extent: Sendable {
    var west: Double
    var south: Double
    var east: Double
    var north: Double
  }

  var major = Extent(west: -180, south: -90 + 1e-6, east: 180, north: 90 - 1e-6)
  var minor = Extent(west: -180, south: -80 - 1e-6, east: 180, north: 80 + 1e-6)
  /// Degrees between meridians and between parallels.
  var majorStep = (x: 90.0, y: 360.0)
  var minorStep = (x: 10.0, y: 10.0)
  /// Degrees between the points of a parallel.
  var precision = 2.5

  /// More lines, or points on a line, than this are not drawn.
  static let most = 720

  var geometry: Geometry {
    func meridian(_ x: Double, _ extent: Extent) -> [Point] {
      Self.ends(extent.south, extent.north, 90).map { Point(x: x, y: $0) }
    }
    func parallel(_ y: Double, _ extent: Extent) -> [Point] {
      Self.ends(extent.west, extent.east, precision).map { Point(x: $0, y: y) }
    }
    let major = self.major
    let minor = self.minor
    let majorX = Self.multiples(of: majorStep.x, major.west, major.east)
    let majorY = Self.multiples(of: majorStep.y, major.south, major.north)
    let minorX = Self.multiples(of: minorStep.x, minor.west, minor.east)
      .filter { !Self.isMultiple($0, majorStep.x) }
    let minorY = Self.multiples(of: minorStep.y, minor.south, minor.north)
      .filter { !Self.isMultiple($0, majorStep.y) }
    return .lines(
      majorX.map { meridian($0, major) } + majorY.map { parallel($0, major) }
        + minorX.map { meridian($0, minor) } + minorY.map { parallel($0, minor) })
  }

  private static func isMultiple(_ value: Double, _ step: Double) -> Bool {
    abs(value.truncatingRemainder(dividingBy: step)) <= Tolerance.angle
  }

  private static func multiples(of step: Double, _ start: Double, _ end: Double) -> [Double] {
    range((start / step).rounded(.up) * step, end, step)
  }

  /// From `start` in steps, and `end` itself.
  private static func ends(_ start: Double, _ end: Double, _ step: Double) -> [Double] {
    range(start, end - Tolerance.angle, step) + [end]
  }

  private static func range(_ start: Double, _ end: Double, _ step: Double) -> [Double] {
    let count = ((end - start) / step).rounded(.up)
    guard count.isFinite, count > 0 else { return [] }
    return (0..<Int(min(count, Double(most)))).map { start + Double($0) * step }
  }
}
