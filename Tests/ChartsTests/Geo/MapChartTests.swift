import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

/// Specifications drawn through the whole compiler.
struct MapChart {
  let chart: CompiledChart?
  let report: Report

  /// - Parameter specification: JSON, in which `$squares` stands for two squares of a national grid.
  init(_ specification: String, files: [String: String] = [:]) {
    var report = Report()
    let text = specification.replacing("$squares", with: Self.squares)
    let node = parseJSON(SourceText(name: "map.json", text: text), report: &report) ?? .null
    chart = compile(
      node, data: ChartData(load: { path, _ in Array((files[path] ?? "").utf8) }),
      options: ChartOptions(), shaping: FixedShaper(), report: &report)
    self.report = report
  }

  /// Two squares of 100 km side by side, in metres.
  static let squares = """
    {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"name": "west", "rate": 10},
       "geometry": {"type": "Polygon", "coordinates":
         [[[400000, 200000], [400000, 300000], [500000, 300000], [500000, 200000],
           [400000, 200000]]]}},
      {"type": "Feature", "properties": {"name": "east", "rate": 30},
       "geometry": {"type": "Polygon", "coordinates":
         [[[500000, 200000], [500000, 300000], [600000, 300000], [600000, 200000],
           [500000, 200000]]]}}]}
    """

  /// Filled and stroked paths, those of the background not counted.
  var paths: [Path] {
    var paths: [Path] = []
    func collect(_ elements: [Element]) {
      for element in elements {
        switch element.operation {
        case .fill(let path, _, _), .stroke(let path, _): paths.append(path)
        case .group(let group): collect(group.elements)
        case .glyphs, .image: break
        }
      }
    }
    collect(chart?.frame.elements ?? [])
    return paths
  }
  var codes: [String] { report.diagnostics.map(\.code) }
}

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

@Suite struct ShapeOrderTests {
  private let square = """
    [[-2, 50], [-2, 52], [1, 52], [1, 50], [-2, 50]]
    """

  private func map(_ ring: String) -> MapChart {
    MapChart(
      """
      {"width": 100, "height": 100, "projection": {"type": "mercator"}, "mark": "geoshape",
       "data": {"values": {"type": "Polygon", "coordinates": [\(ring)]}}}
      """)
  }

  @Test func `an area is the same whichever way its ring runs`() {
    let other = "[[-2, 50], [1, 50], [1, 52], [-2, 52], [-2, 50]]"
    #expect(map(square).paths.last?.bounds == map(other).paths.last?.bounds)
  }

  @Test(arguments: 0..<50) func `the area of a ring is that of its corners`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = RandomRing(using: &random)
    #expect(abs(ShapeOrder.globeArea(ring.points) - ring.area) < 1e-9)
    #expect(abs(ShapeOrder.globeArea(ring.points.reversed()) - (4 * .pi - ring.area)) < 1e-9)
  }

  @Test func `metres on a globe are told, with the projection that is meant`() {
    let map = MapChart(
      """
      {"projection": {"type": "mercator"}, "mark": "geoshape",
       "data": {"values": $squares, "format": {"property": "features"}}}
      """)
    #expect(map.codes == ["W566"])
    #expect(map.report.diagnostics.first?.notes.first?.contains("identity") == true)
  }

  @Test func `a lookup that finds no shape is told`() {
    let map = MapChart(
      """
      {"mark": "geoshape", "encoding": {"shape": {"field": "shape"}},
       "data": {"values": [{"area": 1, "shape": null}]}}
      """)
    #expect(map.codes == ["W565"])
  }
}

@Suite struct MapGroupTests {
  private func box(_ projections: (String, String), size: (Int, Int) = (100, 100)) -> [Rect?] {
    let map = MapChart(
      """
      {"hconcat": [
        {"width": \(size.0), "height": 100, "data": {"values": [{"x": 0, "y": 0}]},
         "projection": \(projections.0), "mark": "square",
         "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"}}},
        {"width": \(size.1), "height": 100, "data": {"values": [{"x": 10, "y": 10}]},
         "projection": \(projections.1), "mark": "square",
         "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"}}}]}
      """)
    return map.paths.map(\.bounds)
  }

  private func middles(_ boxes: [Rect?]) -> [Double] {
    boxes.map { (($0?.midY ?? .nan) * 1_000).rounded() / 1_000 }
  }

  @Test func `maps side by side that say the same show the same part of the globe`() {
    let same = #"{"type": "equirectangular"}"#
    #expect(middles(box((same, same))) == [100, 0])
  }

  @Test func `maps that differ, or differ in size, are fitted apart`() {
    let (a, b) = (#"{"type": "equirectangular"}"#, #"{"type": "mercator"}"#)
    #expect(middles(box((a, b))) == [50, 50])
    #expect(middles(box((a, a), size: (100, 120))) == [50, 50])
  }

  @Test func `a projection may follow a parameter`() {
    let map = MapChart(
      """
      {"width": 100, "height": 100, "params": [{"name": "kind", "value": "identity"}],
       "projection": {"type": {"expr": "kind"}}, "mark": "geoshape",
       "data": {"values": $squares, "format": {"property": "features"}}}
      """)
    #expect(map.codes == [])
    #expect(map.paths.first?.bounds == Rect(x: 0, y: 25, width: 50, height: 50))
  }

  @Test func `the panels of a facet share one map`() {
    let map = MapChart(
      """
      {"data": {"values": $squares, "format": {"property": "features"}},
       "facet": {"column": {"field": "properties.name"}},
       "spec": {"width": 100, "height": 50, "mark": "geoshape",
         "projection": {"type": "identity"}}}
      """)
    #expect(map.paths.compactMap(\.bounds).map(\.width) == [50, 50])
  }

  @Test func `the table beside a map has no outlines`() throws {
    let map = MapChart(
      """
      {"data": {"values": [{"area": "Leeds", "rate": 4, "outline": {"type": "Sphere"}}]},
       "mark": "geoshape", "encoding": {"shape": {"field": "outline", "type": "geojson"},
         "color": {"field": "rate", "type": "quantitative"}, "tooltip": {"field": "area"}}}
      """)
    let chart = try #require(map.chart)
    #expect(chart.table.columns.map(\.name).sorted() == ["area", "rate"])
    #expect(chart.alternativeText == "map of rate")
  }

  @Test func `a shape repeated without end is refused`() throws {
    var report = Report()
    let source = SourceText(
      name: "map.json",
      text: """
        {"data": {"values": [
           {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
           {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
           {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}]}, "mark": "geoshape"}
        """)
    let node = try #require(parseJSON(source, report: &report))
    var context = Context(
      node, data: ChartData(), options: ChartOptions(), shaping: FixedShaper())
    var builder = TreeBuilder()
    let root = try #require(builder.build(node, parent: nil, .init(), context: &context))
    context.maps = Maps(builder.tree, root: root, context: &context)
    context.maps.pointsLeft = 5
    #expect(Maps.shapes(of: root, builder.tree, context: &context).count == 2)
    #expect(context.report.diagnostics.map(\.code) == ["E566"])
  }

  @Test func `each feature of a GeoJSON file is a row`() {
    let map = MapChart(
      """
      {"width": 200, "height": 100, "data": {"url": "areas.geojson"},
       "projection": {"type": "identity"}, "mark": "geoshape",
       "encoding": {"color": {"field": "properties.name", "legend": null}}}
      """, files: ["areas.geojson": MapChart.squares])
    #expect(map.codes == [])
    #expect(map.paths.count == 2)
  }
}
