import Diagnostics
import Tables
import Testing

@Suite struct ColumnReadingTests {
  private let text = """
    area_code,year,value,note
    E1,2022,1.5,first
    E2,2023,[c],
    E3,2024,"2,000 [p]",third
    """

  @Test func `columns come back as their declared types`() throws {
    var report = Report()
    let columns = try table(text).read(
      [
        ColumnRequest("area_code", .area), ColumnRequest("year", .period),
        ColumnRequest("value", .number, unit: "GBP"), ColumnRequest("note", .text),
        ColumnRequest("status", .text, isRequired: false),
      ], report: &report)
    #expect(report.diagnostics.isEmpty)
    #expect(columns["area_code"]?.areas == ["E1", "E2", "E3"])
    #expect(columns["year"]?.periods?.map { $0?.text } == ["2022", "2023", "2024"])
    let value = try #require(columns["value"]?.numbers)
    #expect(value.values == [1.5, nil, 2000])
    #expect(value.statuses.map(\.code) == [.normal, .missing, .provisional])
    #expect(value.unit == "GBP")
    #expect(columns["note"]?.texts == ["first", nil, "third"])
    #expect(columns["status"] == nil)
  }

  @Test func `rows may be chosen, and come in that order`() throws {
    var report = Report()
    let columns = try table(text).read(
      [ColumnRequest("area_code", .area)], rows: [2, 0], report: &report)
    #expect(columns["area_code"]?.areas == ["E3", "E1"])
  }

  @Test func `bad numbers are counted a column, the first one marked`() throws {
    var report = Report()
    let table = try table(
      "area_code,value\nE1,8S.66\nE2,1\nE3,n.k.\nE4,\"a\"\"b\"\n", name: "data/gva.csv")
    let columns = table.read([ColumnRequest("value", .number)], report: &report)
    #expect(columns.isEmpty)
    #expect(
      lines(report) == [
        """
        E203 2:4 "8S.66" is not a number | column `value`
          = 2 more in this column (lines 4, 5)
        """
      ])
    #expect(report.diagnostics.first?.place?.file == "data/gva.csv")
    #expect(report.diagnostics.first?.place?.length == 5)
  }

  @Test func `one more is on a line, many are cut`() throws {
    var report = Report()
    _ = try table("v\na\nb\n").read([ColumnRequest("v", .number)], report: &report)
    #expect(lines(report).first?.hasSuffix("= 1 more in this column (line 3)") == true)

    report = Report()
    let many = "v\n" + String(repeating: "x\n", count: 100)
    _ = try table(many).read([ColumnRequest("v", .number)], report: &report)
    #expect(
      lines(report).first?.hasSuffix("= 99 more in this column (lines 3, 4, 5, 6, 7, …)") == true)
  }

  @Test func `all columns are checked in one run`() throws {
    var report = Report()
    _ = try table("year,a,b\n15/03/2024,x,y\n").read(
      [
        ColumnRequest("year", .period), ColumnRequest("a", .number), ColumnRequest("b", .number),
        ColumnRequest("c", .text),
      ], report: &report)
    #expect(codes(report) == ["E208", "E211", "E203", "E203"])
  }

  @Test func `a missing column names those there and the likely one`() throws {
    var report = Report()
    _ = try table(text).read([ColumnRequest("valeu", .number)], report: &report)
    #expect(
      lines(report) == [
        """
        E208 1:1 there is no column `valeu` | did you mean `value`?
          = columns there: area_code, year, value, note
        """
      ])
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "|")])
  func `a table read with the wrong delimiter says so`(delimiter: String, name: String) throws {
    var report = Report()
    let text = ["a", "value"].joined(separator: delimiter) + "\n1\n"
    _ = try table(text).read([ColumnRequest("value", .number)], report: &report)
    #expect(lines(report).first?.hasSuffix("= the columns seem to be parted by \(name)") == true)
  }

  @Test func `a dash is missing, and said to be read so`() throws {
    var report = Report()
    let columns = try table("v\n1\n-\n–\n").read([ColumnRequest("v", .number)], report: &report)
    #expect(columns["v"]?.numbers?.values == [1, nil, nil])
    #expect(codes(report) == ["W233"])
  }

  @Test func `2010-11 is a financial year where its column says so`() throws {
    func read(_ text: String) throws -> [String?]? {
      var report = Report()
      let table = try table(text)
      return table.read([ColumnRequest(table.names[0], .period)], report: &report)
        .values.first?.periods?.map { $0?.text }
    }
    #expect(try read("year\n2010-11\n2011-12\n2012-13\n") == ["2010/11", "2011/12", "2012/13"])
    #expect(try read("financial year\n2010-11\n2011-12\n") == ["2010/11", "2011/12"])
    #expect(try read("month\n2010-11\n2010-12\n") == ["2010-11", "2010-12"])
    #expect(try read("p\n2010-12\n2012-13\n") == ["2010-12", "2012/13"])
  }
}
