import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct MapChartTests {
  @Test func `areas of a national grid, north up, coloured by a rate`() throws {
    let map = MapChart(
      """
      {"width": 200, "height": 100, "projection": {"type": "identity", "reflectY": true},
       "data": {"values": $squares, "format": {"property": "features"}},
       "mark": {"type": "geoshape", "stroke": "white"},
       "encoding": {"color": {"field": "properties.rate", "type": "quantitative"}}}
      """)
    #expect(map.codes == [])
    expectGolden(text: try #require(map.chart).frame.text, "national-grid")
  }

  @Test func `rates beside the map are looked up by name`() throws {
    let map = MapChart(
      """
      {"width": 200, "height": 100, "projection": {"type": "identity", "reflectY": true},
       "data": {"values": [{"area": "east", "share": 0.5}, {"area": "west", "share": 0.1}]},
       "transform": [{"lookup": "area", "as": "shape", "from": {"key": "properties.name",
         "data": {"values": $squares, "format": {"property": "features"}}}}],
       "mark": "geoshape",
       "encoding": {"shape": {"field": "shape", "type": "geojson"},
         "color": {"field": "share", "type": "nominal", "legend": null}}}
      """)
    #expect(map.codes == [])
    expectGolden(text: try #require(map.chart).frame.text, "looked-up")
  }

  @Test func `a globe with its net, and towns named on it`() throws {
    let map = MapChart(
      """
      {"width": 100, "height": 100,
       "projection": {"type": "orthographic", "scale": 50, "rotate": [0, -50]},
       "layer": [
         {"data": {"sphere": true}, "mark": {"type": "geoshape", "fill": "aliceblue"}},
         {"data": {"graticule": {"step": [60, 30]}}, "mark": {"type": "geoshape"}},
         {"data": {"values": [{"town": "Leeds", "lon": -1.5, "lat": 53.8}]},
          "encoding": {"longitude": {"field": "lon"}, "latitude": {"field": "lat"}},
          "layer": [{"mark": "circle"},
            {"mark": {"type": "text", "dy": -8}, "encoding": {"text": {"field": "town"}}}]}]}
      """)
    #expect(map.codes == [])
    expectGolden(text: try #require(map.chart).frame.text, "globe")
  }

  @Test func `a rule joins two places and a line passes through many`() throws {
    let map = MapChart(
      """
      {"width": 100, "height": 50, "projection": {"type": "equirectangular"},
       "data": {"values": [{"a": -10, "b": 40, "c": 10, "d": 60}, {"a": 0, "b": 50, "c": 10,
         "d": 50}]},
       "layer": [
         {"mark": "rule", "encoding": {"longitude": {"field": "a"}, "latitude": {"field": "b"},
           "longitude2": {"field": "c"}, "latitude2": {"field": "d"}}},
         {"mark": "line", "encoding": {"longitude": {"field": "a"}, "latitude": {"field": "b"}}}]}
      """)
    #expect(map.codes == [])
    expectGolden(text: try #require(map.chart).frame.text, "rules-and-lines")
  }

  @Test func `TopoJSON beside the specification is read by its object`() {
    let map = MapChart(
      """
      {"width": 100, "height": 100, "projection": {"type": "identity"},
       "data": {"url": "areas.json", "format": {"type": "topojson", "feature": "areas"}},
       "mark": "geoshape"}
      """,
      files: [
        "areas.json": """
        {"type": "Topology", "arcs": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]],
         "objects": {"areas": {"type": "Polygon", "arcs": [[0]]}}}
        """
      ])
    #expect(map.codes == [])
    #expect(map.paths.last?.bounds == Rect(x: 0, y: 0, width: 100, height: 100))
  }

  @Test func `layers that say the same are fitted together`() {
    let map = MapChart(
      """
      {"width": 100, "height": 100,
       "layer": [
         {"data": {"values": [{"x": 0, "y": 0}]}, "projection": {"type": "equirectangular"},
          "mark": "square", "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"}}},
         {"data": {"values": [{"x": 10, "y": 10}]}, "projection": {"type": "equirectangular"},
          "mark": "square",
          "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"}}}]}
      """)
    #expect(map.paths.count == 2)
    #expect(
      map.paths.first?.bounds.map { abs($0.midX) < 1e-6 && abs($0.midY - 100) < 1e-6 } == true)
    #expect(map.paths.last?.bounds.map { abs($0.midX - 100) < 1e-6 && abs($0.midY) < 1e-6 } == true)
  }

  @Test func `a row without a place or a shape draws nothing`() {
    let map = MapChart(
      """
      {"projection": {"type": "mercator"},
       "data": {"values": [{"x": 0, "y": 0}, {"x": null, "y": 3}, {"x": "?", "y": 3}]},
       "mark": "square", "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"}}}
      """)
    #expect(map.paths.count == 1)
  }

  static let mistakes: [(String, String)] = [
    (
      #"{"projection": {"type": "mercater"}, "data": {"sphere": true}, "mark": "geoshape"}"#, "E565"
    ),
    (#"{"projection": {"scale": "big"}, "data": {"sphere": true}, "mark": "geoshape"}"#, "W562"),
    (#"{"projection": {"scales": 2}, "data": {"sphere": true}, "mark": "geoshape"}"#, "W563"),
    (#"{"data": {"values": [{"type": "Blob"}]}, "mark": "geoshape"}"#, "W564"),
    (#"{"data": {"values": [{"a": 1}]}, "mark": "geoshape"}"#, "W564"),
    (#"{"data": {"graticule": {"step": 5}}, "mark": "geoshape"}"#, "W562"),
  ]

  @Test(arguments: mistakes) func `a mistake is told`(specification: String, code: String) {
    let map = MapChart(specification)
    #expect(map.codes == [code])
    #expect(map.report.diagnostics.first?.place != nil)
  }

  @Test(arguments: 0..<200) func `no projection, however strange, stops the compiler`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let types = Projection.names + ["nowhere"]
    let odd: [Double] = [0, -1, 1e-300, 1e300, 90, 180, 360, -1e9, 45.5]
    func number() -> Node { Node(odd.randomElement(using: &random) ?? 0) }
    var projection: Node = ["type": Node(types.randomElement(using: &random) ?? "")]
    for name in ["scale", "clipAngle", "precision", "pointRadius"]
    where Bool.random(using: &random) {
      projection = projection.setting(name, to: number())
    }
    for name in ["translate", "center", "rotate", "parallels"] where Bool.random(using: &random) {
      projection = projection.setting(name, to: [number(), number()])
    }
    if Bool.random(using: &random) {
      projection = projection.setting(
        "clipExtent", to: [[number(), number()], [number(), number()]])
    }
    let data: Node = Bool.random(using: &random) ? ["sphere": true] : ["graticule": true]
    let specification: Node = ["projection": projection, "data": data, "mark": "geoshape"]
    var report = Report()
    let chart = compile(
      specification, data: ChartData(), options: ChartOptions(), shaping: FixedShaper(),
      report: &report)
    for element in chart?.frame.elements ?? [] {
      if case .stroke(let path, _) = element.operation {
        #expect(path.bounds.map { $0.width.isFinite && $0.height.isFinite } ?? true)
      }
    }
  }
}
