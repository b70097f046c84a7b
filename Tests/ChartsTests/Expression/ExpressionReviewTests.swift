import Diagnostics
import Testing

@testable import Charts

/// What an expression is allowed to say, and is seldom meant to.
@Suite struct ExpressionReviewTests {
  private func found(_ members: String) -> [Diagnostic] {
    Charting(
      """
      {"data": \(Charting.letters), \(members),
       "encoding": {"x": {"field": "b", "type": "quantitative"}}}
      """
    ).report.sorted
  }

  @Test(arguments: [
    (#""transform": [{"calculate": "datum.bb * 2", "as": "c"}], "mark": "point""#, "`b`"),
    (#""transform": [{"filter": "datum.B > 2"}], "mark": "point""#, "`b`"),
    (#""mark": {"type": "point", "opacity": {"expr": "datum.bb / 9"}}"#, "`b`"),
  ])
  func `a field that is not there is a warning with the one that was meant`(
    members: String, meant: String
  ) throws {
    let diagnostic = try #require(found(members).first)
    #expect(diagnostic.code == "W542")
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.label == "did you mean \(meant)?")
    #expect(diagnostic.place != nil)
  }

  @Test func `the place is that of the field, not of the whole expression`() throws {
    let diagnostic = try #require(
      found(#""transform": [{"calculate": "1 + datum.bb", "as": "c"}], "mark": "point""#).first)
    #expect(diagnostic.place?.length == 8)
  }

  @Test func `a column that a transform before it made is there`() {
    #expect(
      found(
        #""transform": [{"calculate": "datum.b", "as": "c"}, {"filter": "datum.c > 1"}], "mark": "point""#
      ).isEmpty)
  }

  @Test func `without rows there is nothing to be wrong about`() {
    let charting = Charting(
      #"{"data": {"values": []}, "transform": [{"filter": "datum.b > 2"}], "mark": "point"}"#)
    #expect(charting.codes.isEmpty)
  }

  @Test(arguments: [
    (#""transform": [{"filter": "b > 2"}], "mark": "point""#, "W532", "nothing is called `b` here"),
    (
      #""transform": [{"calculate": "round(datum.b, 2)", "as": "c"}], "mark": "point""#, "W532",
      "`round` takes 1 value, not 2"
    ),
    (
      #""transform": [{"calculate": "timeFormat(datum.b, '%K')", "as": "c"}], "mark": "point""#,
      "W533", "`%K` is no directive of a time format"
    ),
    (
      #""mark": {"type": "point", "tooltip": null}, "title": {"text": "x", "dx": 0}, "config": {"axis": {"labelExpr": "datum.lable"}}"#,
      "W542", "no field `lable` in the data"
    ),
  ])
  func `what is probably meant otherwise is said`(members: String, code: String, words: String) {
    let diagnostics = found(members)
    #expect(diagnostics.contains { $0.code == code && $0.message == words }, "\(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `a wrong directive of an axis is said where it stands`() throws {
    let charting = Charting(
      #"{"data": {"values": [{"t": "2020-01-01"}]}, "mark": "point", "encoding": {"x": {"field": "t", "type": "temporal", "axis": {"format": "%Y %1"}}}}"#
    )
    let diagnostic = try #require(charting.report.sorted.first)
    #expect(diagnostic.code == "W533")
    #expect(diagnostic.place?.length == 7)
  }

  @Test func `parameters and selections are names`() {
    let charting = Charting(
      """
      {"params": [{"name": "least", "value": 30}, {"name": "brush", "select": "interval"}],
       "data": \(Charting.letters), "mark": "point",
       "transform": [{"filter": "datum.b > least && !brush.b"}],
       "encoding": {"x": {"field": "b", "type": "quantitative"}}}
      """)
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
  }
}
