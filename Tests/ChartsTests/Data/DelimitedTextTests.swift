import Scales
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct DelimitedTextTests {
  private static let plain = [
    "", "a", "area 07", "London", "Île-de-France", "e\u{301}", "é", "日本", "12", "12.5", "-0",
    "-3.25",
    "0.000001", "1e5", "1E-3", ".5", "5.", "+4", "0x1F", " 7 ", "Infinity", "NaN", "1.2.3", "-",
    "--1",
    "123456789012345", "1234567890123456789", "0.1234567890123456789", "9007199254740993", "00012",
    "1,5", "in \" the middle", "\u{FEFF}", "-12.345", "a longer name of more than sixteen bytes",
  ]

  /// A file whose fields all are what a writer of CSV makes of them.
  private func text(_ random: inout SeededGenerator, delimiter: Character = ",") -> String {
    let width = Int.random(in: 1...4, using: &random)
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var lines = [(0..<width).map { "c\($0)" }.joined(separator: String(delimiter))]
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      lines.append(
        (0..<width).map { _ in
          let field = Self.plain.randomElement(using: &random) ?? ""
          let mustBeQuoted = field.contains(delimiter) || field.contains("\"")
          guard mustBeQuoted || Int.random(in: 0..<6, using: &random) == 0 else { return field }
          let extra = ["", "\n", "\r\n", String(delimiter)].randomElement(using: &random) ?? ""
          return "\""
            + (field + extra).split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        }.joined(separator: String(delimiter)))
    }
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    return mark + lines.joined(separator: lineEnd) + (Bool.random(using: &random) ? lineEnd : "")
  }

  private func check(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
    let fast = DelimitedText.table(bytes, delimiter: delimiter)
    let slow = DelimitedText.tableOfUnequalRows(bytes, delimiter: delimiter)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(fast.columns.map(\.name) == slow.columns.map(\.name), "\(text)")
    #expect(fast.rowCount == slow.rowCount, "\(text)")
    for (a, b) in zip(fast.columns, slow.columns) {
      guard case .strings(let left) = a.values, case .strings(let right) = b.values else {
        Issue.record("columns of text")
        return
      }
      #expect(left == right, "\(text)")
      #expect(a.values.measures.map(\.bitPattern) == b.values.measures.map(\.bitPattern), "\(text)")
      #expect(a.values.places.map(\.bitPattern) == b.values.places.map(\.bitPattern), "\(text)")
      let coded = left.coded
      #expect(coded.codes.map { coded.texts[Int($0)] } == Array(right), "\(text)")
      let (groups, others) = (
        Groups([a.values], rowCount: fast.rowCount), Groups([b.values], rowCount: slow.rowCount)
      )
      #expect(groups.groupOfRow == others.groupOfRow, "\(text)")
      #expect(groups.leaders == others.leaders, "\(text)")
    }
  }

  @Test(arguments: 0..<300) func `fields read when asked for are those read one by one`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let bytes = Array(text(&random).utf8)
    check(bytes)
    check(Array(text(&random, delimiter: ";").utf8), delimiter: UInt8(ascii: ";"))
    #expect(DelimitedFields(bytes, delimiter: UInt8(ascii: ",")) != nil)
  }

  @Test(arguments: 0..<300) func `broken text is read the same both ways`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let pieces = [
      ",", ",", "\n", "\r", "\r\n", "\"", "\"\"", "a", "12", "\u{E9}", "7 ",
      "long enough for a word",
    ]
    let count = Int.random(in: 0...40, using: &random)
    var bytes = Array(
      (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined().utf8)
    // Not always well-formed UTF-8.
    if let last = bytes.indices.last { bytes[Int.random(in: 0...last, using: &random)] = 0xC3 }
    check(bytes)
  }

  @Test(arguments: [
    "", "\n", "\r\n", "a", "a,b", "a,b\n", "a,b\n1,", "a,b\n1,\n", "a\n\n\n", "a\n\"x",
    "a\n\"x\"y\nz",
    "a,b\n\"1\"\"2\",3\r\n4,5", "\u{FEFF}", "\u{FEFF}a\n1", "a,a\n1,2",
  ])
  func `the ends of a text are read the same both ways`(text: String) {
    check(Array(text.utf8))
  }

  @Test func `a delimiter that means something else is left to the slow reader`() {
    for delimiter in [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0] {
      #expect(DelimitedFields(Array("a,b\n1,2\n".utf8), delimiter: delimiter) == nil)
    }
  }

  @Test func `rows of different lengths are left to the slow reader`() {
    #expect(DelimitedFields(Array("a,b\n1\n".utf8), delimiter: UInt8(ascii: ",")) == nil)
    #expect(DelimitedFields(Array("a,b\n1,2,3\n".utf8), delimiter: UInt8(ascii: ",")) == nil)
  }

  @Test(arguments: 0..<200) func `a decimal is the number that scripts read`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let texts = (0..<50).map { _ in
      let digits = Int.random(in: 0...20, using: &random)
      var text = Bool.random(using: &random) ? "-" : ""
      for _ in 0..<digits { text += String(Int.random(in: 0...9, using: &random)) }
      if Bool.random(using: &random) {
        text.insert(".", at: text.indices.randomElement(using: &random) ?? text.endIndex)
      }
      return text
    }
    let bytes = Array(("n\n" + texts.map { "\"\($0)\"\n" }.joined()).utf8)
    let table = DelimitedText.table(bytes, delimiter: UInt8(ascii: ","))
    let expected = texts.map { $0.isEmpty ? .nan : scriptNumber(of: $0) }
    #expect(
      table.columns.first?.values.measures.map(\.bitPattern) == expected.map(\.bitPattern))
  }
}
