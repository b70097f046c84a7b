import Diagnostics
import SceneGraph
import Tables

/// The projections of a chart and the shapes that are drawn through them, each worked out once.
struct Maps {
  private var groups: [MapGroup] = []
  private var groupByUnit: [Int: Int] = [:]
  private var shapes: [Int: [Geometry?]] = [:]
  private var projections: [ProjectionKey: Projection?] = [:]
  /// How many points resampling may still add, in all maps together.
  var budget = 4_000_000
  /// How many points of shapes may still be read: a lookup can repeat a shape in every row.
  var pointsLeft = 3_000_000

  private struct ProjectionKey: Hashable {
    var group: Int
    var width: Double
    var height: Double
  }

  init() {}

  init(_ tree: ViewTree, root: Int, context: inout Context) {
    groups = MapGroups(tree, root: root, config: context.config).groups
    for (index, group) in groups.enumerated() {
      groups[index].explicit = ProjectionReading.resolved(group.explicit, context: &context)
      for unit in group.units { groupByUnit[unit] = index }
    }
  }

  /// A map that is not fitted reaches beyond its plot and is cut there.
  func fits(_ unit: Int) -> Bool { groupByUnit[unit].map { groups[$0].fits } ?? true }

  /// Of a unit in a plot of a size; `nil` for units that are no maps.
  static func projection(
    of unit: Int, _ tree: ViewTree, width: Double, height: Double, context: inout Context
  ) -> Projection? {
    guard let index = context.maps.groupByUnit[unit] else { return nil }
    let key = ProjectionKey(group: index, width: width, height: height)
    if let known = context.maps.projections[key] { return known }
    let group = context.maps.groups[index]
    let projection = make(group, tree, width: width, height: height, context: &context)
    context.maps.projections[key] = projection
    return projection
  }

  private static func make(
    _ group: MapGroup, _ tree: ViewTree, width: Double, height: Double, context: inout Context
  ) -> Projection? {
    guard
      var settings = ProjectionReading.settings(
        group.explicit, standard: group.standardType, context: &context)
    else { return nil }
    if group.fits {
      let box = ProjectionReading.box(
        group.explicit, width: width, height: height, report: &context.report)
      let geometries = fitted(group, tree, context: &context)
      var budget = context.maps.budget
      settings = settings.fitted(geometries, in: box, budget: &budget) ?? settings
      context.maps.budget = budget
    } else if settings.translate == nil {
      settings.translate = Point(x: width / 2, y: height / 2)
    }
    return Projection(settings)
  }

  /// What a map is to show: its `fit`, else all that its units draw.
  private static func fitted(_ group: MapGroup, _ tree: ViewTree, context: inout Context)
    -> [Geometry]
  {
    if let fit = group.explicit["fit"], !fit.isNull {
      var problems: Set<GeoJSON.Problem> = []
      let items = fit.items ?? [fit]
      let geometries = items.compactMap { GeoJSON.geometry(Datum($0), problems: &problems) }
      report(problems, at: fit.origin, context: &context)
      return group.isPlane ? geometries : ShapeOrder.clockwise(geometries).shapes.compactMap { $0 }
    }
    return group.units.flatMap { id -> [Geometry] in
      guard let unit = tree[id].unit else { return [] }
      let pairs: [(Channel, Channel)] = [(.longitude, .latitude), (.longitude2, .latitude2)]
      let places = pairs.compactMap { longitude, latitude in
        unit.places(longitude, latitude, in: unit.source)
      }
      guard places.isEmpty || unit.hasShapes else {
        return places.map { .points($0.compactMap { $0 }) }
      }
      return places.map { .points($0.compactMap { $0 }) }
        + shapes(of: id, tree, context: &context).compactMap { $0 }
    }
  }

  /// The geometries that a unit's rows hold: in the field of its `shape` channel, or themselves.
  static func shapes(of id: Int, _ tree: ViewTree, context: inout Context) -> [Geometry?] {
    if let known = context.maps.shapes[id] { return known }
    guard let unit = tree[id].unit else { return [] }
    var problems: Set<GeoJSON.Problem> = []
    var shapes: [Geometry?] = []
    let objects = ShapeRows(unit)
    for row in 0..<unit.rows.rowCount {
      let shape = objects.object(row).flatMap { GeoJSON.geometry($0, problems: &problems) }
      context.maps.pointsLeft -= shape?.count ?? 0
      guard context.maps.pointsLeft >= 0 else {
        context.report.error(
          "E566", "the shapes of the map have more than 3,000,000 points together",
          at: unit.origin, notes: ["simplify the shapes, or filter the rows first"])
        break
      }
      shapes.append(shape)
    }
    report(problems, at: unit.origin, context: &context)
    shapes = checked(shapes, of: id, unit, context: &context)
    context.maps.shapes[id] = shapes
    return shapes
  }

  private static func checked(
    _ shapes: [Geometry?], of id: Int, _ unit: Unit, context: inout Context
  ) -> [Geometry?] {
    if let shape = unit.shapeField, !shapes.isEmpty,
      shapes.allSatisfy({ $0 == nil })
    {
      context.report.warning(
        "W565", "no row has a shape in `\(shape.field ?? "")`", at: shape.origin,
        notes: ["a lookup finds nothing when its keys are text here and numbers there"])
    }
    guard let index = context.maps.groupByUnit[id], !context.maps.groups[index].isPlane else {
      return shapes
    }
    if let point = shapes.lazy.compactMap({ $0?.firstBeyondGlobe }).first {
      context.report.warning(
        "W566", "\(point.x), \(point.y) is no longitude and latitude in degrees",
        at: unit.origin,
        notes: [
          "shapes on a national grid are drawn with "
            + #"`"projection": {"type": "identity", "reflectY": true}`"#
        ])
    }
    return ShapeOrder.clockwise(shapes).shapes
  }

  private static func report(
    _ problems: Set<GeoJSON.Problem>, at origin: Origin, context: inout Context
  ) {
    for message in problems.map(\.message).sorted() {
      context.report.warning("W564", "a shape cannot be drawn: \(message)", at: origin)
    }
  }
}

/// Where a unit's rows hold their shapes: in the field of the `shape` channel, or as rows that are
/// themselves features or geometries.
private struct ShapeRows {
  private let isField: Bool
  private let field: DataValues?
  private let columns: [DataColumn]

  init(_ unit: Unit) {
    isField = unit.shapeField != nil
    guard let shape = unit.shapeField else {
      let names = ["type", "geometry", "coordinates", "geometries", "features"]
      columns = names.compactMap { unit.rows[$0] }
      field = nil
      return
    }
    columns = []
    field = unit.rows.values(at: shape.column)
  }

  func object(_ row: Int) -> Datum? {
    if isField { return field?[row] }
    return .object(
      columns.compactMap { column in
        let value = column.values[row]
        return value == .null ? nil : Datum.Field(column.name, value)
      })
  }
}
