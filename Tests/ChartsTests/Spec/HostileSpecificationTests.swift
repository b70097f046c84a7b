import TestSupport
import Testing

@testable import Charts

@Suite struct HostileSpecificationTests {
  @Test(arguments: [
    #"{"data": {"sequence": {"start": 0, "stop": 1e12}}, "mark": "point"}"#,
    #"{"data": {"values": [1, 2]}, "mark": "bar", "encoding": {"x": {"field": "data", "bin": {"step": 1e-12}}}}"#,
    #"{"data": {"values": [1]}, "width": 1e300, "height": -5, "mark": "bar"}"#,
    #"{"data": {"values": [1e308, -1e308]}, "mark": "line", "encoding": {"x": {"field": "data", "type": "quantitative"}, "y": {"field": "data", "type": "quantitative"}}}"#,
    #"{"data": {"values": []}, "mark": "boxplot", "encoding": {"x": {"field": "v", "type": "quantitative"}}}"#,
    #"{"data": {"values": [{"a": null}]}, "mark": {"type": "arc", "innerRadius": 1e9}, "encoding": {"theta": {"field": "a", "type": "quantitative"}}}"#,
    #"{"data": {"values": [0, 5]}, "mark": "point", "encoding": {"x": {"field": "data", "type": "quantitative", "scale": {"type": "log"}}}}"#,
    #"{"data": {"values": [1]}, "mark": "point", "encoding": {"x": {"field": "data", "axis": {"values": {"a": 1}, "tickCount": -4, "labelAngle": 1e400}}}}"#,
  ])
  func `a wild specification is drawn or refused, but nothing traps`(specification: String) {
    let charting = Charting(specification)
    #expect(charting.chart != nil || !charting.codes.isEmpty)
  }

  @Test func `views nested too deep are refused`() {
    let open = String(repeating: #"{"layer": ["#, count: 40)
    let specification = open + #"{"mark": "bar"}"# + String(repeating: "]}", count: 40)
    #expect(Charting(specification).codes.contains("E523"))
  }

  @Test(arguments: 0..<60) func `a specification with a part torn out never traps`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let all = ChartGoldenTests.charts
    let whole = all[seed % all.count].specification.replacing("DATA", with: Charting.letters)
    var text = Array(whole)
    // Values are swapped for others of the wrong kind.
    let wrong = ["null", "true", "-1e9", "[]", "{}", "\"\u{1F4A5}\"", "[[1]]"]
    let starts = text.indices.filter { text[$0] == ":" }
    if let at = starts.randomElement(using: &random),
      let value = wrong.randomElement(using: &random),
      let end = text[at...].firstIndex(where: { $0 == "," || $0 == "}" })
    {
      text.replaceSubrange(at..<end, with: Array(": " + value))
    }
    _ = Charting(String(text))
  }
}
