import Diagnostics
import SceneGraph
import Tables

extension Unit {
  /// The channel whose field holds GeoJSON; the shapes of points are another thing.
  var shapeField: ChannelDefinition? {
    guard let shape = encoding[.shape], shape.isField,
      shape.type == .geojson || mark.traits.isMap
    else { return nil }
    return shape
  }

  /// Whether its rows are shapes, or hold them.
  var hasShapes: Bool { mark.traits.isMap || shapeField != nil }

  /// The longitudes and latitudes of rows, `nil` where one is missing.
  ///
  /// - Returns: `nil` if the unit encodes neither channel.
  func places(_ longitude: Channel, _ latitude: Channel, in table: DataTable) -> [Point?]? {
    let x = coordinates(longitude, in: table)
    let y = coordinates(latitude, in: table)
    guard x != nil || y != nil else { return nil }
    return (0..<table.rowCount).map { row in
      let place = Point(x: x?[row] ?? .nan, y: y?[row] ?? .nan)
      return place.isFinite ? place : nil
    }
  }

  private func coordinates(_ channel: Channel, in table: DataTable) -> [Double]? {
    guard let definition = encoding[channel] else { return nil }
    if let constant = (definition.datum ?? definition.value)?.number {
      return Array(repeating: constant, count: table.rowCount)
    }
    guard definition.isField else { return nil }
    return table.values(at: definition.column)?.measures
  }
}

extension MarkScene {
  /// Puts the rows on the map: shapes as outlines, places as positions.
  mutating func project(_ id: Int, _ tree: ViewTree, context: inout Context) {
    guard
      let projection = Maps.projection(
        of: id, tree, width: width, height: height, context: &context)
    else { return }
    isCutAtPlot = !context.maps.fits(id)
    place(.longitude, .latitude, at: .x, .y, projection)
    place(.longitude2, .latitude2, at: .x2, .y2, projection)
    guard mark.traits.isMap else { return }
    let geometries = Maps.shapes(of: id, tree, context: &context)
    var budget = context.maps.budget
    shapes = geometries.map { geometry in
      guard let geometry else { return Path() }
      return projection.parts(of: geometry, budget: &budget)
        .path(pointRadius: projection.settings.pointRadius)
    }
    context.maps.budget = budget
  }

  private mutating func place(
    _ longitude: Channel, _ latitude: Channel, at x: Channel, _ y: Channel,
    _ projection: Projection
  ) {
    guard let places = unit.places(longitude, latitude, in: rows) else { return }
    let points = places.map { place in
      place.flatMap { projection.point(longitude: $0.x, latitude: $0.y) }
    }
    projected[x] = points.map { $0?.x ?? .nan }
    projected[y] = points.map { $0?.y ?? .nan }
  }
}
