import SceneGraph

/// The United States with Alaska, at about a third of its size, and Hawaii below the other states.
enum AlbersUsa {
  /// The lower 48 states, Alaska, Hawaii.
  static func projectors(_ settings: ProjectionSettings) -> [any MapProjector] {
    let k = settings.scale ?? 1070
    let t = settings.translate ?? Point(x: 480, y: 250)
    func extent(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, inset: Double)
      -> RectangleClip
    {
      RectangleClip(
        minX: t.x + x0 * k + inset, minY: t.y + y0 * k + inset, maxX: t.x + x1 * k - inset,
        maxY: t.y + y1 * k - inset)
    }
    var states = ProjectionSettings()
    states.precision = settings.precision
    states.scale = k
    states.translate = t
    states.clipExtent = extent(-0.455, -0.238, 0.455, 0.238, inset: 0)

    var alaska = states
    alaska.rotate = [154, 0, 0]
    alaska.center = Point(x: -2, y: 58.5)
    alaska.parallels = [55, 65]
    alaska.scale = k * 0.35
    alaska.translate = Point(x: t.x - 0.307 * k, y: t.y + 0.201 * k)
    alaska.clipExtent = extent(-0.425, 0.120, -0.214, 0.234, inset: Tolerance.angle)

    var hawaii = states
    hawaii.rotate = [157, 0, 0]
    hawaii.center = Point(x: -3, y: 19.9)
    hawaii.parallels = [8, 18]
    hawaii.translate = Point(x: t.x - 0.205 * k, y: t.y + 0.212 * k)
    hawaii.clipExtent = extent(-0.214, 0.166, -0.115, 0.234, inset: Tolerance.angle)

    return [
      GlobeProjector(.albers, states), GlobeProjector(.conicEqualArea, alaska),
      GlobeProjector(.conicEqualArea, hawaii),
    ]
  }
}
