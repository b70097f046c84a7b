import Diagnostics
import SceneGraph
import Testing

@testable import Charts

/// Properties of marks that an expression gives row by row.
@Suite struct MarkExpressionTests {
  private func chart(_ mark: String, _ rest: String = "") -> Charting {
    Charting(
      """
      {"data": {"values": [{"a": 1}, {"a": 2}, {"a": 3}]}, "width": 90, "height": 60,
       "mark": {\(mark)}, "encoding": {
         "x": {"field": "a", "type": "quantitative", "axis": null, "scale": {"domain": [0, 9]}}
         \(rest)}}
      """)
  }

  @Test func `colours of bars follow the rows`() {
    let charting = chart(
      #""type": "bar", "orient": "vertical", "width": 4, "color": {"expr": "datum.a == 2 ? '#ff0000' : '#00ff00'"}"#
    )
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
    let red = charting.boxes(Color(hex: 0xFF0000))
    let green = charting.boxes(Color(hex: 0x00FF00))
    #expect((red.count, green.count) == (1, 2))
    #expect(green[0].x < red[0].x && red[0].x < green[1].x)
  }

  @Test func `sizes, angles and shifts follow the rows`() {
    let charting = chart(
      #""type": "rect", "color": "red", "width": {"expr": "datum.a * 2"}, "height": 5, "xOffset": {"expr": "datum.a"}"#
    )
    #expect(charting.boxes(Color(hex: 0xFF0000)).map(\.width) == [2, 4, 6])
  }

  @Test func `a value of a channel may ask for the row and for the plot`() {
    let charting = chart(
      #""type": "rect", "color": "red", "width": 2, "height": 5"#,
      #", "y": {"value": {"expr": "height - 10 * datum.a"}}"#)
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
    let boxes = charting.boxes(Color(hex: 0xFF0000))
    #expect(zip(boxes, boxes.dropFirst()).map { $1.y - $0.y } == [-10, -10])
  }

  @Test func `a path has what its first row says`() {
    let charting = chart(
      #""type": "line", "strokeWidth": {"expr": "datum.a * 3"}"#,
      #", "y": {"field": "a", "type": "quantitative", "axis": null}"#)
    #expect(charting.text.contains("#4C78A8 3"), "\(charting.text)")
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
  }

  @Test func `where there is no row, that is said`() {
    let charting = Charting(
      """
      {"data": \(Charting.letters), "mark": "point", "encoding": {"x": {"field": "b",
        "type": "quantitative", "axis": {"titlePadding": {"expr": "datum.b"}}}}}
      """)
    #expect(charting.codes == ["W532"])
  }
}
