import Diagnostics
import Tables
import Testing

@Suite struct SeriesTests {
  private func read(
    _ texts: String..., name: String = "gva", where selection: String? = nil,
    columns: SeriesColumns = SeriesColumns()
  ) throws -> (series: Series?, lines: [String]) {
    var report = Report()
    let wanted = try selection.map { text in
      try #require(Selection("t where \(text)", report: &report))
    }
    let parts = try texts.enumerated().map { index, text in
      SeriesPart(try table(text, name: "\(index + 1).csv"), wanted)
    }
    let series = Series.read(name, from: parts, columns: columns, report: &report)
    return (series, lines(report))
  }

  @Test func `rows are sorted by area, then time`() throws {
    let found = try read("area_code,year,value\nE2,2023,4\nE1,2023,2\nE2,2022,3\nE1,2022,1\n")
    let series = try #require(found.series)
    #expect(series.areas == ["E1", "E1", "E2", "E2"])
    #expect(series.periods.map(\.text) == ["2022", "2023", "2022", "2023"])
    #expect(series.values == [1, 2, 3, 4])
    #expect(series.categories == nil && series.low == nil && series.unit == nil)
    #expect(series.files == ["1.csv"] && found.lines.isEmpty)
  }

  @Test func `columns are found by their usual names`() throws {
    let text = """
      LAD23CD,LAD23NM,Time period,GVA,Lower_95,Upper_95,Unit,obs_status,value
      E1,Halton,2023-Q1,5,4,6,GBP,P,99
      """
    let series = try #require(try read(text).series)
    #expect(series.values == [5])
    #expect(series.low == [4] && series.high == [6])
    #expect(series.unit == "GBP")
    #expect(series.statuses.map(\.code) == [.provisional])
    #expect(series.periodKind == .quarter)
  }

  @Test func `columns may be named by the caller`() throws {
    let text = "place,when,stage,amount,code,value\nE1,2023,a,5,x,99\nE1,2023,b,6,x,99\n"
    let series = try #require(
      try read(
        text,
        columns: SeriesColumns(area: "place", period: "when", category: "stage", value: "amount")
      ).series)
    #expect(series.areas == ["E1", "E1"])
    #expect(series.categories == ["a", "b"])
    #expect(series.values == [5, 6])
  }

  @Test func `a table of one moment takes its period from the caller`() throws {
    let period = try #require(Period("2024/25"))
    let series = try #require(
      try read("area_code,value\nE1,5\n", columns: SeriesColumns(onlyPeriod: period)).series)
    #expect(series.periods == [period])
  }

  @Test func `missing values keep their marker`() throws {
    let series = try #require(
      try read("code,year,value\nE1,2021,[c]\nE1,2022,\nE1,2023,7 [p]\n").series)
    #expect(series.values == [nil, nil, 7])
    #expect(series.statuses.map(\.code) == [.missing, .missing, .provisional])
    #expect(series.statuses.map(\.marker) == ["[c]", "", "[p]"])
  }

  @Test func `a column called status that is about something else is left alone`() throws {
    let found = try read("code,year,value,status\nE1,2022,1,Underway\nE1,2023,2,Planned\n")
    #expect(found.series?.statuses == [.normal, .normal])
    #expect(found.lines.isEmpty)
    let named = try read(
      "code,year,value,status\nE1,2022,1,Underway\n", columns: SeriesColumns(status: "status"))
    #expect(
      named.lines.first?.hasPrefix("E217 2:11 \"Underway\" is not an observation status") == true)
  }

  @Test func `every missing column is reported at once`() throws {
    let found = try read("place,when,amount\nE1,2023,5\n")
    #expect(found.series == nil)
    #expect(
      found.lines.map { $0.split(separator: "\n").first ?? "" } == [
        "E208 1:1 there is no column for the areas",
        "E208 1:1 there is no column for the values of `gva`",
        "E208 1:1 there is no column for the periods",
      ])
    #expect(found.lines[1].contains("looked for `gva`, `value`"))
    #expect(found.lines[1].contains("columns there: place, when, amount"))
  }

  @Test func `two values for one area and period are shown with what tells them apart`() throws {
    let text = """
      area_code,year,indicator,value
      E1,2022,jobs,1
      E1,2023,jobs,2
      E1,2023,hours,3
      E1,2022,hours,4
      """
    #expect(
      try read(text).lines == [
        """
        E212 4:15 `gva` has two values for E1 in 2023
          = the first is at 1.csv:3
          = 1 more such row
          = they differ in `indicator`: "jobs" and "hours"
          = a selection keeps one of them: … where indicator = hours
        """
      ])
    #expect(try read(text, where: "indicator = jobs").series?.values == [1, 2])
  }

  @Test func `files are appended`() throws {
    let both = try read("code,year,value\nE2,2023,2\n", "code,year,value\nE1,2023,1\n")
    #expect(both.series?.areas == ["E1", "E2"])
    #expect(both.series?.files == ["1.csv", "2.csv"])
  }

  @Test(arguments: [
    ("37.33", "37.33"), ("37.33", "37.3"), ("37.3", "37.3296"), ("37", "37.5 [e]"), ("[c]", "[x]"),
    ("1,234", "1234.4"),
  ])
  func `a row that two files agree on, to their common decimals, is said once`(
    first: String, second: String
  ) throws {
    let found = try read(
      "code,year,value\nE1,2023,\"\(first)\"\n", "code,year,value\nE1,2023,\(second)\n")
    #expect(found.series?.values == [Observation(first)?.value])
    #expect(
      found.lines == [
        """
        N242 2:9 `gva`: 1 row says the same as an earlier file, such as E1 in 2023
          = the file named first is used where both have a row
        """
      ])
  }

  @Test(arguments: [
    ("37.33", "37.34"), ("37", "38"), ("37.3", "37.36"), ("5", "[c]"), ("1e2", "101"),
  ])
  func `a row that two files contradict each other on is an error with both places`(
    first: String, second: String
  ) throws {
    let found = try read(
      "code,year,value\nE1,2023,\(first)\n", "code,year,value\nE1,2023,\(second)\n")
    #expect(found.series == nil)
    #expect(
      found.lines == ["E212 2:9 `gva` has two values for E1 in 2023\n  = the first is at 1.csv:2"])
  }

  @Test func `a row that stands twice in one file is an error though the values agree`() throws {
    #expect(
      try read("code,year,value\nE1,2023,1\nE1,2023,1\n").lines.first?.hasPrefix("E212 3:9") == true
    )
  }

  @Test func `each file may name its own columns`() throws {
    var report = Report()
    let parts = [
      SeriesPart(try table("code,year,a\nE1,2023,1\n"), columns: SeriesColumns(value: "a")),
      SeriesPart(try table("code,year,b\nE2,2023,2\n"), columns: SeriesColumns(value: "b")),
    ]
    #expect(Series.read("gva", from: parts, report: &report)?.values == [1, 2])
  }

  @Test func `two units are an error that names both`() throws {
    let text = "code,year,unit,value\nE1,2022,GBP,1\nE1,2023,UK=100,2\nE2,2023,,3\n"
    #expect(
      try read(text).lines == [
        """
        E213 3:9 `gva` mixes the units `GBP` and `UK=100`
          = `GBP` first at 1.csv:2
          = `UK=100` first at 1.csv:3
          = a selection keeps one of them: … where unit = GBP
        """
      ])
  }

  @Test func `years and financial years do not mix`() throws {
    let found = try read("code,year,value\nE1,2022,1\nE1,2022/23,2\n")
    #expect(
      found.lines == [
        """
        E214 3:4 `gva` mixes periods by year and financial year
          = 2022 at 1.csv:2 is a year
          = 2022/23 at 1.csv:3 is a financial year
        """
      ])
  }

  @Test func `rows without a code are left out with a warning`() throws {
    let found = try read("area_code,year,value\n,2023,bad\n  ,2023,1\nE1,2023,2\n")
    #expect(found.series?.areas == ["E1"])
    #expect(
      found.lines == [
        """
        W232 2:1 2 rows of `gva` without an area code are left out | column `area_code` is empty
          = also on line 3
        """
      ])
    #expect(try read("area_code,year,value\n,2023,1\n").lines.first?.hasPrefix("E216") == true)
  }

  @Test func `a code that R wrote as missing is no area`() throws {
    let found = try read("area_code,year,value\nNA,2023,1\nE1,2023,2\n")
    #expect(found.series?.areas == ["E1"])
    #expect(found.lines.first?.hasPrefix("W232 2:1 1 row of `gva`") == true)
  }

  @Test func `a number whose status says missing is not used`() throws {
    let series = try #require(
      try read("code,year,value,obs_status\nE1,2021,5,M\nE1,2022,6,c\nE1,2023,7,I\n").series)
    #expect(series.values == [nil, nil, 7])
    #expect(series.statuses.map(\.code) == [.missing, .missing, .estimated])
    #expect(series.statuses[1].flags == .confidential)
  }

  @Test func `an empty period is marked`() throws {
    #expect(
      try read("code,year,value\nE1,,1\nE2,2023,2\n").lines.first?.hasPrefix(
        "E211 2:4 an empty field is not a period | column `year`") == true)
  }

  @Test func `the mistakes of all files come in one run`() throws {
    let found = try read(
      "code,year,value\nE1,2023,x\n", "code,when,value\nE1,2023,1\n", "code,year,value\nE1,y,z\n")
    #expect(found.lines.map { $0.prefix(4) } == ["E203", "E208", "E211", "E203"])
  }
}
