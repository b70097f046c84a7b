import TestSupport
import Testing

@testable import Charts

@Suite struct ExplanationTests {
  private static let stacked =
    #"{"data": DATA, "height": 40, "mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"aggregate": "sum", "field": "b", "type": "quantitative"}, "color": {"field": "a"}}}"#

  private func explained(_ specification: String, rows: Int = 5) -> String {
    let charting = Charting(
      specification.replacing("DATA", with: Charting.letters),
      options: ChartOptions(explainedRows: rows))
    return charting.chart?.explanation ?? ""
  }

  @Test func `nothing is explained unless asked`() {
    let charting = Charting(Self.stacked.replacing("DATA", with: Charting.letters))
    #expect(charting.chart != nil)
    #expect(charting.chart?.explanation == nil)
  }

  @Test func `the specification, the rows and the scales are told in full`() {
    expectGolden(text: explained(Self.stacked), "explanation")
  }

  @Test func `rows beyond the number asked for are counted`() {
    let text = explained(Self.stacked, rows: 1)
    #expect(text.contains("3 rows, 1 of them here"))
    #expect(text.contains(#""data": {"values": "3 rows"}"#))
    #expect(!text.contains("B         55"))
  }

  @Test func `layers and panels have addresses, and a domain says which of them it is from`() {
    let text = explained(
      #"{"data": DATA, "encoding": {"y": {"field": "b", "type": "quantitative", "scale": {"nice": false}}}, "layer": [{"mark": {"type": "line", "point": true}}, {"mark": "rule", "encoding": {"y": {"datum": 90}}}]}"#
    )
    #expect(text.contains("point of layer[0].layer[1]"))
    #expect(
      text.contains("`b` of layer[0].layer[0], `b` of layer[0].layer[1], a datum of layer[1]"))
    #expect(text.contains("0 to 90, widened from 28 to 90"))
    #expect(text.contains("nice        false\n"))
  }

  @Test func `a domain that is given says where`() {
    let text = explained(
      """
      {"data": DATA, "mark": "point",
       "encoding": {"x": {"field": "b", "type": "quantitative",
         "scale": {"domain": [0, 70], "type": "sqrt"}}}}
      """)
    #expect(text.contains("comes from  the specification, line 3"))
    #expect(text.contains("type        sqrt\n"))
  }

  @Test func `control characters of data do not reach the terminal`() {
    let text = explained(
      #"{"data": {"values": [{"a\u001b[2J": "\u001b[31mred"}]}, "mark": "point"}"#)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains(#""\u001b[31mred""#))
  }
}
