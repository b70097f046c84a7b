import ArgumentParser
import Diagnostics
import Indicators

struct PluginAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Copies a plugin into your own folder of plugins, from a folder or a tar.gz.",
    discussion:
      "None of its code is run. Links, set-id files and paths that lead outside are refused.")

  @Argument(help: ArgumentHelp("The plugin.", valueName: "folder|tar.gz"))
  var source: String

  func run() throws {
    guard let installation = PluginInstallation.ofUser() else {
      throw Ending.error("E444", "neither XDG_DATA_HOME nor HOME says where plugins go")
    }
    var report = Report()
    let plugin = installation.add(source, report: &report)
    try Ending.check(report)
    guard let plugin else { throw Ending.errorsFound }
    let digest = PluginLock([plugin.manifest.id], in: PluginCatalog(plugins: [plugin]))
    try Output.write("added \(plugin.identity) in \(plugin.folder)\n")
    for entry in digest.entries { try Output.write("sha256 \(entry.sha256)\n") }
  }
}

struct PluginRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes a plugin from your own folder of plugins.")

  @Argument(help: ArgumentHelp("The plugin.", valueName: "id"))
  var id: String

  func run() throws {
    var report = Report()
    let isRemoved = PluginInstallation.ofUser()?.remove(id, report: &report) ?? false
    try Ending.check(report)
    guard isRemoved else { throw Ending.errorsFound }
    try Output.write("removed \(id)\n")
  }
}
