import ArgumentParser
import Diagnostics

/// How a command ends.
enum Ending {
  static let errorsFound = ExitCode(1)
  static let wrongUsage = ExitCode(2)
  static let blockFailed = ExitCode(3)

  /// Prints the report, and leaves with 1 when it holds errors.
  ///
  /// - Parameter showsNotes: what is not wrong is said by `check`; a page made every night is quiet.
  static func check(_ report: Report, isStrict: Bool = false, showsNotes: Bool = true) throws {
    let report = isStrict ? report.strict() : report
    Output.complain(showsNotes ? report : report.withoutNotes)
    if report.hasErrors { throw errorsFound }
  }

  /// One message, then exit 1.
  static func error(_ code: String, _ message: String, notes: [String] = []) -> ExitCode {
    var report = Report()
    report.error(code, message, notes: notes)
    Output.complain(report)
    return errorsFound
  }

  /// One message on how the command is used, then exit 2.
  static func usage(_ message: String) -> ExitCode {
    Output.complain("error: \(message)\n")
    return wrongUsage
  }
}

extension Report {
  fileprivate var withoutNotes: Report {
    var report = Report()
    for diagnostic in diagnostics where diagnostic.severity != .note { report.add(diagnostic) }
    return report
  }
}
