import ArgumentParser
import Diagnostics

/// How a command ends.
enum Ending {
  static let errorsFound = ExitCode(1)
  static let wrongUsage = ExitCode(2)
  static let blockFailed = ExitCode(3)

  /// Prints the report, and leaves with 1 when it holds errors.
  static func check(_ report: Report, isStrict: Bool = false) throws {
    let report = isStrict ? report.strict() : report
    Output.complain(report)
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
