import Diagnostics
import Testing

@testable import Indicators

@Suite struct MessageTests {
  static let causes: [MetricFailure.Cause] = [
    .crashed(.signal(11)), .crashed(.exit(3)), .timedOut(seconds: 10), .outOfMemory(megabytes: 64),
    .tooMuchOutput(megabytes: 64), .badReply(path: "ok.value[1]", problem: "x"), .noReply,
    .cannotStart(step: "execute it", error: "no"), .protocolMismatch(host: [1], plugin: [2]),
    .denied(reason: "no"), .missingInput("x", hint: nil), .badParam(message: "x"),
    .noData(message: "x"), .refused(code: "c", message: "m", hint: nil),
    .unknownPlugin(suggestion: nil),
    .unusablePlugin(folder: "Plugins/x", reason: "its plugin.json has 2 errors"), .badInputs,
  ]

  @Test func `each cause has a code of its own and one sentence`() {
    let failures = Self.causes.map { MetricFailure(metric: "m", pluginID: "p", cause: $0) }
    #expect(Set(failures.map(\.code)).count == 16, "the two kinds of crash share one")
    for failure in failures {
      #expect(!failure.sentence.isEmpty && !failure.sentence.hasSuffix("."))
    }
  }

  @Test func `a failure says what it costs, its last words and what to try`() {
    let failure = MetricFailure(
      metric: "gap", pluginID: "productivity-gap",
      plugin: PluginIdentity(id: "productivity-gap", version: "1.2.0"),
      cause: .crashed(.signal(11)),
      lastWords: "start\nindex out of range\n\n", memoryLimit: 1024)
    let diagnostic = failure.diagnostic(blocks: ["gap", "trend"])
    #expect(diagnostic.severity == .warning && diagnostic.code == "E401")
    #expect(
      diagnostic.message == "metric plugin `productivity-gap` 1.2.0 stopped with signal 11 (crash)")
    #expect(
      diagnostic.notes.prefix(2) == [
        "the page was made without the blocks `gap`, `trend`, all marked \"not available\"",
        "its last words: \"index out of range\"",
      ])
    #expect(failure.diagnostic(isStrict: true).severity == .error)
  }

  @Test(arguments: [
    (-13.297, "−13.3%"), (0.04, "0.0%"), (-0.04, "0.0%"), (1234.56, "1,234.6%"), (99.95, "100.0%"),
  ])
  func `numbers are written as people write them`(value: Double, text: String) {
    #expect(MeasureUnit.percent.text(of: value) == text)
  }
}
