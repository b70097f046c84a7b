internal import MetricPlugin
internal import Tables

/// What to make of an ended process: its reply, or why there is none.
enum Verdict {
  case answer(CheckedAnswer)
  case failure(MetricFailure.Cause)

  init(_ result: ProcessResult, of job: ProcessJob, for preparation: Preparation) {
    switch result.ending {
    case .notStarted(let step, let error):
      self = .failure(.cannotStart(step: step, error: error))
    case .timedOut: self = .failure(.timedOut(seconds: job.seconds))
    case .tooManyProcesses:
      let most = job.containment.processes
      self = .failure(
        .denied(reason: "it made more than the \(most) processes of its limits.processes"))
    case .tooMuchOutput: self = .failure(.tooMuchOutput(megabytes: job.outputLimit >> 20))
    case .signalled(let number):
      let isMemory = number == 9 || Self.ranOutOfMemory(result, job)
      self = .failure(
        isMemory ? .outOfMemory(megabytes: job.megabytes) : .crashed(.signal(number)))
    case .exited(let code):
      self = Self.read(result, of: job, exit: code, for: preparation)
    }
  }

  /// Values, or an error that the author raised: the same again for the same request.
  var isOfTheAuthor: Bool {
    switch self {
    case .answer, .failure(.missingInput), .failure(.badParam), .failure(.noData): true
    case .failure: false
    }
  }

  private static func read(
    _ result: ProcessResult, of job: ProcessJob, exit code: Int, for preparation: Preparation
  ) -> Verdict {
    let isSilent = result.output.allSatisfy { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
    if isSilent || code != 0, ranOutOfMemory(result, job) {
      return .failure(.outOfMemory(megabytes: job.megabytes))
    }
    if code == 127, let line = result.lastWords.split(separator: "\n").last,
      line.contains("error while loading shared libraries")
    {
      return .failure(.cannotStart(step: "load its libraries", error: String(line)))
    }
    guard !isSilent else { return .failure(code == 0 ? .noReply : .crashed(.exit(code))) }
    let reply: Reply
    do { reply = try Reply(result.output) } catch {
      guard code == 0 else { return .failure(.crashed(.exit(code))) }
      return .failure(.badReply(path: error.path, problem: error.message))
    }
    switch reply.content {
    case .error(let refusal):
      return .failure(MetricFailure.Cause(refusal, preparation.definition))
    case .ok(let answer):
      guard code == 0 else { return .failure(.crashed(.exit(code))) }
      guard reply.version == protocolVersion else {
        return .failure(
          .badReply(
            path: "protocol",
            problem: "it is \(reply.version), and the request spoke \(protocolVersion)"))
      }
      do { return .answer(try CheckedAnswer(answer, to: preparation)) } catch {
        return .failure(.badReply(path: error.path, problem: error.problem))
      }
    }
  }

  /// Near its limit, or in its own words: one request for too much leaves no trace but them.
  private static func ranOutOfMemory(_ result: ProcessResult, _ job: ProcessJob) -> Bool {
    let limit = Double(job.megabytes)
    if result.peak.resident >= limit * 0.8 || result.peak.addressSpace >= limit * 0.9 {
      return true
    }
    let words = result.lastWords.lowercased()
    return [
      "memoryerror", "cannot allocate memory", "out of memory", "bad_alloc", "failed to allocate",
      "could not allocate memory", "cannot allocate vector of size", "memory exhausted",
    ]
    .contains(where: words.contains)
  }
}

extension MetricFailure.Cause {
  /// An author's words are kept to what a message can hold.
  init(_ refusal: Reply.Refusal, _ definition: Definition) {
    let message = String(refusal.message.prefix(500))
    let hint = refusal.hint.map { String($0.prefix(500)) }
    switch refusal.code {
    case "missing_input":
      self = .missingInput(String((refusal.input ?? message).prefix(60)), hint: hint)
    case "bad_param": self = .badParam(message: message)
    case "no_data": self = .noData(message: message)
    case "protocol": self = .protocolMismatch(host: [protocolVersion], plugin: [])
    default:
      self = .refused(code: String(refusal.code.prefix(60)), message: message, hint: hint)
    }
  }
}
