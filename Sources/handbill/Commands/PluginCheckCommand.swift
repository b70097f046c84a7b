import ArgumentParser
import Diagnostics
import Indicators

struct PluginCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tries whether a plugin keeps the contract.",
    discussion: """
      Its manifest, its examples, and its first example asked again: twice, elsewhere, shuffled, with \
      missing and zero values, with one row and none, with 100,000 rows, in words it does not know. \
      Exit status: 0 when all is well, 1 when anything is not.
      """)

  @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"))
  var folder: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var sandbox: SandboxOptions

  func run() throws {
    var report = Report()
    guard let geography = Installation().geography(&report) else {
      try Ending.check(report)
      throw Ending.errorsFound
    }
    let check = PluginCheck(
      folder: folder, geography: geography, sandbox: sandbox.sandbox(project: folder))
    let result = check.run()
    try Output.write(json ? result.json : result.text)
    if !result.isPassed { throw Ending.errorsFound }
  }
}
