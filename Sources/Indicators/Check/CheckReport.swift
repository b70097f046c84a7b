internal import MetricPlugin

/// What `handbill plugin check` found out.
package struct CheckReport: Sendable {
  package enum Standing: String, Sendable {
    case passed
    case failed
    case skipped
  }

  /// One promise of the contract, and how the plugin keeps it.
  package struct Finding: Sendable {
    package var name: String
    package var standing: Standing
    /// Sentences: what is wrong and where, or what else there is to say.
    package var remarks: [String]
    package var milliseconds: Double
  }

  /// `rd-share@1.0.0`, or the folder when there is no manifest.
  package var plugin: String
  package var folder: String
  package var findings: [Finding] = []

  package var isPassed: Bool {
    !findings.isEmpty && !findings.contains { $0.standing == .failed }
  }

  private var milliseconds: Double { findings.map(\.milliseconds).reduce(0, +) }

  /// Of one kind of mistake so many are told.
  private static let mostRemarks = 8

  package var text: String {
    let width = findings.map(\.name.count).max() ?? 0
    var text = "\(plugin) in \(folder)\n"
    for finding in findings {
      let word =
        switch finding.standing {
        case .passed: "ok  "
        case .failed: "FAIL"
        case .skipped: "skip"
        }
      let first = finding.standing == .failed ? "" : finding.remarks.first ?? ""
      let name = finding.name + String(repeating: " ", count: width - finding.name.count)
      text += first.isEmpty ? "  \(word)  \(finding.name)\n" : "  \(word)  \(name)  \(first)\n"
      let others = finding.standing == .failed ? finding.remarks[...] : finding.remarks.dropFirst()
      for remark in others.prefix(Self.mostRemarks) { text += "          \(remark)\n" }
      if others.count > Self.mostRemarks {
        text += "          … and \(others.count - Self.mostRemarks) more like these\n"
      }
    }
    let failed = findings.count { $0.standing == .failed }
    let skipped = findings.count { $0.standing == .skipped }
    let passed = findings.count - failed - skipped
    var sum = ["\(passed) passed"]
    if failed > 0 { sum.insert("\(failed) failed", at: 0) }
    if skipped > 0 { sum.append("\(skipped) skipped") }
    let seconds = (milliseconds / 10).rounded() / 100
    return text + "\(sum.joined(separator: ", ")), in \(seconds) s\n"
  }

  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("plugin", plugin)
      writer.member("folder", folder)
      writer.name("passed")
      writer.bool(isPassed)
      writer.member("milliseconds", milliseconds.rounded())
      writer.name("checks")
      writer.array { writer in
        for finding in findings {
          writer.object { writer in
            writer.member("name", finding.name)
            writer.member("standing", finding.standing.rawValue)
            writer.name("remarks")
            writer.strings(finding.remarks)
            writer.member("milliseconds", finding.milliseconds.rounded())
          }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// Adds what `body` finds wrong: nothing is good.
  mutating func check(_ name: String, _ body: () -> [String]) {
    let start = monotonicMilliseconds()
    let problems = body()
    add(name, problems.isEmpty ? .passed : .failed, problems, since: start)
  }

  mutating func add(
    _ name: String, _ standing: Standing, _ remarks: [String] = [], since start: Double? = nil
  ) {
    findings.append(
      Finding(
        name: name, standing: standing, remarks: remarks,
        milliseconds: start.map { monotonicMilliseconds() - $0 } ?? 0))
  }
}
