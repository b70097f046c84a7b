import Diagnostics
import Foundation
import SceneGraph
import Testing

@testable import Briefings

@Suite struct TableBlockTests {
  private func page(
    _ values: [String], block: String, better: String = "higher", codes: [String]? = nil,
    head: String = "area: E47000004"
  ) throws -> CardPage {
    let codes = codes ?? values.indices.map { "X\($0)" }
    return try CardPage(
      "  a: \(block)",
      metrics: "  m: {recipe: level, from: {value: d}, unit: GBP, better: \(better)}",
      data: "  d: d.csv",
      files: ["d.csv": CardPage.table(zip(codes, values).map { ($0, 2023, $1) })],
      head: head)
  }

  private func rows(_ frame: Frame) -> [SceneGraph.Tag] {
    func rows(_ tag: SceneGraph.Tag) -> [SceneGraph.Tag] {
      tag.role == .row ? [tag] : tag.children.flatMap(rows)
    }
    return frame.tags.flatMap(rows)
  }

  @Test func `every row of the tag tree has as many cells`() throws {
    let page = try page(
      ["3", "1", "2"], block: "{table: m, areas: [X0, X1, X2], show: [value, bar, rank]}")
    #expect(page.codes == [], "\(page.report.diagnostics)")
    let rows = rows(try #require(page.frame))
    #expect(rows.count == 4)
    #expect(Set(rows.map(\.children.count)) == [4])
    #expect(rows.allSatisfy { $0.children.first?.role == .headerCell })
  }

  @Test func `the best comes first, whichever way is good`() throws {
    let names = ["Area X0", "Area X1", "Area X2"]
    func order(_ page: CardPage) -> [String] {
      names.sorted { left, right in
        page.words.range(of: left)!.lowerBound < page.words.range(of: right)!.lowerBound
      }
    }
    let block = "{table: m, areas: [X0, X1, X2]}"
    #expect(
      order(try page(["3", "1", "2"], block: block)) == ["Area X0", "Area X2", "Area X1"])
    #expect(
      order(try page(["3", "1", "2"], block: block, better: "lower"))
        == ["Area X1", "Area X2", "Area X0"])
  }

  @Test func `what is left out is said, and our row stays`() throws {
    let page = try page(
      ["9", "8", "7", "6", "5"],
      block: "{table: m, areas: [X0, X1, X2, X3, X4], rows: 2, highlight: X4}")
    #expect(page.words.contains("Area X4"))
    #expect(page.words.contains("Area X0"))
    #expect(page.words.contains("Not shown: 3 more areas, from £6 to £8"))
  }

  @Test func `missing values have their marker, and it is explained`() throws {
    let page = try page(["9", "[c]", ""], block: "{table: m, areas: [X0, X1, X2]}")
    #expect(page.words.contains("[c]"))
    #expect(page.words.contains("withheld"))
    #expect(page.words.contains("–"))
  }

  @Test func `quarters are shaded from eight areas on, and the note says how`() throws {
    let block = "{table: m, areas: [\((0..<8).map { "X\($0)" }.joined(separator: ", "))]}"
    #expect(try page((1...8).map(String.init), block: block).words.contains("quarters of the 8"))
    #expect(try !page(Array(repeating: "4", count: 8), block: block).words.contains("quarters"))
  }

  @Test func `no value at all is said in place of the table`() throws {
    #expect(try page(["", ""], block: "{table: m, areas: [X0, X1]}").codes.contains("W141"))
  }

  @Test func `four hundred rows do not fit a page, and the message names the block`() throws {
    let page = try page(
      (0..<400).map(String.init), block: "{table: m}", codes: (0..<400).map { "X\($0)" },
      head: "area: X0")
    #expect(
      page.report.diagnostics.contains { $0.code == "E601" && $0.message.contains("`a`") },
      "\(page.report.diagnostics.map(\.message))")
  }

  @Test func `eighty characters of a name wrap`() throws {
    let page = try CardPage(
      "  a: {table: m, areas: [X0, X1]}",
      metrics: "  m: {recipe: level, from: {value: d}, unit: GBP}", data: "  d: d.csv",
      files: [
        "d.csv": """
        area_code,area_name,year,value
        X0,Llanfairpwllgwyngyll a Sir Fôn gyda Świętokrzyskie i Łódź oraz okolice miasta dalej,2023,5
        X1,B,2023,6

        """
      ], head: "area: X0")
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    #expect(page.overlaps.isEmpty)
  }

  @Test(arguments: [
    ("{table: m, show: [vaule]}", "E104"), ("{table: m, sort: n}", "E175"),
    ("{table: m, labels: [a, b]}", "E175"), ("{table: m, rows: 0}", "E104"),
    ("{table: [m, n]}", "E131"),
  ])
  func `what cannot be meant is an error`(block: String, code: String) throws {
    #expect(try page(["1", "2"], block: block, head: "area: X0").codes.contains(code))
  }
}
