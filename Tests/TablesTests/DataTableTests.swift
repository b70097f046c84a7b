import Diagnostics
import Tables
import Testing

@Suite struct DataTableTests {
  private func read(_ text: String, rows: [Int]? = nil, geography: Geography? = nil) throws
    -> (table: DataTable, lines: [String])
  {
    var report = Report()
    let table = DataTable(
      try table(text), rows: rows, geography: geography, report: &report)
    return (table, lines(report))
  }

  @Test func `a column is numbers when every field is one or missing`() throws {
    let found = try read("n,t,e,id,m\n1,a,,007,..\n\"2,000\",b,,008,[c]\n[c],,,009,\n")
    let table = found.table
    #expect((0..<3).map { table["n"]?.values[$0] } == [.number(1), .number(2000), .null])
    #expect((0..<3).map { table["t"]?.values[$0] } == [.string("a"), .string("b"), .null])
    #expect((0..<3).map { table["e"]?.values[$0] } == [.null, .null, .null])
    #expect(table["id"]?.values[0] == .string("007"))
    #expect(table["m"]?.values[0] == .string(".."))
    #expect(found.lines.isEmpty)
  }

  @Test func `rows may be chosen`() throws {
    let table = try read("n\n1\n2\n3\n", rows: [2, 0]).table
    #expect(table.rowCount == 2)
    #expect(table["n"]?.values[0] == .number(3))
  }

  @Test func `a few bad fields among numbers are announced`() throws {
    let found = try read("value\n1\n2\n3\n8S.66\n4\n")
    #expect(found.table["value"]?.values[0] == .string("1"))
    #expect(
      found.lines == [
        "W235 5:1 the column `value` is read as text because of \"8S.66\" | not a number"
      ])
    #expect(try read("value\n1\nb\n3\nd\n4\nf\n").lines.isEmpty)
  }

  @Test func `names are added to codes that have none`() throws {
    let geography = try unitedKingdom()
    let table = try read("area_code,value\nE08000013,1\nXX,2\n", geography: geography).table
    #expect(table["area_name"]?.values[0] == .string("St Helens"))
    #expect(table["area_name"]?.values[1] == .null)
    for text in [
      "area_code,area_name,value\nE08000013,mine,1\n", "area,value\nHalton,1\n",
      "code,name,value\nE08000013,mine,1\n", "x,value\nE08000013,1\n",
    ] {
      let table = try read(text, geography: geography).table
      #expect(table.columns.count == text.prefix { $0 != "\n" }.split(separator: ",").count)
    }
  }
}
