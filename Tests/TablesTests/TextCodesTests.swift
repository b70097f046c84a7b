import Diagnostics
import TestSupport
import Testing

@testable import Tables

@Suite struct TextCodesTests {
  @Test(arguments: 0..<200) func `a column coded is the column read field by field`(seed: Int)
    throws
  {
    var random = SeededGenerator(state: UInt64(seed))
    let fields = [
      "", "a", " a", "a ", "\"a\"", "\"a \"\"b\"\"\"", "é", "e\u{301}", "\u{A0}x", "2023",
      "2023/24",
      "a name of more than sixteen bytes", "a name of more than sixteen bytes, no", "日本",
    ].map { $0.contains(",") ? "\"\($0)\"" : $0 }
    let hasDoubledQuotes = Bool.random(using: &random)
    let count = Int.random(in: 1...40, using: &random)
    let text =
      "k,n\n"
      + (0..<count).map { row in
        var field = fields.randomElement(using: &random) ?? ""
        if !hasDoubledQuotes, field.contains("\"\"") { field = "" }
        return "\(row),\(field)\n"
      }.joined()
    var report = Report()
    let table = try #require(CSV(SourceText(name: "t.csv", text: text), report: &report))
    let rows = (0..<table.rowCount).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    let coded = table.coded(column: 1, rows: rows)
    let expected = rows.map { table.text(row: $0, column: 1).trimmed }
    #expect(coded.codes.map { coded.texts[Int($0)] } == expected, "\(text)")
  }

  @Test(arguments: [
    ("", ""), (" a ", "a"), ("a", "a"), ("\u{A0}a\u{2003}", "a"), (" ", ""), ("\t\r\n", ""),
    ("a\u{301}", "a\u{301}"), ("é", "é"), ("a b", "a b"), ("\u{7F}", "\u{7F}"),
  ])
  func `white space at either end is left out`(text: String, expected: String) {
    #expect(text.trimmed == expected)
    #expect(text[...].trimmed == expected)
  }
}
