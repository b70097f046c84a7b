internal import Diagnostics
internal import MetricPlugin
internal import Tables

/// A request of the kit: data, and how it is put.
struct Question: Sendable {
  var preparation: Preparation
  /// Changes the bytes on the wire.
  var rewrite: @Sendable ([UInt8]) -> [UInt8] = { $0 }
  /// Added to the environment, `NAME=value`.
  var environment: [String] = []
  /// The first attempt to reach the network ends it.
  var isStrict = false

  init(_ preparation: Preparation) {
    self.preparation = preparation
  }
}

/// What came of a question.
struct Response: Sendable {
  var verdict: Verdict
  var output: [UInt8] = []
  var milliseconds = 0.0
  var lastWords = ""
}

/// Asks one plugin, program or recipe, as the host does; remembers the rows it invented.
final class Questioner {
  let base: Preparation
  let isProgram: Bool
  private(set) var inventions: [String] = []
  private let context: EvaluationContext

  /// `nil`, with a finding, when the plugin answers none of its own examples.
  static func make(
    _ subject: CheckSubject, _ geography: Geography, _ sandbox: Sandbox,
    _ findings: inout CheckReport
  ) -> Questioner? {
    let definition = Definition(subject.plugin)
    let catalog = PluginCatalog(plugins: [subject.plugin])
    var problems: [String] = []
    for example in subject.examples {
      var report = Report()
      guard
        let (request, context, _) = example.question(
          in: catalog, geography: geography, sandbox: sandbox, report: &report),
        let preparation = Preparation(
          request, as: definition, in: context, families: Families(geography), report: &report)
      else { continue }
      let questioner = Questioner(preparation, context)
      let answer = questioner.ask([Question(preparation)])[0]
      if case .answer = answer.verdict { return questioner }
      problems.append("\(example.name): \(questioner.problem(answer) ?? "it gives an error")")
    }
    findings.add(
      "answers", .failed,
      problems + ["without an example that it answers nothing more can be tried"])
    return nil
  }

  private init(_ base: Preparation, _ context: EvaluationContext) {
    self.base = base
    self.context = context
    if case .program = base.definition.method { isProgram = true } else { isProgram = false }
  }

  func ask(_ questions: [Question]) -> [Response] {
    switch base.definition.method {
    case .recipe(let recipe):
      return questions.map { question in
        let verdict = question.preparation.answer(of: recipe, in: context.geography)
        var response = Response(verdict: verdict)
        if case .answer(let checked) = verdict {
          response.output = Reply(.ok(checked.answer)).bytes
        }
        return response
      }
    case .program(let plugin, let words):
      return ask(questions, of: plugin, words)
    }
  }

  private func ask(_ questions: [Question], of plugin: Plugin, _ words: [String]) -> [Response] {
    var responses: [Response?] = Array(repeating: nil, count: questions.count)
    var jobs: [(index: Int, job: ProcessJob)] = []
    for (index, question) in questions.enumerated() {
      var ignored = Report()
      switch ProcessJob.make(
        plugin, words, for: question.preparation, in: context, report: &ignored)
      {
      case .failure(let failure):
        responses[index] = Response(verdict: .failure(failure.cause))
      case .success(var job):
        job.input = question.rewrite(job.input)
        job.environment = question.environment
        job.containment.isStrict = question.isStrict
        jobs.append((index, job))
      }
    }
    // Few at once, so that the time each takes is its own.
    let results = ProcessRunner(mostAtOnce: 2).run(jobs.map(\.job))
    for ((index, job), result) in zip(jobs, results) {
      let verdict = Verdict(result, of: job, for: questions[index].preparation)
      note(verdict)
      responses[index] = Response(
        verdict: verdict, output: result.output, milliseconds: result.milliseconds,
        lastWords: result.lastWords)
    }
    return responses.map { $0 ?? Response(verdict: .failure(.noReply)) }
  }

  private func note(_ verdict: Verdict) {
    guard case .failure(.badReply(let path, let problem)) = verdict,
      ["ok.area[", "ok.period["].contains(where: path.hasPrefix), inventions.count < 100
    else { return }
    inventions.append("at `\(path)`: \(problem)")
  }

  /// What is wrong with a response: anything but values or an error that the author raised.
  func problem(_ response: Response) -> String? {
    guard case .failure(let cause) = response.verdict else { return nil }
    switch cause {
    case .missingInput, .badParam, .noData: return nil
    case .refused(let code, _, _) where code != "bad_request": return nil
    default: break
    }
    let failure = MetricFailure(
      base.request, definition: base.definition, cause: cause)
    let line = response.lastWords.split(whereSeparator: \.isNewline).last
    return failure.sentence + (line.map { "; its last words: \"\($0.prefix(160))\"" } ?? "")
  }
}
