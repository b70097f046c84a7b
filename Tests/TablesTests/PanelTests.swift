import Diagnostics
import Tables
import Testing

@Suite struct PanelTests {
  private func series(_ name: String, _ text: String, category: String? = nil) throws -> Series {
    var report = Report()
    let series = Series.read(
      name, from: [SeriesPart(try table(text))], columns: SeriesColumns(category: category),
      report: &report)
    return try #require(series, "\(lines(report))")
  }

  @Test func `rows of any input are kept, and what is missing says so`() throws {
    var report = Report()
    let panel = try #require(
      Panel.join(
        [
          try series("gva", "code,name,year,unit,value\nE2,B,2023,GBP,1\nE1,A,2023,GBP,2\n"),
          try series("jobs", "code,year,value\nE1,2022,3\nE1,2023,[c]\n"),
        ], report: &report))
    #expect(panel.areas == ["E1", "E1", "E2"])
    #expect(panel.periods.map(\.text) == ["2022", "2023", "2023"])
    #expect(panel["gva"]?.values == [nil, 2, 1])
    #expect(panel["gva"]?.statuses.map(\.code) == [.missing, .normal, .normal])
    #expect(panel["gva"]?.unit == "GBP")
    #expect(panel["jobs"]?.values == [3, nil, nil])
    #expect(panel["jobs"]?.statuses.map(\.marker) == ["", "[c]", ""])
    #expect(panel.areaNames == ["E1": "A", "E2": "B"])
    #expect(panel["other"] == nil && panel.categories == nil)
  }

  @Test func `intervals are spread with their values`() throws {
    var report = Report()
    let panel = try #require(
      Panel.join(
        [
          try series("a", "code,year,value,low,high\nE1,2023,5,4,6\n"),
          try series("b", "code,year,value\nE2,2023,1\n"),
        ], report: &report))
    #expect(panel["a"]?.low == [4, nil] && panel["a"]?.high == [6, nil])
    #expect(panel["b"]?.low == nil)
  }

  @Test func `categories join by name`() throws {
    var report = Report()
    let text = "code,year,sector,value\nE1,2023,b,1\nE1,2023,a,2\n"
    let a = try series("a", text, category: "sector")
    let panel = try #require(Panel.join([a, a], report: &report))
    #expect(panel.categories == ["a", "b"])
    #expect(panel.columns.map(\.values) == [[2, 1], [2, 1]])

    let b = try series("b", "code,year,value\nE1,2023,1\n")
    #expect(Panel.join([a, b], report: &report) == nil)
    #expect(lines(report).first?.hasPrefix("E215 - `a` has categories and `b` has none") == true)
  }

  @Test func `inputs by other periods do not join`() throws {
    var report = Report()
    let joined = Panel.join(
      [
        try series("gva", "code,year,value\nE1,2023,1\n"),
        try series("spend", "code,year,value\nE1,2023/24,1\n"),
      ], report: &report)
    #expect(joined == nil)
    #expect(
      lines(report) == [
        """
        E214 - the inputs are not by one kind of period
          = `gva` is by year
          = `spend` is by financial year
        """
      ])
  }

  @Test(arguments: 0..<100) func `a join loses nothing, adds nothing and has one order`(seed: Int)
    throws
  {
    var random = SeededGenerator(state: UInt64(seed))
    func anySeries(_ name: String) throws -> Series {
      var keys: Set<[Int]> = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        keys.insert([
          Int.random(in: 1...4, using: &random), Int.random(in: 2019...2023, using: &random),
        ])
      }
      let rows = keys.shuffled(using: &random).map { "E\($0[0]),\($0[1]),\($0[0] * $0[1])\n" }
      return try series(name, "code,year,value\n" + rows.joined())
    }
    let (a, b) = (try anySeries("a"), try anySeries("b"))
    var report = Report()
    let panel = try #require(Panel.join([a, b], report: &report))
    let swapped = try #require(Panel.join([b, a], report: &report))
    #expect(panel.areas == swapped.areas && panel.periods == swapped.periods)
    #expect(panel["a"]?.values == swapped["a"]?.values)

    func keys(_ areas: [String], _ periods: [Period]) -> [String] {
      zip(areas, periods).map { "\($0) \($1)" }
    }
    let all = keys(panel.areas, panel.periods)
    #expect(all == all.sorted() && Set(all).count == all.count)
    #expect(Set(all) == Set(keys(a.areas, a.periods) + keys(b.areas, b.periods)))
    let present = (panel["a"]?.values ?? []).compactMap { $0 }
    #expect(present == a.values.compactMap { $0 })
    #expect(try #require(Panel.join([a], report: &report))["a"]?.values == a.values)
  }

  @Test func `a stand-in's rows are also under the wanted code, with a note`() throws {
    var report = Report()
    let gva = try series("gva", "code,year,value\nUKX,2022,1\nUKX,2023,2\nE1,2023,3\n")
    let both = gva.standingIn(
      for: ["K02000001", "E1"], in: try unitedKingdom(), report: &report)
    #expect(both.areas == ["E1", "K02000001", "K02000001", "UKX", "UKX"])
    #expect(both.values == [3, 1, 2, 1, 2])
    #expect(codes(report) == ["N241"])
    #expect(
      lines(report).first
        == "N241 - K02000001 (United Kingdom) is not in the data; UKX (United Kingdom less "
        + "Extra-Regio) stands in for it")
  }
}
