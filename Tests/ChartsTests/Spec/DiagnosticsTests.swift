import Diagnostics
import Testing

@testable import Charts

@Suite struct ChartDiagnosticsTests {
  private func first(_ specification: String) -> Diagnostic? {
    Charting(specification).report.sorted.first
  }

  @Test func `a mistyped field is a warning with its place and the field that was meant`() throws {
    let found = try #require(
      first(
        #"{"data": {"values": [{"value": 1}]}, "mark": "point", "encoding": {"x": {"field": "valeu"}}}"#
      ))
    #expect(found.severity == .warning)
    #expect(found.code == "W542")
    #expect(found.label == "did you mean `value`?")
    #expect(found.place?.column == 83)
  }

  @Test func `an unknown mark is an error that lists the marks`() throws {
    let charting = Charting(#"{"data": {"values": [1]}, "mark": "barr"}"#)
    #expect(charting.chart == nil)
    let found = try #require(charting.report.sorted.first)
    #expect(found.severity == .error)
    #expect(found.label == "did you mean `bar`?")
  }

  @Test(arguments: [
    (#"{"data": {"values": [1]}, "mark": {"type": "bar", "colr": "red"}}"#, "W508"),
    (#"{"data": {"values": [1]}, "mark": "bar", "encoding": {"z": {"field": "data"}}}"#, "W501"),
    (#"{"data": {"name": "nowhere"}, "mark": "bar"}"#, "E511"),
    (#"{"data": {"url": "missing.csv"}, "mark": "bar"}"#, "E510"),
    (
      #"{"data": {"values": [1]}, "transform": [{"filter": "datum.data >"}], "mark": "bar"}"#,
      "E530"
    ),
    (#"{"data": {"values": [1]}, "encoding": {}}"#, "E500"),
    (#"[1, 2]"#, "E501"),
  ])
  func `what is wrong is said by a code that never changes`(specification: String, code: String) {
    #expect(Charting(specification).codes.contains(code))
  }

  @Test func `strictness makes warnings errors`() {
    let specification = #"{"data": {"values": [1]}, "mark": {"type": "bar", "colr": "red"}}"#
    let charting = Charting(specification, options: ChartOptions(isStrict: true))
    #expect(charting.report.hasErrors)
  }
}
