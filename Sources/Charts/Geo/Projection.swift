import SceneGraph

/// A map projection, ready to draw.
///
/// Formulas, clipping, resampling and defaults are those of d3-geo.
struct Projection: Sendable {
  let settings: ProjectionSettings
  /// One, or the three maps side by side of `albersUsa`.
  private let projectors: [any MapProjector]

  /// - Returns: `nil` for a type that does not exist.
  init?(_ settings: ProjectionSettings) {
    self.settings = settings
    switch settings.type {
    case "identity": projectors = [PlaneProjector(settings)]
    case "albersUsa": projectors = AlbersUsa.projectors(settings)
    default:
      guard let kind = projectionList.first(where: { $0.name == settings.type }) else { return nil }
      projectors = [GlobeProjector(kind, settings)]
    }
  }

  static var names: [String] {
    (projectionList.map(\.name) + ["albersUsa", "identity"]).sorted()
  }

  private var isComposite: Bool { projectors.count > 1 }

  /// Where a place falls; `nil` if the map has no place for it.
  func point(longitude: Double, latitude: Double) -> Point? {
    guard longitude.isFinite, latitude.isFinite else { return nil }
    let place = Point(x: longitude, y: latitude)
    let point: Point? =
      if isComposite {
        projectors.lazy.compactMap { $0.visible(place) }.first
      } else {
        projectors[0].place(place)
      }
    guard let point, point.isFinite else { return nil }
    return point
  }

  /// The longitude and latitude of a point, as far as the formula can be undone.
  func place(_ point: Point) -> Point? {
    let places = projectors.map { $0.inverse(point) }
    guard isComposite else { return places[0].isFinite ? places[0] : nil }
    // The map whose own corner of the picture it is.
    for (projector, place) in zip(projectors, places).reversed() {
      guard let visible = projector.visible(place) else { continue }
      if abs(visible.x - point.x) < 1e-3, abs(visible.y - point.y) < 1e-3 { return place }
    }
    return nil
  }

  /// - Parameter budget: how many points may still be added to keep lines curved.
  func parts(of geometry: Geometry, budget: inout Int) -> [MapPart] {
    switch geometry {
    case .points(let places):
      return places.flatMap { place in
        projectors.compactMap { $0.visible(place).map(MapPart.point) }
      }
    case .lines(let lines):
      return lines.flatMap { line in
        projectors.flatMap { $0.lines(line, budget: &budget).map(MapPart.line) }
      }
    case .polygons(let polygons):
      return polygons.flatMap { polygon in
        projectors.compactMap { part($0.rings(polygon, budget: &budget)) }
      }
    case .collection(let members):
      return members.flatMap { parts(of: $0, budget: &budget) }
    case .sphere:
      return projectors.compactMap { part($0.sphere(budget: &budget)) }
    }
  }

  private func part(_ rings: [[Point]]) -> MapPart? {
    rings.isEmpty ? nil : .polygon(rings)
  }
}
