import Diagnostics
import Tables
import Testing

/// What is wrong with a text that is no table, where, and what to do.
@Suite struct BadTableTests {
  private func refused(_ text: SourceText, ragged: CSV.RaggedRows = .areErrors) -> [String] {
    var report = Report()
    let table = CSV(text, ragged: ragged, report: &report)
    return table == nil ? lines(report) : ["read"]
  }

  @Test func `an empty file asks for names and values`() {
    #expect(
      refused(source("")) == [
        """
        E206 0:0 the file is empty
          = a table needs a first row of column names and a row of values
        """
      ])
    #expect(refused(source("\u{FEFF}\n\n  \n")).first?.contains("E206") == true)
  }

  @Test func `a table of names alone lists them`() {
    #expect(
      refused(source("area_code,year,value\n")) == [
        """
        E206 0:0 the table has column names but no rows
          = columns: area_code, year, value
          = was it exported with a filter that kept nothing?
        """
      ])
  }

  @Test func `a quote that is never closed is marked where it opens`() {
    #expect(
      refused(source("a,b\n1,\"two\n3,4\n")) == [
        """
        E204 2:3 a quote is opened and never closed | opened here
          = a quote inside a quoted field is written twice: ""
        """
      ])
  }

  @Test func `text behind a closing quote is marked`() {
    #expect(refused(source("a,b\n1,\"two\" x\n")).first?.hasPrefix("E204 2:8 text stands") == true)
  }

  @Test func `rows of another length are counted, with the lines of the next ones`() {
    let text = "a,b\n1,2\n1,2,3\n4\n5,6\n7\n"
    #expect(
      refused(source(text)) == [
        """
        E205 3:1 this row has 3 fields and the first row has 2
          = 2 more such rows (lines 4, 6)
          = put quotes round a value that holds the delimiter, such as "1,234"
        """
      ])
  }

  @Test func `a title above the names is recognised`() {
    let text = "Table 1: productivity\n\narea,year,value\nx,2022,1\nx,2023,2\n"
    #expect(
      refused(source(text)).first?.hasSuffix(
        "most rows have 3 fields: if the names stand on line 3, delete the lines above it") == true)
  }

  @Test func `a caller may have ragged rows filled`() throws {
    var report = Report()
    let table = try #require(
      CSV(source("a,b\n1\n1,2,3\n"), ragged: .areFilled, report: &report))
    #expect(texts(table) == [["a", "b"], ["1", ""], ["1", "2"]])
    #expect(codes(report) == ["W205"] && !report.hasErrors)
  }

  @Test func `UTF-16 is named, with or without its mark`() {
    let plain: [UInt8] = "area,value\nx,1\n".utf8.flatMap { [$0, 0] }
    for bytes in [plain, [0xFF, 0xFE] + plain, [0xFE, 0xFF] + plain.reversed()] {
      let found = refused(SourceText(name: "u.csv", bytes: bytes)).first ?? ""
      #expect(found.hasPrefix("E202 0:0 the file is UTF-16"))
      #expect(found.contains("iconv -f UTF-16 -t UTF-8 u.csv"))
    }
  }

  @Test func `a byte of Windows-1252 is marked where it stands`() {
    let bytes = Array("a,b\nx,".utf8) + [0xA3] + Array("5\n".utf8)
    let found = refused(SourceText(name: "w.csv", bytes: bytes)).first ?? ""
    #expect(found.hasPrefix("E202 2:3 byte A3 is not UTF-8 | perhaps saved as Windows-1252"))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x9F, 0x98], [0xFF],
    ] as [[UInt8]])
  func `malformed UTF-8 is refused at its first byte`(bytes: [UInt8]) {
    let text = SourceText(name: "x.csv", bytes: Array("a\nb".utf8) + bytes)
    #expect(refused(text).first?.hasPrefix("E202 2:2") == true)
  }

  @Test func `well-formed UTF-8 of every length is read`() throws {
    #expect(texts(try table("a\né−🙂\u{10FFFF}\n"))[1] == ["é−🙂\u{10FFFF}"])
  }

  @Test func `a workbook says how to save it`() {
    let text = SourceText(name: "book.csv", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0])
    #expect(
      refused(text) == [
        """
        E202 0:0 the file is a spreadsheet or a zip archive, not a table of text
          = open it and save the sheet as "CSV UTF-8"
        """
      ])
  }

  @Test func `a NUL byte says that it is no table`() {
    let found = refused(SourceText(name: "z.csv", bytes: Array("a,b\n1,".utf8) + [0])).first
    #expect(found?.hasPrefix("E202 2:3 the file holds a NUL byte") == true)
  }

  @Test func `a column that stands twice is a warning`() throws {
    var report = Report()
    let table = try #require(CSV(source("a,value,value\n1,2,3\n"), report: &report))
    #expect(lines(report) == ["W231 1:9 the column `value` stands twice | the first one is read"])
    #expect(table.column(named: "value") == 1)
  }

  @Test func `a field of more than a megabyte is refused at its start`() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    let start = Array("a,b\n1,".utf8)
    #expect(
      refused(SourceText(name: "l.csv", bytes: start + long)).first?.hasPrefix(
        "E207 2:3 a field is longer than 1 MB") == true)
    #expect(
      refused(SourceText(name: "l.csv", bytes: start + [ASCIIQuote] + long)).first?.hasPrefix(
        "E207 2:3 a quoted field is longer than 1 MB") == true)
  }

  @Test func `a row of more than ten thousand fields is refused`() {
    let text = String(repeating: "1,", count: 10_000) + "1\n"
    #expect(refused(source(text)).first?.hasPrefix("E207 1:1 a row has more than 10000") == true)
    #expect(refused(source(String(text.dropFirst(2)) + text.dropFirst(2))) == ["read"])
  }

  @Test func `a small file of short rows cannot make a large table`() {
    let wide = String(repeating: "a,", count: 5000) + "a\n"
    let text = source(wide + String(repeating: "x\n", count: 300))
    let found = refused(text, ragged: .areFilled)
    #expect(found.map { $0.prefix(4) } == ["W205", "E207"])
    #expect(found.last?.hasPrefix("E207 202:1 the rows up to here lack") == true)
  }

  @Test func `fifty megabytes on one line are refused in no time`() {
    let text = SourceText(
      name: "big.csv", bytes: [UInt8](repeating: UInt8(ascii: "7"), count: 50 << 20))
    let time = ContinuousClock().measure {
      #expect(refused(text).first?.hasPrefix("E207 1:1 a field is longer") == true)
    }
    #expect(time < .seconds(20), "in a debug build on a busy machine")
  }
}

private let ASCIIQuote = UInt8(ascii: "\"")
