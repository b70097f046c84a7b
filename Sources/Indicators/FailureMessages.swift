package import Diagnostics

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
    case .unusablePlugin: "E415"
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
    case .unusablePlugin(let folder, let reason):
      return "the metric plugin `\(pluginID)` in \(folder) cannot be used: \(reason)"
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
    case .cannotStart:
      return "is it built for this machine, executable, and linked with --static-swift-stdlib?"
    case .protocolMismatch: return "`protocol` in plugin.json lists what the plugin speaks"
    case .denied: return "`handbill plugin info \(pluginID)` shows what it asks for"
    case .missingInput(_, let hint): return hint ?? "bind it under `from:`"
    case .refused(let code, _, let hint): return hint ?? "its error code is `\(code)`"
    case .unknownPlugin(let suggestion):
      return suggestion.map { "did you mean `\($0)`?" }
        ?? "`handbill plugin list` shows those found, and those skipped with the reason"
    case .unusablePlugin(let folder, _): return "`handbill plugin check \(folder)` tries it"
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
        ? "the block \(names[0])" : "the blocks \(names.joined(separator: ", "))"
      let isMarked =
        names.count == 1
        ? "which is marked \"not available\"" : "all marked \"not available\""
      notes.append(
        isStrict ? "it is wanted by \(what)" : "the page was made without \(what), \(isMarked)")
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
