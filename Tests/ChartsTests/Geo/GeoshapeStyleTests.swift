import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct GeoshapeStyleTests {
  private func strokes(_ mark: String) -> [Stroke] {
    let map = MapChart(
      """
      {"projection": {"type": "identity"}, "mark": \(mark),
       "data": {"values": $squares, "format": {"property": "features"}}}
      """)
    return (map.chart?.frame.elements ?? []).flatMap { element -> [Element] in
      if case .group(let group) = element.operation { group.elements } else { [element] }
    }.compactMap { if case .stroke(_, let stroke) = $0.operation { stroke } else { nil } }
  }

  @Test func `thin borders have no spikes, thick ones and those that ask keep their corners`() {
    #expect(
      strokes(#"{"type": "geoshape", "stroke": "red"}"#).map(\.join) == [.bevel, .bevel])
    #expect(
      strokes(#"{"type": "geoshape", "stroke": "red", "strokeWidth": 3}"#).map(\.join)
        == [.miter, .miter])
    #expect(
      strokes(#"{"type": "geoshape", "stroke": "red", "strokeJoin": "round"}"#).map(\.join)
        == [.round, .round])
  }

  @Test func `shapes of points are no shapes of a map`() {
    let map = MapChart(
      """
      {"projection": {"type": "mercator"},
       "data": {"values": [{"x": 0, "y": 0, "kind": "town"}, {"x": 9, "y": 9, "kind": "port"}]},
       "mark": "point", "encoding": {"longitude": {"field": "x"}, "latitude": {"field": "y"},
         "shape": {"field": "kind", "type": "nominal", "legend": null}}}
      """)
    #expect(map.codes == [])
    #expect(map.paths.count == 2)
  }
}
