import Diagnostics
import TestSupport
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String) -> (node: Node?, report: Report) {
    var report = Report()
    let node = parseJSON(SourceText(name: "a.json", text: text), report: &report)
    return (node, report)
  }

  @Test func `values of every kind are read`() throws {
    let node = try #require(
      parse(#"{"a": [1, -2.5, 1e3, true, false, null], "b": "x\n\u00e9\ud83d\ude00"}"#).node)
    #expect(node == ["a": [1, -2.5, 1000, true, false, .null], "b": "x\né😀"])
  }

  @Test func `a byte order mark is skipped`() {
    #expect(parse("\u{FEFF}[1]").node == [1])
  }

  @Test func `a value knows its line, column and length`() throws {
    let place = try #require(parse("{\n  \"é\": \"äb\"\n}").node?["é"]?.place)
    #expect((place.line, place.column, place.length) == (2, 8, 4))
  }

  @Test(arguments: [
    ("", "the file is empty", 1, 1),
    ("{\"a\": 1,}", "a comma stands before the closing brace", 1, 9),
    ("[1 2]", "a comma or `]` should stand here", 1, 4),
    ("{\"a\" 1}", "a colon should stand between the key and its value", 1, 6),
    ("[01]", "a number starts with 0", 1, 2),
    ("[\"a", "text is not closed", 1, 2),
    ("{'a': 1}", "a key in double quotes should stand here", 1, 2),
    ("[1]\n x", "something follows the end of the document", 2, 2),
    ("[1.]", "a digit should follow the decimal point", 1, 4),
    ("nul", "a value should stand here", 1, 1),
  ])
  func `a broken document is reported where it breaks`(
    text: String, message: String, line: Int, column: Int
  ) throws {
    let (node, report) = parse(text)
    #expect(node == nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.place?.line == line)
    #expect(diagnostic.place?.column == column)
  }

  @Test func `nesting beyond the limit is a message, not a crash`() {
    let (node, report) = parse(String(repeating: "[", count: 100_000))
    #expect(node == nil)
    #expect(report.diagnostics.first?.message.contains("nested more than 200 levels") == true)
  }

  @Test func `a key that stands twice is a warning and the last one counts`() {
    let (node, report) = parse(#"{"a": 1, "a": 2}"#)
    #expect(node?["a"]?.number == 2)
    #expect(report.diagnostics.map(\.code) == ["W004"])
  }

  @Test func `bytes that are not UTF-8 are reported with their place`() {
    var report = Report()
    let source = SourceText(name: "a.json", bytes: [0x5B, 0x0A, 0x22, 0xE9, 0x22, 0x5D])
    #expect(parseJSON(source, report: &report) == nil)
    #expect(report.diagnostics.first?.code == "E002")
    #expect(report.diagnostics.first?.place?.line == 2)
  }

  @Test(arguments: 0..<40) func `numbers read back as they were written`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let value = Double(bitPattern: random.next())
    guard value.isFinite else { return }
    #expect(parse("[\(value)]").node?[0]?.number == value)
  }

  @Test func `a value written as text is read as the same value`() throws {
    let text =
      #"{"a": [1, -2.5, 1e300, null, true], "“b”\n\u0001": {"c": "\"\\"}, "d": [], "e": {}}"#
    for width in [10, 40, 200] {
      var report = Report()
      let first = try #require(
        parseJSON(SourceText(name: "a", bytes: Array(text.utf8)), report: &report))
      let written = first.jsonText(width: width)
      let second = try #require(
        parseJSON(SourceText(name: "b", bytes: Array(written.utf8)), report: &report))
      #expect(second.jsonText() == first.jsonText())
      #expect(!report.hasErrors)
      if width == 10 { #expect(written.split(separator: "\n").count > 5) }
    }
  }
}
