package import Diagnostics
internal import Tables

// Every message of the metrics, with its code:
//
// E401 crashed                      E420 manifest: a field is missing
// E402 timed out                    E421 manifest: a field has a wrong value
// E403 out of memory                E422 manifest: neither run nor recipe, or both
// E404 too much output              E423 manifest: a column is declared twice or not at all
// E405 bad reply                    W424 manifest: a field is not known
// E406 no reply                     W425 a project's plugin hides another
// E407 cannot start                 E430 no such input
// E408 no shared protocol           E431 a required input is not bound
// E409 denied                       E432 no such parameter
// E410 missing input (author)       E433 a parameter has a wrong value
// E411 bad parameter (author)       E434 units clash
// E412 no data (author)             W435 a unit is not known
// E413 refused (author)
// E414 no such plugin
// E415 manifest unusable                E436 not `NAME=…`
// E416 inputs unusable                  E437 not a period

// MARK: Failures

extension MetricFailure {
  /// `E401` to `E416`, for ever.
  package var code: String {
    switch cause {
    case .crashed: "E401"
    case .timedOut: "E402"
    case .outOfMemory: "E403"
    case .tooMuchOutput: "E404"
    case .badReply: "E405"
    case .noReply: "E406"
    case .cannotStart: "E407"
    case .protocolMismatch: "E408"
    case .denied: "E409"
    case .missingInput: "E410"
    case .badParam: "E411"
    case .noData: "E412"
    case .refused: "E413"
    case .unknownPlugin: "E414"
    case .badManifest: "E415"
    case .badInputs: "E416"
    }
  }

  /// One sentence for the person who makes the page.
  package var sentence: String {
    let who = plugin.map { "metric plugin `\($0.id)` \($0.version)" } ?? "metric `\(pluginID)`"
    switch cause {
    case .crashed(.signal(let number)):
      return "\(who) stopped with signal \(number) (\(signalInWords(number)))"
    case .crashed(.exit(let code)): return "\(who) gave up with exit code \(code)"
    case .timedOut(let seconds):
      return "\(who) was stopped after \(seconds) seconds without an answer"
    case .outOfMemory(let megabytes):
      return "\(who) ran out of memory: it may have \(megabytes) MB"
    case .tooMuchOutput(let megabytes):
      return "\(who) was stopped after \(megabytes) MB of output"
    case .badReply(let path, let problem):
      let place = path.isEmpty ? "" : " at `\(path)`"
      return "\(who) gave an answer that cannot be used\(place): \(problem)"
    case .noReply: return "\(who) ended without an answer"
    case .cannotStart(let step, let error):
      return "\(who) cannot be started: could not \(step): \(error)"
    case .protocolMismatch(let host, let plugin):
      return "\(who) and this handbill share no protocol: \(upgrade(host: host, plugin: plugin))"
    case .denied(let reason): return "\(who) may not run: \(reason)"
    case .missingInput(let input, _): return "\(who) lacks the input `\(input)`"
    case .badParam(let message): return "\(who) refuses a parameter: \(message)"
    case .noData(let message): return "\(who) has nothing to compute: \(message)"
    case .refused(_, let message, _): return "\(who) gave an error instead of values: \(message)"
    case .unknownPlugin: return "there is no metric plugin `\(pluginID)`"
    case .badManifest: return "the metric plugin `\(pluginID)` has a plugin.json with errors"
    case .badInputs: return "the data of the metric `\(metric)` cannot be used"
    }
  }

  /// One line for the person who wrote the plugin; empty where there is nothing to do.
  package var hint: String {
    switch cause {
    case .crashed(.signal):
      return
        "an optimised Swift trap prints nothing: build it with -Onone to see where; it may have "
        + "\(memoryLimit) MB (limits.memory_mb)"
    case .crashed(.exit): return "its log ends with the reason, if it gave one"
    case .timedOut: return "raise limits.timeout_s in plugin.json, or look for an endless loop"
    case .outOfMemory: return "raise limits.memory_mb in plugin.json, or read the table in parts"
    case .tooMuchOutput: return "the reply is one JSON object; write logs to standard error"
    case .badReply:
      return "the reply must stand alone on standard output; write logs to standard error"
    case .noReply: return "write one JSON object to standard output before the program ends"
    case .cannotStart: return "is it built, executable, and for this machine?"
    case .protocolMismatch: return "`protocol` in plugin.json lists what the plugin speaks"
    case .denied: return "`handbill plugin info \(pluginID)` shows what it asks for"
    case .missingInput(_, let hint): return hint ?? "bind it under `from:`"
    case .refused(let code, _, let hint): return hint ?? "its error code is `\(code)`"
    case .unknownPlugin(let suggestion):
      return suggestion.map { "did you mean `\($0)`?" }
        ?? "`handbill plugin list` shows those found, and those skipped with the reason"
    case .badManifest: return "`handbill plugin list` shows the errors"
    case .badParam, .noData, .badInputs: return ""
    }
  }

  /// The failure as it is shown, an error under `--strict` and a warning otherwise.
  ///
  /// - Parameter blocks: those that show the metric.
  package func diagnostic(blocks: [String] = [], isStrict: Bool = false) -> Diagnostic {
    var notes: [String] = []
    if !blocks.isEmpty {
      let names = blocks.map { "`\($0)`" }
      let what =
        names.count == 1
        ? "the block \(names[0]), which is marked \"not available\""
        : "the blocks \(names.joined(separator: ", ")), all marked \"not available\""
      notes.append("the page was made without \(what)")
    }
    if let words = lastLine { notes.append("its last words: \"\(words)\"") }
    if !hint.isEmpty { notes.append(hint) }
    if isOfTheProcess { notes.append("try it alone: handbill plugin run \(pluginID)") }
    return Diagnostic(isStrict ? .error : .warning, code, sentence, at: origin, notes: notes)
  }

  private var lastLine: String? {
    let line = lastWords.split(whereSeparator: \.isNewline).last { line in
      !line.allSatisfy(\.isWhitespace)
    }
    return line.map { $0.count <= 200 ? String($0) : "…" + $0.suffix(200) }
  }

  private var isOfTheProcess: Bool {
    switch cause {
    case .crashed, .timedOut, .outOfMemory, .tooMuchOutput, .badReply, .noReply: true
    default: false
    }
  }

  private func upgrade(host: [Int], plugin: [Int]) -> String {
    let ours = host.max() ?? 0
    guard let theirs = plugin.max() else {
      return "it refused \(listed(host)) when asked; its plugin.json promises too much"
    }
    return theirs > ours
      ? "it needs \(listed(plugin)), so handbill must be upgraded"
      : "it speaks \(listed(plugin)) only, so the plugin must be upgraded to \(listed(host))"
  }

  private func listed(_ versions: [Int]) -> String {
    versions.sorted().map(String.init).joined(separator: " or ")
  }
}

private func signalInWords(_ number: Int) -> String {
  switch number {
  case 4, 5: "a trap: a program error was caught"
  case 6: "it aborted itself"
  case 7, 11: "crash"
  case 8: "a division by zero"
  case 9: "killed"
  case 13: "a broken pipe"
  case 15: "terminated"
  case 24: "out of processor time"
  case 25: "it wrote too large a file"
  case 31: "a forbidden system call"
  default: "a signal"
  }
}

// MARK: Manifests

extension Diagnostic {
  static func missingField(_ path: String, in node: Node) -> Diagnostic {
    Diagnostic(.error, "E420", "`\(path)` is missing", at: node.place)
  }

  static func wrongField(_ path: String, expected: String, found node: Node) -> Diagnostic {
    let what = path.isEmpty ? "the manifest" : "`\(path)`"
    let text = node.string.map { ": \"\($0.prefix(40))\"" } ?? ""
    return Diagnostic(
      .error, "E421", "\(what) must be \(expected), not \(node.kindInWords)\(text)",
      at: node.place)
  }

  static func wrongWord(_ path: String, allowed: [String], found node: Node) -> Diagnostic {
    let label = node.string.flatMap { suggestion(for: $0, among: allowed) }
    return Diagnostic(
      .error, "E421", "`\(path)` must be one of \(allowed.joined(separator: ", "))",
      at: node.place, label: label.map { "did you mean `\($0)`?" } ?? "")
  }

  static func runOrRecipe(in node: Node) -> Diagnostic {
    Diagnostic(
      .error, "E422", "a plugin needs either `run` or `recipe`, and not both", at: node.place)
  }

  static func repeatedColumn(_ column: String, at node: Node, path: String) -> Diagnostic {
    Diagnostic(
      .error, "E423", "`\(path).column` declares `\(column)` a second time", at: node.place)
  }

  static func undeclaredColumn(_ column: String, declared: [String], in node: Node?) -> Diagnostic {
    let near = suggestion(for: column, among: declared)
    return Diagnostic(
      .error, "E423", "the recipe reads `\(column)`, which `inputs` does not declare",
      at: node?.place, label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: ["declared: \(declared.joined(separator: ", "))"])
  }

  static func unknownField(_ path: String, _ member: Node.Member, known: [String]) -> Diagnostic {
    let near = suggestion(for: member.key, among: known)
    return Diagnostic(
      .warning, "W424", "the manifest has no field `\(path)`", at: member.keyOrigin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: near == nil ? ["fields here: \(known.sorted().joined(separator: ", "))"] : [])
  }

  static func shadowing(_ plugin: Plugin, _ hidden: Plugin) -> Diagnostic {
    let kind = hidden.place.kind == .bundled ? "bundled" : "installed"
    return Diagnostic(
      .warning, "W425",
      "the project's plugin `\(plugin.manifest.id)` \(plugin.manifest.version) is used instead of "
        + "the \(kind) \(hidden.manifest.version)",
      at: Place(file: plugin.folder + "/plugin.json"),
      notes: ["give it an id of its own, or remove it, to have the \(kind) one"])
  }
}

// MARK: Bindings

extension Diagnostic {
  static func unknownInput(
    _ input: MetricRequest.Located, of id: String, known: [String]
  ) -> Diagnostic {
    let near = suggestion(for: input.text, among: known)
    return Diagnostic(
      .error, "E430", "`\(id)` has no input `\(input.text)`", at: input.origin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: ["its inputs: \(known.joined(separator: ", "))"])
  }

  static func unboundInput(
    _ input: Manifest.Input, of definition: Definition, at origin: Origin
  ) -> Diagnostic {
    var notes = ["add `\(input.column): NAME where …` under `from:`"]
    if !input.label.isEmpty { notes.insert(input.label, at: 0) }
    return Diagnostic(
      .error, "E431", "`\(definition.id)` needs the input `\(input.column)`", at: origin.place,
      notes: notes)
  }

  static func unknownParam(
    _ name: String, of id: String, at origin: Origin, known: [String]
  ) -> Diagnostic {
    let near = suggestion(for: name, among: known)
    return Diagnostic(
      .error, "E432", "`\(id)` has no parameter `\(name)`", at: origin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: [
        known.isEmpty ? "it has none" : "its parameters: \(known.joined(separator: ", "))"
      ])
  }

  static func wrongParam(_ param: Manifest.Param, at node: Node) -> Diagnostic {
    var expected =
      switch param.kind {
      case .integer: "a whole number"
      case .number: "a number"
      case .text: "text"
      case .boolean: "true or false"
      }
    if !param.choices.isEmpty {
      let words = param.choices.compactMap { $0.string ?? $0.number.map { "\($0)" } }
      expected = "one of \(words.joined(separator: ", "))"
    } else if param.min != nil || param.max != nil {
      if let min = param.min { expected += ", at least \(plain(min))" }
      if let max = param.max { expected += ", at most \(plain(max))" }
    }
    return Diagnostic(
      .error, "E433", "the parameter `\(param.name)` must be \(expected)", at: node.place,
      notes: param.label.isEmpty ? [] : [param.label])
  }

  static func clashingUnit(
    _ found: String, for input: Manifest.Input, wanted: MeasureUnit, factor: Double?,
    at origin: Origin
  ) -> Diagnostic {
    let cure =
      factor.map { "multiply the values by \(plain($0)) in the file, and mend its unit" }
      ?? "choose rows in \(wanted.name), or mend the file's unit column"
    return Diagnostic(
      .error, "E434",
      "`\(input.column)` must be in \(wanted.name), and the data are in \"\(found.prefix(60))\"",
      at: origin.place, notes: [cure])
  }

  static func unclearUnit(
    _ found: String, for input: Manifest.Input, wanted: MeasureUnit, at origin: Origin
  ) -> Diagnostic {
    Diagnostic(
      .warning, "W435",
      "`\(input.column)` should be in \(wanted.name); whether \"\(found.prefix(60))\" is that "
        + "nobody can tell",
      at: origin.place)
  }
}

// MARK: Commands

extension Diagnostic {
  static func notParted(_ text: String, option: String, at origin: Origin) -> Diagnostic {
    let example = option == "--data" ? "output=data.csv" : "weeks=52"
    return Diagnostic(
      .error, "E436", "`\(option)` needs a name, an equals sign and a value", at: origin.place,
      label: "write it like `\(option) \(example)`")
  }

  static func notAPeriod(_ text: String, at origin: Origin) -> Diagnostic {
    Diagnostic(
      .error, "E437", "\"\(text.prefix(40))\" is no period", at: origin.place,
      notes: ["periods look like 2023, 2023/24, 2023-Q1, 2024-03 or 2024-03-31"])
  }
}

extension MeasureUnit {
  /// In a sentence: "GBP million", "percent".
  package var name: String {
    let code = self.code.split(separator: "_").joined(separator: " ")
    switch scale {
    case 1e3: return "\(code) thousand"
    case 1e6: return "\(code) million"
    case 1e9: return "\(code) billion"
    case 1: return code
    default: return "\(code) × \(plain(scale))"
    }
  }
}

private func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? "\(number)"
}
