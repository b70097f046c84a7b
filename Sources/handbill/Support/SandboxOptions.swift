import ArgumentParser
import Indicators

/// How far plugins may go: the same three options wherever plugins run.
struct SandboxOptions: ParsableArguments {
  @Flag(
    name: .customLong("require-sandbox"),
    help: "Refuse every plugin where the kernel cannot contain it.")
  var isRequired = false

  @Option(
    name: .customLong("allow-unsandboxed"),
    help: ArgumentHelp(
      "A plugin of the project that may run where the kernel cannot contain it.",
      valueName: "id"))
  var allowedUnsandboxed: [String] = []

  @Option(
    name: .customLong("allow-read"),
    help: ArgumentHelp(
      "A file or folder that plugins asking for it may read.", valueName: "path"))
  var allowedReads: [String] = []

  @Flag(name: .customLong("no-cache"), help: "Compute everything anew, and keep nothing.")
  var isWithoutCache = false

  var cache: ResultCache? { isWithoutCache ? nil : ResultCache.ofUser() }

  /// - Parameter project: the folder of the briefing, or the one a command was started in.
  func sandbox(project: String) -> Sandbox {
    var sandbox = Sandbox()
    sandbox.projectFolder = project
    sandbox.isRequired = isRequired
    sandbox.allowedUnsandboxed = Set(allowedUnsandboxed)
    sandbox.allowedReads = allowedReads
    return sandbox
  }
}
