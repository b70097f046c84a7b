import Diagnostics
import Tables

/// The rows that `{"format": {"type": "topojson", …}}` takes from a file.
enum GeoRows {
  /// - Returns: one row a feature with `type`, `id`, `properties` and `geometry`; `nil`, with an
  ///   error, when there are none to be had.
  static func topoJSON(_ node: Node, format: Node?, at origin: Origin, report: inout Report)
    -> DataTable?
  {
    guard let topology = Topology(node, report: &report) else { return nil }
    if let feature = format?["feature"], let name = feature.string {
      guard let object = topology.object(name, at: feature.origin, report: &report) else {
        return nil
      }
      return features(object, topology, report: &report)
    }
    if let mesh = format?["mesh"], let name = mesh.string {
      guard let object = topology.object(name, at: mesh.origin, report: &report) else {
        return nil
      }
      return table(of: topology.mesh(object, filter: filter(format?["filter"], &report)))
    }
    report.error(
      "E563", "TopoJSON needs a `feature` or a `mesh`: the name of an object in it",
      at: (format ?? node).origin.place == nil ? origin : (format ?? node).origin,
      notes: ["objects are: \(topology.objects.members?.map(\.key).joined(separator: ", ") ?? "")"])
    return nil
  }

  /// The features of a collection that is said to be GeoJSON, so that each becomes a row.
  static func features(_ node: Node, type: String?) -> Node {
    type == "geojson" ? node["features"] ?? node : node
  }

  /// A row for a geometry that stands for itself: a mesh, a graticule, the sphere.
  static func table(of geometry: Geometry) -> DataTable {
    guard case .object(let fields) = GeoJSON.datum(geometry) else { return DataTable() }
    return DataTable(fields.map { DataColumn($0.name, DataValues([$0.value])) })
  }

  private static func filter(_ node: Node?, _ report: inout Report) -> Topology.MeshFilter? {
    guard let node, let text = node.string else { return nil }
    if let filter = Topology.MeshFilter(rawValue: text) { return filter }
    report.error(
      "E563", "`filter` is `interior` or `exterior`, not `\(text)`", at: node.origin)
    return nil
  }

  private static func features(_ object: Node, _ topology: Topology, report: inout Report)
    -> DataTable
  {
    let isCollection = object["type"]?.string == "GeometryCollection"
    let members = isCollection ? object["geometries"]?.items ?? [] : [object]
    var shapes = TopologyShapes(topology)
    var geometries: [Datum] = []
    for member in members {
      geometries.append(shapes.geometry(member).map(GeoJSON.datum) ?? .null)
      if shapes.report.hasErrors { break }
    }
    report.add(contentsOf: shapes.report)
    let read = members.prefix(geometries.count)
    var table = DataTable(rowCount: read.count)
    table.set("type", .strings(read.map { _ in "Feature" }))
    let ids = read.map { $0["id"].map(Datum.init) ?? .null }
    if ids.contains(where: { $0 != .null }) { table.set("id", DataValues(ids)) }
    let properties = read.map { $0["properties"].map(Datum.init) ?? .object([]) }
    table.set("properties", .mixed(properties))
    table.set("geometry", .mixed(geometries))
    return table
  }
}
