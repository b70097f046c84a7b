import Testing

@testable import Charts

@Suite struct MarkLawTests {
  @Test func `marks are listed once, in the order of their names`() {
    let names = markList.map { $0.name }
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }

  @Test(
    arguments: markList.map { $0.name }.filter { $0 != "image" && $0 != "geoshape" && $0 != "arc" })
  func `a mark draws nothing where its position is missing`(name: String) {
    func drawn(_ values: String) -> Int {
      Charting(
        """
        {"data": {"values": \(values)}, "mark": {"type": "\(name)", "color": "#ff0000", "text": "w"},
         "config": {"view": {"stroke": null}}, "encoding": {
           "x": {"field": "v", "type": "quantitative", "axis": null, "scale": {"domain": [0, 9]}},
           "y": {"field": "v", "type": "quantitative", "axis": null, "scale": {"domain": [0, 9]}}}}
        """
      ).text.split(separator: "\n").count { $0.contains("#FF0000") }
    }
    #expect(drawn(#"[{"v": null}, {"v": "x"}]"#) == 0)
    #expect(drawn(#"[{"v": 3}, {"v": 5}]"#) > 0)
  }
}
