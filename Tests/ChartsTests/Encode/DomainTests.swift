import Tables
import Testing

@testable import Charts

@Suite struct DomainTests {
  private func labels(_ sort: String, type: String = "nominal") -> [String] {
    Charting(
      """
      {"data": {"values": [{"a": "m", "b": 2}, {"a": "z", "b": 1}, {"a": "c", "b": 3}]},
       "mark": "bar", "encoding": {"y": {"field": "a", "type": "\(type)", "title": null \(sort)},
         "x": {"field": "b", "type": "quantitative", "axis": null}}}
      """
    ).words
  }

  @Test func `categories stand in their natural order unless told`() {
    #expect(labels("") == ["c", "m", "z"])
    #expect(labels(#", "sort": "descending""#) == ["z", "m", "c"])
    #expect(labels(#", "sort": null"#) == ["m", "z", "c"])
  }

  @Test func `categories can follow a list, a field or another channel`() {
    #expect(labels(#", "sort": ["z", "c"]"#) == ["z", "c", "m"])
    #expect(labels(#", "sort": {"field": "b", "order": "descending"}"#) == ["c", "m", "z"])
    #expect(labels(#", "sort": "-x""#) == ["c", "m", "z"])
    #expect(labels(#", "sort": "x""#) == ["z", "m", "c"])
  }

  @Test func `a layer that switches an axis off speaks for all`() {
    let words = Charting(
      """
      {"data": \(Charting.letters), "encoding": {"y": {"field": "b", "type": "quantitative", "axis": null}},
       "layer": [{"mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal", "axis": null}}},
         {"mark": "point", "encoding": {"x": {"field": "a", "type": "nominal"}}}]}
      """
    ).words
    #expect(words.isEmpty)
  }

  @Test func `dates are dates to filters too, before any of them runs`() {
    let charting = Charting(
      """
      {"data": {"url": "d.csv"}, "transform": [{"filter": "year(datum.t) == 2021"}],
       "mark": "point", "encoding": {"x": {"field": "t", "type": "temporal"}}}
      """, files: ["d.csv": "t\n2020-06-01\n2021-06-01\n2021-07-01\n"])
    #expect(charting.codes.isEmpty)
    #expect(charting.chart?.table.rowCount == 2)
  }
}
