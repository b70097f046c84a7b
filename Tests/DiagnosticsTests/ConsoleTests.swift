import Diagnostics
import Testing

@Suite struct ConsoleTests {
  private let source = SourceText(name: "lcr.yaml", text: "a: 1\n    higlight: E47000004\n")

  @Test func `a diagnostic shows what, where, why and the mend`() {
    var report = Report()
    report.error(
      "E101", "a trend block has no field `higlight`",
      at: Origin(source: source, start: 9, end: 17), label: "did you mean `highlight`?",
      notes: ["fields here: alt, areas"])
    #expect(
      Console(hasColor: false).text(of: report) == """
        error[E101]: a trend block has no field `higlight`
          lcr.yaml:2:5
        2 |     higlight: E47000004
          |     ^^^^^^^^ did you mean `highlight`?
          = fields here: alt, areas

        """)
  }

  @Test func `problems are sorted by place and said once`() {
    var report = Report()
    report.warning("W2", "later", at: Origin(source: source, start: 9, end: 10))
    report.warning("W1", "earlier", at: Origin(source: source, start: 0, end: 1))
    report.warning("W2", "later", at: Origin(source: source, start: 9, end: 10))
    #expect(report.sorted.map(\.message) == ["earlier", "later"])
  }

  @Test func `text from a file cannot steer the terminal`() {
    var report = Report()
    report.error("E1", "bad \u{1B}[2J name")
    #expect(!Console(hasColor: false).text(of: report).contains("\u{1B}"))
  }

  @Test func `a line of megabytes is cut around the place`() {
    let long = SourceText(name: "x", text: String(repeating: "a", count: 5_000_000))
    var report = Report()
    report.error("E1", "bad", at: Origin(source: long, start: 4_000_000, end: 4_000_001))
    #expect(Console(hasColor: false).text(of: report).count < 600)
    #expect(report.diagnostics.first?.place?.column == 4_000_001)
  }

  @Test func `problems of one kind are counted beyond what anyone reads`() {
    var report = Report()
    for number in 0..<1000 { report.error("E9", "problem \(number)") }
    #expect(report.diagnostics.count == 50)
    #expect(Console(hasColor: false).text(of: report).contains("and 950 more of E9"))
  }
}

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("higlight", "highlight"), ("titel", "title"), ("Trend", "trend"), ("aera", "area"),
  ])
  func `a slip of the finger finds its word`(word: String, meant: String) {
    #expect(suggestion(for: word, among: ["area", "highlight", "title", "trend"]) == meant)
  }

  @Test func `a word far from all is left alone`() {
    #expect(suggestion(for: "colour", among: ["area", "title"]) == nil)
  }
}
