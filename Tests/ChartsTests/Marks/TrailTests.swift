import SceneGraph
import Testing

@testable import Charts

@Suite struct TrailTests {
  @Test func `a trail is as wide at each place as its size says`() {
    let chart = Charting(
      #"""
      {"data": {"values": [{"a": 0, "s": 10}, {"a": 10, "s": 20}]}, "mark": "trail",
       "encoding": {"x": {"field": "a", "type": "quantitative", "axis": null},
         "y": {"value": 100},
         "size": {"field": "s", "type": "quantitative", "scale": null}}}
      """#)
    let box = chart.boxes(Charting.blue).first
    #expect(chart.codes == [])
    #expect(box.map { ($0.maxY - $0.minY).rounded() } == 20)
  }

  @Test func `a value may ask where a scale of another layer places something`() {
    let chart = Charting(
      #"""
      {"data": {"values": [{"b": 0}, {"b": 100}]},
       "layer": [
         {"mark": "point", "encoding": {"x": {"field": "b", "type": "quantitative"}}},
         {"data": {"values": [{}]}, "mark": {"type": "rect", "width": 10, "height": 10},
          "encoding": {"x": {"value": {"expr": "scale('x', 50)"}}, "y": {"value": 10}}}]}
      """#)
    #expect(chart.codes == [])
    let box = chart.boxes(Charting.blue).first
    #expect(box.map { $0.maxX - $0.minX } == 10)
  }
}
