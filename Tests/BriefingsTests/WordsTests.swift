import Diagnostics
import Scales
import Tables
import Testing

@testable import Briefings

@Suite struct TemplateTests {
  private func text(
    _ template: String, _ report: inout Report
  ) -> String {
    Template(Written(template), report: &report).text(&report) { path, _, _ in
      switch path.joined(separator: ".") {
      case "gap.value": .number(-13.296, QuantityFormat(suffix: "%", decimals: 1))
      case "tiny.value": .number(-0.01, QuantityFormat(suffix: "%", decimals: 1))
      case "worth.value": .number(4_920_000_000, QuantityFormat(prefix: "£", isShortened: true))
      case "gap.period": .text("2023")
      case "job.difference":
        .distance(-8, QuantityFormat(prefix: "£", decimals: 0), percent: -40, isUnclear: false)
      case "job.value": .number(12, QuantityFormat(prefix: "£", decimals: 0))
      case "bare.value": .number(12, QuantityFormat(decimals: 0))
      default: nil
      }
    }
  }

  @Test(arguments: [
    ("{gap.value}", "−13.3%"),
    ("{gap.value | below} the UK", "13.3% below the UK"),
    ("{gap.value | above}", "13.3% below"),
    ("{gap.value | 0 | below}", "13% below"),
    ("{gap.value|abs}", "13.3%"),
    ("{tiny.value | below} the UK", "level with the UK"),
    ("{worth.value} in {gap.period}", "£4.9bn in 2023"),
    ("{{as such}}", "{as such}"),
    ("{job.difference}", "−£8"),
    ("{job.difference | percent}", "−40%"),
    ("{job.difference | percent | below}", "40% below"),
    ("{bare.value | percent}", "12%"),
  ])
  func `values in braces become words`(template: String, expected: String) {
    var report = Report()
    #expect(text(template, &report) == expected)
    #expect(report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{gap.value", "E121"), ("{gap.value | belwo}", "E122"), ("{gap.period | percent}", "E122"),
    ("{job.value | percent}", "E122"),
  ])
  func `a template that cannot be read is an error`(template: String, code: String) {
    var report = Report()
    _ = text(template, &report)
    #expect(report.diagnostics.map(\.code) == [code])
  }

  @Test func `a mistake in braces is underlined where it stands`() throws {
    var report = Report()
    let source = SourceText(name: "b.yaml", text: "note: {gap.value} and {gap.value | belwo}")
    _ = Template(
      Written(
        "{gap.value} and {gap.value | belwo}", Origin(source: source, start: 6, end: 41)),
      report: &report
    ).text(&report) { _, _, _ in .number(1, QuantityFormat()) }
    let place = try #require(report.diagnostics.first?.place)
    #expect(place.column == 24)
  }
}

@Suite struct LongTemplateTests {
  @Test func `a page full of braces is read in no time`() {
    let text = String(repeating: "{gap.value} ", count: 1600)
    let source = SourceText(name: "b.yaml", text: "note: \(text)")
    let written = Written(text, Origin(source: source, start: 6, end: 6 + text.utf8.count))
    var report = Report()
    var last: Origin?
    let time = ContinuousClock().measure {
      _ = Template(written, report: &report).text(&report) { _, origin, _ in
        last = origin
        return .text("x")
      }
    }
    #expect(last?.place?.column == 6 + text.utf8.count - 11 + 1)
    #expect(time < .seconds(2))
  }
}

@Suite struct ClaimTests {
  private func claim(_ text: String) throws -> Claim {
    var report = Report()
    return try #require(Claim(Written(text), report: &report))
  }

  @Test(arguments: [
    ("£4.5bn within 10%", 4.92e9, true),
    ("£4.5bn within 5%", 4.92e9, false),
    ("£4.9bn", 4.92e9, true),
    ("£4.9bn", 4.96e9, false),
    ("13%", 13.3, true),
    ("−13%", -13.3, true),
    ("13%", -13.3, false),
    ("1,234", 1234, true),
    ("£725m", 725e6, true),
  ])
  func `a claim holds within its tolerance or to its last digit`(
    text: String, actual: Double, agrees: Bool
  ) throws {
    #expect(try claim(text).agrees(with: actual) == agrees)
  }
}

@Suite struct ProseTests {
  @Test func `Markdown keeps its structure and its emphasis`() {
    var report = Report()
    let prose = Prose(
      markdown: "## Head\n\nSome **strong** and *soft* text.\n\n- one\n- two\n", at: .builtIn,
      report: &report)
    #expect(report.diagnostics.isEmpty)
    #expect(prose.paragraphs.count == 4)
    guard case .body(let spans) = prose.paragraphs[1] else {
      Issue.record("the second paragraph should be body text")
      return
    }
    #expect(spans.map(\.text) == ["Some ", "strong", " and ", "soft", " text."])
    #expect(spans.map(\.isStrong) == [false, true, false, false, false])
  }

  @Test(arguments: ["![a](b.png)", "<b>x</b>", "    code", "> quoted"])
  func `what a page cannot show is refused`(markdown: String) {
    var report = Report()
    _ = Prose(markdown: markdown, at: .builtIn, report: &report)
    #expect(report.diagnostics.map(\.code) == ["E111"])
  }
}

@Suite struct IndicatorWordsTests {
  private func words(_ template: String) throws -> (text: String, codes: [String]) {
    let page = try CardPage(
      "  a: {text: \"\(template)\"}",
      metrics: "  m: {recipe: level, from: {value: d}, unit: GBP, better: higher}",
      data: "  d: {csv: d.csv, columns: {low: low, high: high}}",
      files: [
        "d.csv": """
        area_code,area_name,year,value,low,high
        E06000006,Halton,2022,8,8,8
        E08000011,Knowsley,2022,9,9,9
        E06000006,Halton,2023,10,10,10
        E08000011,Knowsley,2023,12,12,12
        E08000012,Liverpool,2023,12,12,12
        E08000013,St. Helens,2023,7,6,11
        E08000014,Sefton,2023,,,
        E47000004,Liverpool City Region,2022,11,11,11
        E47000004,Liverpool City Region,2023,10.5,10.4,10.6
        K02000001,United Kingdom,2022,10,10,10
        K02000001,United Kingdom,2023,10.8,10.8,10.8

        """
      ])
    return (String(page.words.dropFirst("A page ".count)), page.codes)
  }

  @Test(arguments: [
    ("{m.period}", "2023"), ("{m.name}", "Liverpool City Region"),
    ("{m.children.best}", "Knowsley and Liverpool"), ("{m.children.best.value}", "£12"),
    ("{m.children.worst}", "St Helens"), ("{m.children.above}", "Knowsley and Liverpool"),
    ("{m.children.above | count}", "2"), ("{m.children.below}", "Halton"),
    ("{m.children.unclear}", "St Helens"), ("{m.children.missing}", "Sefton and Wirral"),
    ("{m.E08000013.difference | below} the UK", "no clear difference from the UK"),
    ("{m.difference | percent | below} the UK", "3% below the UK"),
    ("{m.E06000006.change | up}", "up £2"),
    ("{m.E06000006.2022.2023.change | percent | rose}", "rose by 25%"), ("{m.since}", "2022"),
  ])
  func `fields and filters say what the values say`(template: String, expected: String) throws {
    let (text, codes) = try words(template)
    #expect(text == expected)
    #expect(codes == [])
  }

  @Test(arguments: [
    ("{m.2022.2023.value}", "E125"), ("{m.2021.2022.2023.change}", "E125"),
    ("{m.E06000006.E08000011.value}", "E125"), ("{m.bets.value}", "E125"),
    ("{m.children.best | cuont}", "E122"), ("{m.period | endnig}", "E122"),
  ])
  func `braces that mean two things mean nothing`(template: String, code: String) throws {
    #expect(try words(template).codes.contains(code))
  }

  @Test(arguments: [
    ("2023", "2023"), ("2023/24", "2023/24"), ("2024-Q2", "Q2 2024"), ("2024-06", "June 2024"),
    ("2024-06-05", "5 June 2024"),
  ])
  func `periods are said as people say them`(text: String, words: String) throws {
    #expect(try #require(Period(text)).inWords == words)
  }

  @Test(arguments: [
    ("2024-06", "year ending June 2024"), ("2023/24", "year ending March 2024"),
    ("2024-Q2", "year ending June 2024"), ("2023", "2023"),
  ])
  func `a year can be called by its end`(text: String, words: String) throws {
    var report = Report()
    #expect(
      PeriodFilters.text(of: try #require(Period(text)), ["ending"], at: .builtIn, &report) == words
    )
  }

  @Test(arguments: ["£12%", "about 5", "£4.5bn within £1"])
  func `a claim that is no figure is an error`(text: String) {
    var report = Report()
    #expect(Claim(Written(text), report: &report) == nil)
    #expect(report.diagnostics.map(\.code) == ["E123"])
  }
}

@Suite struct StrictNumbersTests {
  @Test(arguments: [
    ("rose by 13% to £4.5bn", ["13%", "£4.5bn"]), ("in 2023, or 2023/24", []),
    ("A4 pages and Q2 of COVID-19", []), ("on 15 June 2024 and the 3rd of May", []),
    ("1. First\n2) Second", []), ("{gap.value} of 14 areas", ["14"]),
    ("£2 billion and 40 per cent", ["£2bn", "40"]), ("8th of 14", ["8", "14"]),
    ("£1,950 a head", ["£1,950"]), ("1,234 people", ["1,234"]),
  ])
  func `numbers are found outside braces, years and words`(text: String, numbers: [String]) {
    #expect(LiteralNumber.all(in: text).map(\.text) == numbers)
  }

  private func page(_ text: String, cited: Bool = false) throws -> CardPage {
    try CardPage(
      "  a: {text: \"\(text)\"}",
      metrics: "  m: {recipe: level, from: {value: d}, unit: percent, better: higher}",
      data: "  d: d.csv" + (cited ? "\n  c: {csv: c.csv, cited: true}" : ""),
      files: [
        "d.csv": CardPage.table([("X", 2022, "12.4"), ("X", 2023, "13.3")]),
        "c.csv": "what,value\nplan,77\n",
      ], head: "area: X", checksNumbers: true)
  }

  @Test func `a number that rounds a figure is bound, another is flagged where it stands`() throws {
    #expect(try page("It is 13% now, 0.9 points more than in 2022.").codes == ["W711"])
    #expect(try page("It is 13% now.").codes == [])
    let page = try page("It is 15% now.")
    #expect(page.codes == ["W711"])
    #expect(page.report.diagnostics.first { $0.code == "W711" }?.place?.column == 20)
  }

  @Test func `cited numbers are sourced`() throws {
    #expect(try page("A plan of 77 steps.").codes == ["W711"])
    #expect(try page("A plan of 77 steps.", cited: true).codes == [])
  }
}
