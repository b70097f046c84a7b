import Diagnostics
import Indicators
import Tables
import Testing

@Suite struct RunTests {
  static let examples = "\(Staging.root)/Plugins/ProductivityGap/examples"

  /// Output per hour of combined authorities, with that of boroughs appended from another file.
  func perHour(_ change: (inout PluginRun) -> Void = { _ in }) throws -> (Indicator, Report) {
    let folder = "\(Self.examples)/per-hour-with-boroughs"
    var run = PluginRun(
      plugin: "productivity-gap",
      data: [
        "output=\(folder)/data.csv where indicator = gva_per_hour_smoothed",
        "output=\(folder)/boroughs.csv",
      ], area: "Liverpool City Region", comparator: "UKX")
    change(&run)
    var report = Report()
    let result = run.run(in: Staging.catalog, geography: Staging.geography, report: &report)
    return (try #require(try result?.get()), report)
  }

  @Test func `two files make one input, and where they agree it is noted`() throws {
    let (indicator, report) = try perHour()
    let period = try #require(indicator.period)
    let unit = indicator.unit
    #expect(period.text == "2023" && indicator.area == "E47000004")
    #expect(report.diagnostics.map(\.code) == ["N242"])
    for (area, text) in [
      ("E06000006", "15.3%"), ("E08000013", "−31.0%"), ("E47000004", "−10.8%"),
    ] {
      #expect(indicator.value(area: area, period: period).map(unit.text) == text)
    }
    let rank = try #require(indicator.rank(of: "E47000004", period: period))
    #expect(rank.position == 6 && rank.count == 14 && rank.sharedWith == ["E47000003"])
    #expect(indicator.name(of: "E08000013") == "St Helens")
  }

  @Test func `a run is told as a table`() throws {
    let text = IndicatorTable(try perHour().0).text
    #expect(text.hasPrefix("Productivity gap to the comparator (productivity-gap@1.0.0)\n"))
    #expect(text.contains("Liverpool City Region, 2023  −10.8%\n"), "\(text)")
    #expect(text.contains("change since 2022            +0.1 pp\n"), "\(text)")
    #expect(text.contains("rank                         joint 6 of 14\n"), "\(text)")
    #expect(
      text.contains("E47000003  West Yorkshire                   −10.8%          =6\n"), "\(text)")
    #expect(!text.contains("Halton"), "only areas of the level of the page's area are ranked")
  }

  @Test func `a run is told as JSON`() throws {
    var report = Report()
    let source = SourceText(name: "json", text: try perHour().0.json)
    let node = try #require(parseJSON(source, report: &report))
    #expect(node["plugin"]?.string == "productivity-gap@1.0.0")
    #expect(node["rank"]?["position"]?.number == 6)
    #expect(node["rank"]?["shared_with"]?[0]?.string == "E47000003")
    #expect(node["rows"]?.items?.count == 63)
  }

  @Test func `the United Kingdom by its usual code is found under the publisher's, and noted`()
    throws
  {
    let (indicator, report) = try perHour { $0.comparator = "K02000001" }
    #expect(indicator.comparator == "UKX")
    #expect(report.diagnostics.contains { $0.code == "N241" })
  }

  @Test(arguments: [
    ("output", "E436"), ("outptu=x.csv", "E430"), ("output=/no/such/file.csv", "E201"),
    ("output=x where", "E209"),
  ])
  func `a wrong option is an error at the option`(data: String, code: String) {
    var report = Report()
    let run = PluginRun(plugin: "productivity-gap", data: [data])
    let result = run.run(in: Staging.catalog, geography: Staging.geography, report: &report)
    #expect(result.map { (try? $0.get()) == nil } ?? true)
    let error = report.diagnostics.first { $0.code == code }
    #expect(error?.place?.file == "--data", "\(report.diagnostics.map(\.code))")
  }

  @Test func `a parameter of a run is checked like one of a briefing`() throws {
    let folder = "\(Staging.root)/Plugins/GapValue/examples/per-hour"
    func value(_ weeks: String) -> (Double?, [String]) {
      var report = Report()
      let run = PluginRun(
        plugin: "gap-value",
        data: [
          "output=\(folder)/data.csv where indicator = gva_per_hour_smoothed",
          "hours=\(folder)/data.csv where indicator = hours_worked_per_week",
        ], params: ["weeks=\(weeks)"], area: "E47000004", comparator: "UKX", period: "2023")
      let result = run.run(in: Staging.catalog, geography: Staging.geography, report: &report)
      let indicator = result.flatMap { try? $0.get() }
      return (
        indicator.flatMap { $0.value(area: "E47000004", period: $0.period ?? $0.rows[0].period) },
        report.diagnostics.map(\.code)
      )
    }
    let year = try #require(value("52").0)
    #expect((year - 4.92e9).magnitude < 0.005e9)
    #expect(value("26").0 == year / 2)
    #expect(value("many").1 == ["E433"] && value("99").1 == ["E433"])
  }
}
