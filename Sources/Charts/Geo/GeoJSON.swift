import SceneGraph
import Tables

/// Reads geometries written as GeoJSON (RFC 7946): geometries, features and collections of them.
///
/// `{"type": "Sphere"}` is read too, as Vega does.
enum GeoJSON {
  /// What was found instead of a geometry.
  enum Problem: Hashable, Sendable {
    case notAnObject
    case noType
    case unknownType(String)
    case noCoordinates(String)
    case badPosition(String)
    case tooDeep
  }

  /// - Parameter problems: gains what is wrong; the parts that can be read are returned all the same.
  /// - Returns: `nil` for a feature without a geometry, and for what cannot be read.
  static func geometry(_ value: Datum, problems: inout Set<Problem>) -> Geometry? {
    var reading = Reading()
    let result = reading.geometry(value, depth: 0)
    problems.formUnion(reading.problems)
    return result
  }
}

private struct Reading {
  var problems: Set<GeoJSON.Problem> = []

  mutating func geometry(_ value: Datum, depth: Int) -> Geometry? {
    if value == .null { return nil }
    guard case .object(let fields) = value else { return note(.notAnObject) }
    guard depth < Limits.nesting else { return note(.tooDeep) }
    guard case .string(let type)? = fields.value("type") else { return note(.noType) }
    switch type {
    case "Feature": return geometry(fields.value("geometry") ?? .null, depth: depth + 1)
    case "FeatureCollection": return collection(fields.value("features"), type, depth)
    case "GeometryCollection": return collection(fields.value("geometries"), type, depth)
    case "Sphere": return .sphere
    default: break
    }
    guard let coordinates = fields.value("coordinates") else {
      return note(kinds.contains(type) ? .noCoordinates(type) : .unknownType(type))
    }
    switch type {
    case "Point": return position(coordinates, type).map { .points([$0]) }
    case "MultiPoint": return .points(line(coordinates, type))
    case "LineString": return .lines([line(coordinates, type)])
    case "MultiLineString": return .lines(list(coordinates, type).map { line($0, type) })
    case "Polygon": return .polygons([polygon(coordinates, type)])
    case "MultiPolygon":
      return .polygons(list(coordinates, type).map { polygon($0, type) })
    default: return note(.unknownType(type))
    }
  }

  private let kinds = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
  ]

  private mutating func collection(_ value: Datum?, _ type: String, _ depth: Int) -> Geometry? {
    guard case .array(let items)? = value else { return note(.noCoordinates(type)) }
    return .collection(items.compactMap { geometry($0, depth: depth + 1) })
  }

  private mutating func polygon(_ value: Datum, _ type: String) -> [[Point]] {
    list(value, type).map { ring in
      var points = line(ring, type)
      if points.count > 1, points.first == points.last { points.removeLast() }
      return points
    }.filter { !$0.isEmpty }
  }

  private mutating func line(_ value: Datum, _ type: String) -> [Point] {
    list(value, type).compactMap { position($0, type) }
  }

  private mutating func list(_ value: Datum, _ type: String) -> [Datum] {
    guard case .array(let items) = value else {
      problems.insert(.badPosition(type))
      return []
    }
    return items
  }

  private mutating func position(_ value: Datum, _ type: String) -> Point? {
    guard case .array(let items) = value, items.count >= 2, case .number(let x) = items[0],
      case .number(let y) = items[1], x.isFinite, y.isFinite
    else {
      problems.insert(.badPosition(type))
      return nil
    }
    return Point(x: x, y: y)
  }

  private mutating func note(_ problem: GeoJSON.Problem) -> Geometry? {
    problems.insert(problem)
    return nil
  }
}

extension [Datum.Field] {
  fileprivate func value(_ name: String) -> Datum? { last { $0.name == name }?.value }
}

extension GeoJSON.Problem {
  var message: String {
    switch self {
    case .notAnObject: "a shape is a GeoJSON object with a `type`"
    case .noType: "a GeoJSON object needs a `type`"
    case .unknownType(let type): "GeoJSON has no type `\(type)`"
    case .noCoordinates("FeatureCollection"): "a FeatureCollection needs a list of `features`"
    case .noCoordinates("GeometryCollection"): "a GeometryCollection needs a list of `geometries`"
    case .noCoordinates(let type): "a \(type) needs `coordinates`"
    case .badPosition(let type):
      "a \(type) has coordinates that are not lists of a longitude and a latitude"
    case .tooDeep: "geometries are nested more than \(Limits.nesting) deep"
    }
  }
}

extension GeoJSON {
  /// Writes a geometry as the object that a feature holds.
  static func datum(_ geometry: Geometry) -> Datum {
    func made(_ type: String, _ coordinates: Datum) -> Datum {
      .object([Datum.Field("type", .string(type)), Datum.Field("coordinates", coordinates)])
    }
    func position(_ point: Point) -> Datum { .array([.number(point.x), .number(point.y)]) }
    func line(_ points: [Point]) -> Datum { .array(points.map(position)) }
    func polygon(_ rings: [[Point]]) -> Datum {
      .array(rings.map { line($0 + $0.prefix(1)) })
    }
    switch geometry {
    case .points(let points):
      return points.count == 1
        ? made("Point", position(points[0])) : made("MultiPoint", line(points))
    case .lines(let lines):
      return lines.count == 1
        ? made("LineString", line(lines[0])) : made("MultiLineString", .array(lines.map(line)))
    case .polygons(let polygons):
      return polygons.count == 1
        ? made("Polygon", polygon(polygons[0]))
        : made("MultiPolygon", .array(polygons.map(polygon)))
    case .collection(let members):
      return .object([
        Datum.Field("type", .string("GeometryCollection")),
        Datum.Field("geometries", .array(members.map(datum))),
      ])
    case .sphere: return .object([Datum.Field("type", .string("Sphere"))])
    }
  }
}
