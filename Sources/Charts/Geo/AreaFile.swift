package import Diagnostics
package import SceneGraph
import Tables

/// One area of a geography file, for whoever lays a map out by himself.
package struct AreaShape: Sendable {
  /// As text, whatever the file holds.
  package var properties: [String: String]
  /// Polygons of rings, the first of each its outside, in the file's own coordinates.
  package var polygons: [[[Point]]]
}

/// Reads the areas of GeoJSON and TopoJSON; what is no area is left out.
package enum AreaFile {
  package static func geoJSON(_ document: Node, report: inout Report) -> [AreaShape] {
    let items = document["features"]?.items ?? [document]
    var problems: Set<GeoJSON.Problem> = []
    let areas = items.compactMap { item -> AreaShape? in
      guard let geometry = GeoJSON.geometry(Datum(item), problems: &problems) else { return nil }
      return area(item, geometry)
    }
    for message in problems.map(\.message).sorted() {
      report.warning("W564", "a shape cannot be drawn: \(message)", at: document.origin)
    }
    return areas
  }

  /// - Parameter object: its name; `nil` takes the only one there is.
  package static func topoJSON(
    _ document: Node, object name: String?, at origin: Origin, report: inout Report
  ) -> [AreaShape] {
    guard let topology = Topology(document, report: &report) else { return [] }
    let names = topology.objects.members?.map(\.key) ?? []
    guard let name = name ?? (names.count == 1 ? names.first : nil) else {
      report.error(
        "E563", "the TopoJSON holds several objects: say which is the map", at: origin,
        label: "add `object`", notes: ["objects are: \(names.prefix(20).joined(separator: ", "))"])
      return []
    }
    guard let object = topology.object(name, at: origin, report: &report) else { return [] }
    var shapes = TopologyShapes(topology)
    let areas = (object["geometries"]?.items ?? [object]).compactMap { item -> AreaShape? in
      shapes.geometry(item).flatMap { area(item, $0) }
    }
    report.add(contentsOf: shapes.report)
    return areas
  }

  private static func area(_ item: Node, _ geometry: Geometry) -> AreaShape? {
    let polygons = polygons(of: geometry)
    guard !polygons.isEmpty else { return nil }
    var properties: [String: String] = [:]
    let members = (item["properties"]?.members ?? []).map { ($0.key, $0.value) }
    for (key, value) in members + [("id", item["id"] ?? Node(.null))] {
      if let text = value.string ?? value.number.map(plain) { properties[key] = text }
    }
    return AreaShape(properties: properties, polygons: polygons)
  }

  private static func polygons(of geometry: Geometry) -> [[[Point]]] {
    switch geometry {
    case .polygons(let polygons): polygons.filter { ($0.first?.count ?? 0) > 2 }
    case .collection(let members): members.flatMap(polygons)
    case .lines, .points, .sphere: []
    }
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
