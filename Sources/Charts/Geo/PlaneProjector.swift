import SceneGraph

/// `identity`: data that are already on a plane are moved, scaled and mirrored.
struct PlaneProjector: MapProjector {
  private let factor: Point
  private let offset: Point
  private let extent: RectangleClip?

  init(_ settings: ProjectionSettings) {
    let scale = settings.scale ?? 1
    factor = Point(x: settings.reflectX ? -scale : scale, y: settings.reflectY ? -scale : scale)
    offset = settings.translate ?? .zero
    extent = settings.clipExtent
  }

  func place(_ place: Point) -> Point {
    Point(x: place.x * factor.x + offset.x, y: place.y * factor.y + offset.y)
  }

  func inverse(_ point: Point) -> Point {
    Point(x: (point.x - offset.x) / factor.x, y: (point.y - offset.y) / factor.y)
  }

  func visible(_ place: Point) -> Point? {
    let point = self.place(place)
    return extent?.isVisible(point) ?? true ? point : nil
  }

  func lines(_ line: [Point], budget: inout Int) -> [[Point]] {
    let points = line.map(place)
    return extent?.clip(line: points) ?? [points]
  }

  func rings(_ polygon: [[Point]], budget: inout Int) -> [[Point]] {
    let points = polygon.map { $0.map(place) }
    return extent?.clip(polygon: points) ?? points
  }

  /// A plane has no globe.
  func sphere(budget: inout Int) -> [[Point]] { [] }
}
