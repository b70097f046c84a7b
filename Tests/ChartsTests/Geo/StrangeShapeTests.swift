import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

/// Files that no program wrote on purpose.
@Suite struct StrangeShapeTests {
  private static let words = [
    "Topology", "Feature", "FeatureCollection", "GeometryCollection", "Point", "MultiPoint",
    "LineString", "Polygon", "MultiPolygon", "Sphere", "",
  ]
  private static let keys = [
    "type", "arcs", "objects", "a", "coordinates", "geometry", "geometries", "features",
    "transform", "scale", "translate", "id",
  ]
  private static let numbers = [0, -1, 1, 7, 1e300, -1e300, 0.5, 90, 180, -9e18, 9.3e18, .infinity]

  private func node(_ depth: Int, _ random: inout SeededGenerator) -> Node {
    let kind =
      depth <= 0 ? Int.random(in: 0...2, using: &random) : Int.random(in: 1...5, using: &random)
    switch kind {
    case 0: return .null
    case 1: return Node(Self.numbers.randomElement(using: &random) ?? 0)
    case 2: return Node(Self.words.randomElement(using: &random) ?? "")
    case 3:
      return Node(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in node(depth - 1, &random) })
    default:
      var object: Node = ["type": Node(Self.words.randomElement(using: &random) ?? "")]
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        object = object.setting(
          Self.keys.randomElement(using: &random) ?? "a", to: node(depth - 1, &random))
      }
      return object
    }
  }

  @Test(arguments: 0..<300) func `whatever a topology holds, it is read or told`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let object = node(4, &random)
    let topology: Node = [
      "type": "Topology", "objects": ["a": object],
      "arcs": Bool.random(using: &random)
        ? [[[0, 0], [1, 1]], [[1, 1], [2, 0], [3, 3]]] : Node([node(2, &random)]),
    ]
    var report = Report()
    let format: Node =
      Bool.random(using: &random) ? ["feature": "a"] : ["mesh": "a", "filter": "interior"]
    let table = GeoRows.topoJSON(topology, format: format, at: .builtIn, report: &report)
    #expect(table != nil || report.hasErrors)
  }

  @Test(arguments: 0..<300) func `whatever a row holds, the map is drawn without it`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let specification: Node = [
      "mark": "geoshape", "width": 50, "height": 50,
      "projection": ["type": Node(Projection.names.randomElement(using: &random) ?? "")],
      "data": ["values": Node([node(5, &random), ["type": "Sphere"]])],
    ]
    var report = Report()
    let chart = compile(
      specification, data: ChartData(), options: ChartOptions(), shaping: FixedShaper(),
      report: &report)
    #expect(chart != nil)
  }
}
