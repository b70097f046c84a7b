import ArgumentParser
import Diagnostics
import Indicators

struct PluginInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows what a plugin says of itself: inputs, parameters, unit, and what it asks for.")

  @Argument(help: ArgumentHelp("The plugin.", valueName: "id"))
  var id: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: PluginOptions

  func run() throws {
    let catalog = options.catalog
    guard let plugin = catalog[id: id] else {
      let skipped = catalog.skipped.filter { $0.claimedID == id }
      for skipped in skipped { Output.complain(skipped.report) }
      let failure = catalog.failure(toFind: id)
      throw Ending.error(
        failure.code, failure.sentence,
        notes: skipped.map { "\($0.folder): \($0.reason)" } + [failure.hint])
    }
    try Output.write(json ? plugin.infoJSON : plugin.infoText)
  }
}
