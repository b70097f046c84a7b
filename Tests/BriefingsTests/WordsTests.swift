import Diagnostics
import Scales
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
