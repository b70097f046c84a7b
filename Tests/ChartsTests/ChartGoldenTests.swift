import Diagnostics
import TestSupport
import Testing

/// One small chart for each feature, as lines of text that show what moved.
@Suite struct ChartGoldenTests {
  static let charts: [(name: String, specification: String)] = [
    (
      "bar",
      #"{"data": DATA, "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}, "y": {"field": "b", "type": "quantitative"}}}"#
    ),
    (
      "line-temporal",
      #"{"width": 120, "height": 60, "data": {"values": [{"t": "2020-01-01", "v": 1}, {"t": "2021-01-01", "v": null}, {"t": "2022-01-01", "v": 3}, {"t": "2023-01-01", "v": 2}]}, "mark": {"type": "line", "point": true}, "encoding": {"x": {"field": "t", "type": "temporal"}, "y": {"field": "v", "type": "quantitative", "axis": {"grid": false}}}}"#
    ),
    (
      "area-stacked",
      #"{"width": 60, "height": 40, "data": {"values": [{"x": 1, "y": 2, "c": "p"}, {"x": 2, "y": 3, "c": "p"}, {"x": 2, "y": 1, "c": "q"}]}, "mark": "area", "encoding": {"x": {"field": "x", "type": "quantitative", "axis": null}, "y": {"field": "y", "type": "quantitative", "axis": null}, "color": {"field": "c"}}}"#
    ),
    (
      "layer-rule-text",
      #"{"width": 80, "height": 50, "data": DATA, "encoding": {"x": {"field": "b", "type": "quantitative", "axis": {"tickCount": 2, "format": "d"}}, "y": {"field": "a", "axis": null}}, "layer": [{"mark": "rule"}, {"mark": {"type": "text", "align": "left", "dx": 3}, "encoding": {"text": {"field": "b", "format": ".1f"}}}]}"#
    ),
    (
      "tick-rect-point",
      #"{"width": 60, "height": 40, "data": DATA, "encoding": {"x": {"field": "b", "type": "quantitative", "axis": null}, "y": {"field": "a", "axis": null}}, "layer": [{"mark": {"type": "rect", "opacity": 0.2}}, {"mark": "tick"}, {"mark": {"type": "point", "shape": "diamond"}}]}"#
    ),
    (
      "histogram",
      #"{"width": 60, "height": 40, "data": {"values": [1, 2, 2, 3, 7, 9]}, "mark": "bar", "encoding": {"x": {"bin": {"step": 2}, "field": "data"}, "y": {"aggregate": "count"}}}"#
    ),
    (
      "grouped-bars",
      #"{"data": {"values": [{"a": "A", "g": "x", "b": 1}, {"a": "A", "g": "y", "b": 2}, {"a": "B", "g": "x", "b": 3}]}, "height": 40, "mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative", "axis": null}, "xOffset": {"field": "g"}, "color": {"field": "g", "legend": {"orient": "top"}}}}"#
    ),
    (
      "facet",
      #"{"data": DATA, "width": 40, "height": 30, "mark": "point", "encoding": {"column": {"field": "a"}, "x": {"field": "b", "type": "quantitative", "axis": {"tickCount": 2}}, "y": {"field": "b", "type": "quantitative", "axis": {"tickCount": 2}}}}"#
    ),
    (
      "titles",
      #"{"data": DATA, "title": {"text": ["Two", "lines"], "subtitle": "and one", "anchor": "start"}, "width": 60, "height": 30, "mark": "bar", "encoding": {"x": {"field": "b", "type": "quantitative", "title": "Measure"}}}"#
    ),
  ]

  @Test(arguments: charts.indices) func `a small chart is drawn as its golden says`(index: Int) {
    let (name, specification) = Self.charts[index]
    let charting = Charting(specification.replacing("DATA", with: Charting.letters))
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
    expectGolden(text: charting.text, name)
  }
}
