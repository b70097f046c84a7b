import Diagnostics
import SceneGraph

/// Shapes put together from arcs.
struct TopologyShapes {
  let topology: Topology
  /// Points made so far; see `Topology.mostPoints`.
  private var made = 0
  private(set) var report = Report()

  init(_ topology: Topology) {
    self.topology = topology
  }

  /// - Returns: `nil` for an object without a shape.
  mutating func geometry(_ object: Node, depth: Int = 0) -> Geometry? {
    guard depth < Limits.nesting else {
      report.error("E562", GeoJSON.Problem.tooDeep.message, at: object.origin)
      return nil
    }
    switch object["type"]?.string {
    case "GeometryCollection":
      let members = object["geometries"]?.items ?? []
      return .collection(members.compactMap { geometry($0, depth: depth + 1) })
    case "Point": return place(object["coordinates"]).map { .points([$0]) }
    case "MultiPoint":
      return .points((object["coordinates"]?.items ?? []).compactMap { place($0) })
    case "LineString": return .lines([line(object["arcs"])])
    case "MultiLineString":
      return .lines((object["arcs"]?.items ?? []).map { line($0) })
    case "Polygon": return .polygons([polygon(object["arcs"])])
    case "MultiPolygon":
      return .polygons((object["arcs"]?.items ?? []).map { polygon($0) })
    case nil: return nil
    case let type?:
      report.warning("W560", "TopoJSON has no type `\(type)`", at: object["type"]?.origin)
      return nil
    }
  }

  private mutating func place(_ node: Node?) -> Point? {
    guard let node else { return nil }
    guard let place = topology.place(node) else {
      report.warning("W560", GeoJSON.Problem.badPosition("Point").message, at: node.origin)
      return nil
    }
    return place
  }

  private mutating func polygon(_ rings: Node?) -> [[Point]] {
    (rings?.items ?? []).map { arcs in
      var ring = line(arcs)
      guard let first = ring.first else { return [] }
      // An arc of two points makes no ring; its first point then closes one.
      while ring.count < 4 { ring.append(first) }
      if first == ring.last { ring.removeLast() }
      return ring
    }.filter { !$0.isEmpty }
  }

  /// Arcs end to end: each begins where the one before it ended.
  private mutating func line(_ arcs: Node?) -> [Point] {
    var points: [Point] = []
    for item in arcs?.items ?? [] {
      guard let number = item.number, let index = Int(exactly: number),
        let arc = topology.points(ofArc: index)
      else {
        report.warning(
          "W561", "the TopoJSON has no arc \(item.number.map { "\($0)" } ?? "of this kind")",
          at: item.origin, notes: ["arcs are numbered from 0 to \(topology.arcs.count - 1)"])
        continue
      }
      made += arc.count
      guard made <= Topology.mostPoints else {
        report.error(
          "E562", "the shapes have more than 2,000,000 points together", at: item.origin)
        return points
      }
      if !points.isEmpty { points.removeLast() }
      points += arc
    }
    return points
  }
}
