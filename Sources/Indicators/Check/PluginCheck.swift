package import Diagnostics
internal import MetricPlugin
package import Tables

/// The conformance kit: whether a plugin keeps the contract, tried through the host itself.
///
/// It begins with the plugin's own examples, and asks the first of them again with changed data, in
/// changed surroundings and in changed words.
package struct PluginCheck: Sendable {
  package var folder: String
  package var geography: Geography
  package var sandbox: Sandbox

  package init(folder: String, geography: Geography, sandbox: Sandbox = Sandbox()) {
    self.folder = folder
    self.geography = geography
    self.sandbox = sandbox
  }

  package func run() -> CheckReport {
    var findings = CheckReport(plugin: folder, folder: folder)
    let start = monotonicMilliseconds()
    var report = Report()
    let subject: CheckSubject
    switch CheckSubject.load(folder, report: &report) {
    case .failure(let problem):
      findings.add(
        "manifest", .failed, Self.sentences(report.diagnostics) + [problem.sentence], since: start)
      return findings
    case .success(let loaded): subject = loaded
    }
    defer { subject.remove() }
    findings.plugin = subject.plugin.identity.description
    findings.add("manifest", .passed, Self.sentences(report.diagnostics), since: start)
    checkDrift(of: subject, &findings)
    checkExamples(of: subject, &findings)
    guard let questioner = Questioner.make(subject, geography, sandbox, &findings) else {
      return findings
    }
    checkSurroundings(questioner, &findings)
    checkData(questioner, &findings)
    checkProtocol(questioner, &findings)
    checkSize(questioner, &findings)
    return findings
  }

  static func sentences(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let place = diagnostic.place.map { "\($0.file.split(separator: "/").last ?? ""): " } ?? ""
      let label = diagnostic.label.isEmpty ? "" : " (\(diagnostic.label))"
      return "\(place)\(diagnostic.message)\(label)"
    }
  }

  // MARK: What it says of itself

  private func checkDrift(of subject: CheckSubject, _ findings: inout CheckReport) {
    guard case .run(let words) = subject.plugin.manifest.method else { return }
    let name = "manifest is what it describes"
    let start = monotonicMilliseconds()
    guard let described = subject.described(words, sandbox: sandbox) else {
      return findings.add(name, .skipped, ["it does not describe itself"])
    }
    let differences = subject.differences(from: described)
    findings.add(
      name, differences.isEmpty ? .passed : .failed,
      differences.isEmpty
        ? []
        : differences.map { "plugin.json differs at `\($0)`" }
          + ["write it again: \(words[0]) describe > plugin.json"], since: start)
  }

  private func checkExamples(of subject: CheckSubject, _ findings: inout CheckReport) {
    let examples = subject.examples
    let catalog = PluginCatalog(plugins: [subject.plugin])
    findings.check("examples") {
      guard !examples.isEmpty else {
        return ["there is none: add examples/<case>/expected.json and the tables it names"]
      }
      return examples.flatMap { example in
        var report = Report()
        let differences = example.run(
          in: catalog, geography: geography, sandbox: sandbox, report: &report)
        let errors = report.diagnostics.filter { $0.severity == .error }
        return (differences + Self.sentences(errors)).map { "\(example.name): \($0)" }
      }
    }
  }

  // MARK: Changed surroundings

  private func checkSurroundings(_ questioner: Questioner, _ findings: inout CheckReport) {
    let usual = Question(questioner.base)
    var elsewhere = usual
    elsewhere.environment = [
      "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "COLUMNS=40",
    ]
    let answers = questioner.ask([usual, usual, usual, elsewhere])
    findings.check("same answer twice") {
      answers[1].output == answers[0].output && answers[2].output == answers[0].output
        ? [] : ["two runs of the same request differ: does it use a clock, or the order of a set?"]
    }
    findings.check("same answer elsewhere") {
      answers[3].output == answers[0].output
        ? [] : ["the reply depends on the time zone or the language of the machine"]
    }
    findings.check("clean standard output") {
      answers.prefix(1).compactMap { answer in
        let text = answer.output.drop { $0 == 0x20 || $0 == 0x0A }
        return text.first == UInt8(ascii: "{")
          ? nil : "it starts with \"\(String(decoding: text.prefix(60), as: UTF8.self))\""
      }
    }
    let name = "no network, writing or home"
    if !Containment.isPossible {
      findings.add(name, .skipped, ["this kernel cannot contain a process"])
    } else if questioner.isProgram {
      var strict = usual
      strict.isStrict = true
      findings.check(name) {
        questioner.ask([strict]).compactMap { answer in
          guard case .failure(.crashed(.signal(31))) = answer.verdict else {
            return answer.output == answers[0].output
              ? nil : "with the network closed it gives another answer"
          }
          return "it tries to open a socket: a plugin gets all it needs in its request"
        }
      }
    }
    if questioner.isProgram {
      let quickest = answers.map(\.milliseconds).min() ?? 0
      let words = "\((quickest * 10).rounded() / 10) ms"
      findings.add(
        "starts within 500 ms", quickest < 500 ? .passed : .failed,
        [quickest < 500 ? words : "it took \(words): load less before answering"])
    }
  }

  // MARK: Changed words

  private func checkProtocol(_ questioner: Questioner, _ findings: inout CheckReport) {
    guard questioner.isProgram else { return }
    var extended = Question(questioner.base)
    extended.rewrite = { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let unknown = #""x_new": {"deep": [1, null, {"a": "b"}]}, "#
      return Array(
        text.replacingFirst("{", with: "{" + unknown)
          .replacingFirst(#""table":{"#, with: #""table":{"# + unknown).utf8)
    }
    var future = Question(questioner.base)
    future.rewrite = { bytes in
      Array(
        String(decoding: bytes, as: UTF8.self)
          .replacingFirst(#""protocol":1"#, with: #""protocol":99"#).utf8)
    }
    let answers = questioner.ask([Question(questioner.base), extended, future])
    findings.check("unknown fields are ignored") {
      answers[1].output == answers[0].output
        ? [] : [questioner.problem(answers[1]) ?? "fields it does not know change the reply"]
    }
    findings.check("protocol 99 is refused") {
      switch answers[2].verdict {
      case .failure(.protocolMismatch): []
      case .failure, .answer:
        [
          "a request with `protocol` 99 must be answered with "
            + #"{"protocol": 1, "error": {"code": "protocol", "message": "…"}}"#
        ]
      }
    }
  }

  // MARK: Size

  private func checkSize(_ questioner: Questioner, _ findings: inout CheckReport) {
    let start = monotonicMilliseconds()
    let question = Question(questioner.base.enlarged(areas: 1000, periods: 100))
    let answer = questioner.ask([question])[0]
    let seconds = (answer.milliseconds / 10).rounded() / 100
    let problem = questioner.problem(answer)
    findings.add(
      "100,000 rows within its limits", problem == nil ? .passed : .failed,
      [problem ?? (questioner.isProgram ? "\(seconds) s" : "")].filter { !$0.isEmpty },
      since: start)
    findings.check("no invented areas or periods") { questioner.inventions }
  }
}

extension String {
  func replacingFirst(_ word: String, with other: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return String(self[..<range.lowerBound]) + other + self[range.upperBound...]
  }

  private func firstRange(of word: String) -> Range<String.Index>? {
    var start = startIndex
    while let index = self[start...].firstIndex(of: word.first ?? " ") {
      if self[index...].hasPrefix(word) {
        return index..<self.index(index, offsetBy: word.count)
      }
      start = self.index(after: index)
    }
    return nil
  }
}
