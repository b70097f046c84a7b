import SceneGraph

/// Degrees → rotation → clipping on the globe → formula and resampling → clipping on the map.
struct GlobeProjector: MapProjector {
  private let rotation: Rotation
  private let clip: any SphereClip
  private let formula: any RawProjection
  private let factor: (x: Double, y: Double)
  private let offset: Point
  private let resampling: Resampling
  private let extent: RectangleClip?

  init(_ kind: ProjectionKind, _ settings: ProjectionSettings) {
    let rotate = settings.rotate ?? kind.rotate
    func angle(_ index: Int) -> Double { rotate.indices.contains(index) ? rotate[index] : 0 }
    rotation = Rotation(
      yaw: angle(0), pitch: angle(1), roll: angle(2) + (kind.isTransverse ? 90 : 0))
    let formula = kind.make(settings.parallels ?? kind.parallels ?? [])
    self.formula = formula
    if let degrees = settings.clipAngle ?? kind.clipAngle, degrees != 0 {
      clip = CircleClip(radius: degrees * degree)
    } else {
      clip = AntimeridianClip()
    }
    let scale = settings.scale ?? kind.scale
    factor = (
      settings.reflectX ? -scale : scale, settings.reflectY ? scale : -scale
    )
    var center = settings.center ?? kind.center
    if kind.isTransverse { center = Point(x: -center.y, y: center.x) }
    let middle = formula.forward(center.inRadians)
    let translate = settings.translate ?? Point(x: 480, y: 250)
    let (factor, offset) = (
      factor,
      Point(x: translate.x - middle.x * factor.x, y: translate.y - middle.y * factor.y)
    )
    self.offset = offset
    resampling = Resampling(tolerance: settings.precision * settings.precision)

    let origin = formula.forward(.zero)
    extent = Self.extent(
      settings.clipExtent, kind.strip, reach: .pi * scale,
      around: Point(x: origin.x * factor.x + offset.x, y: origin.y * factor.y + offset.y))
  }

  /// A cylinder shows one turn around the globe, whatever else is cut.
  private static func extent(
    _ given: RectangleClip?, _ strip: ProjectionKind.Strip, reach: Double, around middle: Point
  ) -> RectangleClip? {
    let square = RectangleClip(
      minX: middle.x - reach, minY: middle.y - reach, maxX: middle.x + reach,
      maxY: middle.y + reach)
    switch strip {
    case .none: return given
    case .across:
      guard let given else { return square }
      return RectangleClip(
        minX: max(square.minX, given.minX), minY: given.minY, maxX: min(square.maxX, given.maxX),
        maxY: given.maxY)
    case .down:
      guard let given else { return square }
      return RectangleClip(
        minX: given.minX, minY: max(square.minY, given.minY), maxX: given.maxX,
        maxY: min(square.maxY, given.maxY))
    }
  }

  private func turned(_ place: Point) -> Point { rotation.forward(place.inRadians) }

  private func planar(_ place: Point) -> Point {
    let p = formula.forward(place)
    return Point(x: p.x * factor.x + offset.x, y: p.y * factor.y + offset.y)
  }

  func place(_ place: Point) -> Point { planar(turned(place)) }

  func inverse(_ point: Point) -> Point {
    let place = formula.inverse(
      Point(x: (point.x - offset.x) / factor.x, y: (point.y - offset.y) / factor.y))
    return rotation.inverse(place).inDegrees
  }

  func visible(_ place: Point) -> Point? {
    let turned = turned(place)
    guard clip.isVisible(turned) else { return nil }
    let point = planar(turned)
    return extent?.isVisible(point) ?? true ? point : nil
  }

  func lines(_ line: [Point], budget: inout Int) -> [[Point]] {
    clip.cut(line.map(turned)).segments.flatMap { segment in
      let points = resampling.points(
        segment.points, isRing: false, budget: &budget, project: planar)
      return extent?.clip(line: points) ?? [points]
    }
  }

  func rings(_ polygon: [[Point]], budget: inout Int) -> [[Point]] {
    onMap(clip.clip(polygon: polygon.map { $0.map(turned) }), &budget)
  }

  func sphere(budget: inout Int) -> [[Point]] {
    onMap([clip.edge(nil, direction: 1)], &budget)
  }

  private func onMap(_ rings: [[Point]], _ budget: inout Int) -> [[Point]] {
    guard !rings.isEmpty else { return [] }
    let points = rings.map {
      resampling.points($0, isRing: true, budget: &budget, project: planar)
    }
    return extent?.clip(polygon: points) ?? points
  }
}
