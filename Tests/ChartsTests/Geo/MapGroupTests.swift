import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

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
