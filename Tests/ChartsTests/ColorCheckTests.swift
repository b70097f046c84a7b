import Diagnostics
import Testing

@testable import Charts

@Suite struct ColorCheckTests {
  private func codes(_ view: Node) -> [String] {
    var report = Report()
    ColorCheck.check(view, &report)
    return report.diagnostics.map(\.message)
  }

  @Test func `a colour that cannot be read is said`() {
    #expect(codes(["mark": ["type": "bar", "color": "stelblue"]]) == ["`stelblue` is no colour"])
    #expect(
      codes(["mark": "bar", "encoding": ["color": ["value": "#12"]]]) == ["`#12` is no colour"])
    #expect(
      codes(["mark": "bar", "encoding": ["x": ["field": "a", "axis": ["labelColor": "gray1"]]]])
        == ["`gray1` is no colour"])
  }

  @Test func `names, codes, functions and fields are let pass`() {
    #expect(
      codes([
        "mark": ["type": "bar", "color": "rgb(1, 2, 3)", "stroke": "none", "fill": "transparent"],
        "encoding": ["color": ["field": "any"], "fill": ["value": "#4c78a8"]],
        "background": "white",
      ]) == [])
  }
}
