import ArgumentParser
import Diagnostics
import Indicators

struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin",
    abstract: "Shows metric plugins, tries them, and makes new ones.",
    subcommands: [
      PluginAddCommand.self, PluginCheckCommand.self, PluginInfoCommand.self,
      PluginListCommand.self,
      PluginNewCommand.self, PluginRemoveCommand.self, PluginRunCommand.self,
    ])
}

/// Where plugins are looked for.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin-dir"),
    help: ArgumentHelp("Folder searched for plugins before all others.", valueName: "folder"))
  var pluginFolders: [String] = []

  var catalog: PluginCatalog {
    PluginCatalog.find(in: PluginPlace.all(options: pluginFolders, project: "."))
  }
}

struct PluginListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the plugins found, those shadowed and those skipped, with the reason.",
    discussion: """
      Plugins are looked for in --plugin-dir, $HANDBILL_PLUGIN_PATH, Plugins or plugins in this \
      folder, $XDG_DATA_HOME/handbill/plugins, and those that came with Handbill; the first of an id \
      counts. No plugin's code is run.
      """)

  @Flag(help: "Print JSON, with the diagnostics of what is skipped.")
  var json = false

  @OptionGroup var options: PluginOptions

  func run() throws {
    let catalog = options.catalog
    guard !json else { return try Output.write(catalog.listingJSON) }
    Output.complain(catalog.report)
    for skipped in catalog.skipped { Output.complain(skipped.report) }
    try Output.write(catalog.listingText)
  }
}

struct PluginRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs one metric plugin on files and prints its values.",
    discussion: """
      handbill plugin run productivity-gap --area E47000004 --compare UKX \\
        --data output='productivity.csv where indicator = gva_per_job_smoothed'

      An input bound several times is appended.
      """)

  @Argument(help: ArgumentHelp("The plugin.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "An input and where its values come from.", valueName: "input=file [where …]"))
  var data: [String] = []

  @Option(name: .customLong("param"), help: ArgumentHelp("A parameter.", valueName: "name=value"))
  var params: [String] = []

  @Option(help: ArgumentHelp("The area it is about: code or name.", valueName: "area"))
  var area: String?

  @Option(help: ArgumentHelp("The area to compare with: code or name.", valueName: "area"))
  var compare: String?

  @Option(help: ArgumentHelp("The period to report, instead of the latest.", valueName: "period"))
  var period: String?

  @Flag(help: "Print JSON: every row, and what is derived for the area.")
  var json = false

  @OptionGroup var options: PluginOptions
  @OptionGroup var sandbox: SandboxOptions

  func run() throws {
    var report = Report()
    guard let geography = Installation().geography(&report) else {
      try Ending.check(report)
      throw Ending.errorsFound
    }
    let catalog = options.catalog
    report.add(contentsOf: catalog.report)
    let run = PluginRun(
      plugin: id, data: data, params: params, area: area, comparator: compare, period: period)
    let result = run.run(
      in: catalog, geography: geography, sandbox: sandbox.sandbox(project: "."),
      cache: sandbox.cache, report: &report)
    // A mistake in the data explains the failure better than the failure does.
    if case .failure(let failure) = result, !report.hasErrors {
      report.add(failure.diagnostic(isStrict: true))
    }
    try Ending.check(report)
    guard case .success(let indicator) = result else { throw Ending.errorsFound }
    try Output.write(json ? indicator.json + "\n" : IndicatorTable(indicator).text)
  }
}
