import Diagnostics
import Tables
import Testing

@Suite struct CSVTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows end with any line end, and the last one need not`(end: String) throws {
    let table = try table(["a,b", "1,2", "3,4"].joined(separator: end))
    #expect(texts(table) == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(table.line(ofRow: 1) == 3)
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let table = try table("\u{FEFF}a,b\n1,2\n")
    #expect(table.names == ["a", "b"])
  }

  @Test func `quotes keep delimiters, line ends and quotes`() throws {
    let table = try table("a,b\n\"x,y\",\"two\r\nlines\"\n\"say \"\"hi\"\"\",\"\"\n")
    #expect(texts(table).dropFirst() == [["x,y", "two\r\nlines"], ["say \"hi\"", ""]])
  }

  @Test func `blanks round a field are kept`() throws {
    #expect(texts(try table("a,b\n  x ,\ty\n"))[1] == ["  x ", "\ty"])
  }

  @Test func `a quote inside an unquoted field is a letter`() throws {
    #expect(texts(try table("a,b\n5\" pipe,x\n"))[1] == ["5\" pipe", "x"])
  }

  @Test func `blank lines are no rows`() throws {
    #expect(texts(try table("\n\na,b\n\n1,2\n  \t \n3,4\n\n\n")).count == 3)
  }

  @Test func `a delimiter at the end is followed by an empty field`() throws {
    #expect(texts(try table("a,b\n1,")) == [["a", "b"], ["1", ""]])
    #expect(texts(try table("a,b,\n1,2,\n")) == [["a", "b", ""], ["1", "2", ""]])
  }

  @Test(arguments: [("\t", "a\tb\n1\t2,5"), (";", "a;b\n1;2,5"), ("|", "a|b\n1|2,5")])
  func `the delimiter is the caller's`(delimiter: Character, text: String) throws {
    var report = Report()
    let format = try #require(CSV.Format(delimiter: delimiter))
    let table = try #require(CSV(source(text), format: format, report: &report))
    #expect(texts(table) == [["a", "b"], ["1", "2,5"]])
  }

  @Test(arguments: ["\"", "\n", "\r", "é", "\r\n", "\0"])
  func `what cannot part fields is no delimiter`(delimiter: Character) {
    #expect(CSV.Format(delimiter: delimiter) == nil)
  }

  @Test func `a field knows its line and column, in characters, past quoted newlines`() throws {
    let table = try table("name,v\n\"two\nlines\",1\nSão Tomé,22\n")
    let place = try #require(table.origin(row: 1, column: 1).place)
    #expect((place.line, place.column, place.length) == (4, 10, 2))
    #expect(place.file == "data.csv")
  }

  @Test func `places are right in a file of lone carriage returns`() throws {
    let table = try table("a,b\r1,2\r3,44\r")
    let place = try #require(table.origin(row: 1, column: 1).place)
    #expect((place.line, place.column, place.length) == (3, 3, 2))
    #expect(place.excerpt?.text == "3,44")
  }

  @Test func `a quoted carriage return stays one`() throws {
    let table = try table("a,b\r\"x\ry\",2\r3,4\r")
    #expect(texts(table)[1] == ["x\ry", "2"])
    #expect(table.line(ofRow: 1) == 3)
  }

  @Test func `a field outside the table is empty`() throws {
    let table = try table("a\n1\n")
    for (row, column) in [(-2, 0), (1, 0), (0, 1), (0, -1), (Int.max, Int.min)] {
      #expect(table.text(row: row, column: column) == "")
    }
  }

  @Test func `columns are found without regard to case, blanks and hyphens`() throws {
    let table = try table("Area Code, Value ,GVA-per-job\nx,1,2\n")
    #expect(table.column(named: "area_code") == 0)
    #expect(table.column(named: "value") == 1)
    #expect(table.column(named: "gva_per_job") == 2)
    #expect(table.column(named: "other") == nil)
  }

  @Test(arguments: 0..<200) func `what is written is read back`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let delimiter = try #require([",", "\t", ";"].randomElement(using: &random)) as Character
    let width = Int.random(in: 1...5, using: &random)
    let rows = (0..<Int.random(in: 2...12, using: &random)).map { _ in
      (0..<width).map { _ in randomField(using: &random) }
    }
    let text = rows.map { CSV.line($0, delimiter: delimiter) }.joined()
    let format = try #require(CSV.Format(delimiter: delimiter))
    var report = Report()
    let table = try #require(CSV(source(text), format: format, report: &report), "\(lines(report))")
    #expect(texts(table) == rows, "written as \(text.debugDescription)")
  }

  @Test(arguments: 0..<300) func `no bytes stop the scanner, and places lie in the text`(seed: Int)
  {
    var random = SeededGenerator(state: UInt64(seed))
    let alphabet = Array("a1,;\"\"\n\r\n\t é[]".utf8) + (seed % 3 == 0 ? [0, 0xFF, 0xC3] : [])
    let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? 0
    }
    var report = Report()
    let text = SourceText(name: "random.csv", bytes: bytes)
    guard let table = CSV(text, ragged: .areFilled, report: &report) else {
      #expect(report.hasErrors)
      return
    }
    for row in -1..<table.rowCount {
      for column in 0..<table.columnCount {
        let origin = table.origin(row: row, column: column)
        #expect(origin.start <= origin.end && Int(origin.end) <= bytes.count)
      }
    }
  }
}

private func randomField(using random: inout SeededGenerator) -> String {
  let alphabet: [Unicode.Scalar] = [
    "a", "b", "0", " ", "\t", ",", ";", "\"", "\n", "\r", "é", "−", "🙂", "\u{301}", "\u{FEFF}", "[",
  ]
  return (0..<Int.random(in: 0...6, using: &random)).reduce(into: "") { text, _ in
    text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
  }
}
