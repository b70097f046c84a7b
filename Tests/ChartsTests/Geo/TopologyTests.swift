import Diagnostics
import SceneGraph
import Tables
import Testing

@testable import Charts

@Suite struct TopologyTests {
  /// Two squares side by side, whose common border is arc 0.
  private let topology: Node = [
    "type": "Topology",
    "transform": ["scale": [0.5, 2], "translate": [10, 20]],
    "arcs": [
      [[2, 0], [0, 1]],
      [[2, 1], [-2, 0], [0, -1], [2, 0]],
      [[2, 0], [2, 0], [0, 1], [-2, 0]],
    ],
    "objects": [
      "places": [
        "type": "GeometryCollection",
        "geometries": [
          ["type": "Polygon", "id": "west", "arcs": [[0, 1]], "properties": ["name": "West"]],
          ["type": "Polygon", "id": "east", "arcs": [[2, -1]]],
          ["type": "Point", "id": "town", "coordinates": [1, 1]],
          ["type": Node.null, "id": "nowhere"],
        ],
      ]
    ],
  ]

  private func rows(_ format: Node, _ report: inout Report) -> DataTable? {
    GeoRows.topoJSON(topology, format: format, at: .builtIn, report: &report)
  }

  private func geometry(_ table: DataTable, _ row: Int) -> Geometry? {
    var problems: Set<GeoJSON.Problem> = []
    return table["geometry"].flatMap {
      GeoJSON.geometry($0.values[row], problems: &problems)
    }
  }

  @Test func `features are put together from arcs, forwards and backwards`() throws {
    var report = Report()
    let table = try #require(rows(["type": "topojson", "feature": "places"], &report))
    #expect(report.diagnostics.isEmpty)
    #expect(
      (0..<4).map { table["id"]?.values[$0] } == [
        .string("west"), .string("east"), .string("town"), .string("nowhere"),
      ])
    #expect(
      geometry(table, 0)
        == .polygons([
          [[Point(x: 11, y: 20), Point(x: 11, y: 22), Point(x: 10, y: 22), Point(x: 10, y: 20)]]
        ]))
    #expect(
      geometry(table, 1)
        == .polygons([
          [[Point(x: 11, y: 20), Point(x: 12, y: 20), Point(x: 12, y: 22), Point(x: 11, y: 22)]]
        ]))
    #expect(geometry(table, 2) == .points([Point(x: 10.5, y: 22)]))
    #expect(geometry(table, 3) == nil)
    #expect(table["properties"]?.values[0] == .object([Datum.Field("name", .string("West"))]))
  }

  private func mesh(_ filter: Node?) throws -> [[Point]] {
    var report = Report()
    var format: Node = ["type": "topojson", "mesh": "places"]
    if let filter { format = format.setting("filter", to: filter) }
    let table = try #require(rows(format, &report))
    #expect(report.diagnostics.isEmpty)
    var problems: Set<GeoJSON.Problem> = []
    let object = Datum.object(
      table.columns.map { Datum.Field($0.name, $0.values[0]) })
    guard case .lines(let lines)? = GeoJSON.geometry(object, problems: &problems) else {
      return []
    }
    return lines
  }

  @Test func `the inner borders are those of two shapes`() throws {
    #expect(try mesh("interior") == [[Point(x: 11, y: 20), Point(x: 11, y: 22)]])
  }

  @Test func `the outer borders are joined end to end`() throws {
    let lines = try mesh("exterior")
    #expect(lines.count == 1)
    #expect(lines.first?.count == 7)
    #expect(lines.first?.first == lines.first?.last)
  }

  @Test func `a mesh without filter draws every border once`() throws {
    #expect(try mesh(nil).reduce(0) { $0 + $1.count - 1 } == 7)
  }

  @Test func `an object that is not there is named, with the one that is meant`() throws {
    var report = Report()
    #expect(rows(["feature": "place"], &report) == nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.code == "E561")
    #expect(diagnostic.label == "did you mean `places`?")
  }

  @Test(
    arguments: [
      ["type": "topojson"], ["type": "topojson", "mesh": "places", "filter": "outer"],
    ] as [Node])
  func `a format that asks for nothing is told`(format: Node) {
    var report = Report()
    _ = rows(format, &report)
    #expect(report.diagnostics.map(\.code) == ["E563"])
  }

  @Test func `what is no topology is told`() {
    var report = Report()
    let table = GeoRows.topoJSON(
      ["type": "FeatureCollection"], format: ["feature": "a"], at: .builtIn, report: &report)
    #expect(table == nil && report.diagnostics.map(\.code) == ["E560"])
  }

  @Test func `an arc that is not there is left out`() throws {
    var report = Report()
    let node = topology.setting(
      "objects", to: ["a": ["type": "LineString", "arcs": [0, 99, -77]]])
    let table = try #require(
      GeoRows.topoJSON(node, format: ["feature": "a"], at: .builtIn, report: &report))
    #expect(Set(report.diagnostics.map(\.code)) == ["W561"])
    #expect(geometry(table, 0) == .lines([[Point(x: 11, y: 20), Point(x: 11, y: 22)]]))
  }

  @Test func `references cannot multiply points without end`() {
    var report = Report()
    let long = Node((0..<2_000).map { Node([Node(Double($0)), 0]) })
    let many = Node(Array(repeating: Node(0.0), count: 20_000))
    _ = GeoRows.topoJSON(
      [
        "type": "Topology", "arcs": [long],
        "objects": ["a": ["type": "LineString", "arcs": many]],
      ], format: ["feature": "a"], at: .builtIn, report: &report)
    #expect(report.diagnostics.map(\.code) == ["E562"])
  }
}
