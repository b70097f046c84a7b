import Diagnostics
import SceneGraph
import Tables
import Testing

@testable import Charts

@Suite struct GeoJSONTests {
  private func read(_ node: Node) -> (Geometry?, Set<GeoJSON.Problem>) {
    var problems: Set<GeoJSON.Problem> = []
    let geometry = GeoJSON.geometry(Datum(node), problems: &problems)
    return (geometry, problems)
  }

  static let geometries: [Geometry] = [
    .points([Point(x: 1, y: 2)]),
    .points([Point(x: 1, y: 2), Point(x: 3, y: 4)]),
    .lines([[Point(x: 1, y: 2), Point(x: 3, y: 4)]]),
    .lines([[Point(x: 1, y: 2), Point(x: 3, y: 4)], [Point(x: 5, y: 6), Point(x: 7, y: 8)]]),
    .polygons([[[Point(x: 0, y: 0), Point(x: 0, y: 1), Point(x: 1, y: 1)]]]),
    .polygons([
      [[Point(x: 0, y: 0), Point(x: 0, y: 1), Point(x: 1, y: 1)]],
      [[Point(x: 5, y: 0), Point(x: 5, y: 1), Point(x: 6, y: 1)]],
    ]),
    .collection([.points([Point(x: 1, y: 2)]), .sphere]),
    .sphere,
  ]

  @Test(arguments: geometries) func `a geometry written is the one read`(geometry: Geometry) {
    var problems: Set<GeoJSON.Problem> = []
    #expect(GeoJSON.geometry(GeoJSON.datum(geometry), problems: &problems) == geometry)
    #expect(problems.isEmpty)
  }

  @Test func `a feature is its geometry, and may have none`() {
    let point: Node = ["type": "Point", "coordinates": [1, 2]]
    #expect(read(["type": "Feature", "geometry": point]).0 == .points([Point(x: 1, y: 2)]))
    let (none, problems) = read(["type": "Feature", "geometry": .null])
    #expect(none == nil && problems.isEmpty)
    #expect(
      read(["type": "FeatureCollection", "features": [["type": "Feature", "geometry": point]]]).0
        == .collection([.points([Point(x: 1, y: 2)])]))
  }

  @Test func `a third number of a position is its height`() {
    #expect(
      read(["type": "Point", "coordinates": [1, 2, 300]]).0 == .points([Point(x: 1, y: 2)]))
  }

  static let malformed: [(Node, GeoJSON.Problem)] = [
    (7, .notAnObject),
    (["coordinates": [1, 2]], .noType),
    (["type": "Circle", "coordinates": [1, 2]], .unknownType("Circle")),
    (["type": "Circle"], .unknownType("Circle")),
    (["type": "Point"], .noCoordinates("Point")),
    (["type": "Point", "coordinates": [1]], .badPosition("Point")),
    (["type": "Point", "coordinates": ["a", "b"]], .badPosition("Point")),
    (["type": "LineString", "coordinates": 3], .badPosition("LineString")),
    (["type": "Polygon", "coordinates": [[1, 2]]], .badPosition("Polygon")),
    (["type": "FeatureCollection"], .noCoordinates("FeatureCollection")),
  ]

  @Test(arguments: malformed)
  func `what is wrong is named`(node: Node, problem: GeoJSON.Problem) {
    #expect(read(node).1 == [problem])
    #expect(!problem.message.isEmpty)
  }

  @Test func `the good parts of a bad shape are drawn`() {
    let (geometry, problems) = read([
      "type": "LineString", "coordinates": [[0, 0], ["x", 1], [2, 2]],
    ])
    #expect(geometry == .lines([[Point(x: 0, y: 0), Point(x: 2, y: 2)]]))
    #expect(problems == [.badPosition("LineString")])
  }

  @Test func `nesting without end is refused`() {
    var node: Node = ["type": "Point", "coordinates": [1, 2]]
    for _ in 0..<100 { node = ["type": "GeometryCollection", "geometries": [node]] }
    #expect(read(node).1 == [.tooDeep])
  }
}
