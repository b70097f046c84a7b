internal import Glibc

/// A metric as a program: one request in, one reply out.
struct PluginProgram<Author: Metric> {
  let metric: Author

  func run(arguments: [String]) {
    // Swift reads its arguments from /proc, which is closed to a contained program.
    switch getenv("HANDBILL_DESCRIBE") == nil ? arguments.dropFirst().first : "describe" {
    case nil: answerStandardInput()
    case "describe": write(Array(Description(of: metric).json.utf8), to: 1)
    case "--version": write(Array("\(Author.info.id) \(Author.info.version)\n".utf8), to: 1)
    default:
      let usage = """
        \(Author.info.id) is a metric plugin for handbill: \(Author.info.title).
        It answers a request on standard input. Try it with
          handbill plugin run \(Author.info.id)
        or print its manifest with
          \(Author.info.id) describe

        """
      write(Array(usage.utf8), to: 2)
      exit(2)
    }
  }

  /// The reply to a request, as bytes on the wire.
  func reply(to request: [UInt8]) -> [UInt8] {
    let question: Request
    do {
      question = try Request(request)
    } catch {
      let place = error.path.isEmpty ? "" : " at \(error.path)"
      let refusal = Reply.Refusal(
        code: "bad_request", message: "the request cannot be read\(place): \(error.message)")
      return Reply(.error(refusal)).bytes
    }
    guard question.version == protocolVersion else {
      let refusal = Reply.Refusal(
        code: "protocol",
        message: "this plugin speaks protocol \(protocolVersion), not \(question.version)")
      return Reply(.error(refusal)).bytes
    }
    do {
      return Reply(try metric.compute(question.query)).bytes
    } catch {
      return Reply(error).bytes
    }
  }

  /// The real standard output is moved aside first, and `print` goes to the log: a stray line cannot
  /// break the reply.
  private func answerStandardInput() {
    let output = dup(1)
    guard output >= 0, dup2(2, 1) >= 0 else { exit(1) }
    _ = fcntl(output, F_SETFD, FD_CLOEXEC)
    write(reply(to: readAll(0)), to: output)
    close(output)
  }

  private func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        exit(1)
      }
    }
  }
}

extension Metric {
  /// Answers one request as the program would, inside this process.
  package func reply(to request: [UInt8]) -> [UInt8] {
    PluginProgram(metric: self).reply(to: request)
  }
}
