import ArgumentParser
import Briefings
import Diagnostics
import Glibc
import Indicators
import Rendering
import SceneGraph
import Tables

/// What `render` and `check` have in common: a briefing composed, with everything that was said.
struct BriefingRun {
  struct Options: ParsableArguments {
    @Argument(help: ArgumentHelp("The briefing, a YAML file.", valueName: "briefing.yaml"))
    var briefing: String

    @Flag(help: "Make warnings, and metrics that failed, errors.")
    var strict = false

    @Option(
      help: ArgumentHelp(
        "Folder that data files may be read from, instead of the briefing's own.",
        valueName: "folder"))
    var root: String?

    @Option(
      name: .customLong("plugin-dir"),
      help: ArgumentHelp("Folder searched for plugins before all others.", valueName: "folder"))
    var pluginFolders: [String] = []

    @OptionGroup var plugins: SandboxOptions

    @Flag(help: "Refuse plugins other than those of plugins.lock beside the briefing.")
    var locked = false

    @Flag(help: "Write plugins.lock: the plugins this page is made with.")
    var lock = false
  }

  var page: ComposedPage?
  var report: Report
  let renderer: Renderer
  let options: Options

  init(_ options: Options) throws {
    self.options = options
    let installation = Installation()
    var report = Report()
    let bytes: [UInt8]
    let folder = parentFolder(of: options.briefing)
    let project: ProjectFolder
    do {
      bytes = try readFile(options.briefing, calling: options.briefing, limit: 16 << 20)
      project = try ProjectFolder(folder: folder, root: options.root)
    } catch {
      throw Ending.error("E201", "\(error)")
    }
    renderer = try installation.renderer()
    guard
      let document = parseYAML(
        SourceText(name: options.briefing, bytes: bytes), report: &report),
      let geography = installation.geography(&report)
    else {
      self.report = report
      return
    }
    let places = PluginPlace.all(options: options.pluginFolders, project: folder)
    let lockFile = join(folder, "plugins.lock")
    var lock: PluginLock?
    if options.locked {
      lock = PluginLock(file: lockFile, report: &report)
      guard lock != nil else {
        self.report = report
        return
      }
    }
    let (required, cache) = (lock, options.plugins.cache)
    let sandbox = options.plugins.sandbox(project: folder)
    let world = World(
      read: { try project.read($0) }, theme: { installation.theme($0) },
      themeNames: { installation.themeNames() }, geography: geography,
      evaluate: { requests, table, report in
        // Nothing is searched for a page without metrics.
        guard !requests.isEmpty else { return [] }
        let catalog = PluginCatalog.find(in: places)
        report.add(contentsOf: catalog.report)
        if options.lock {
          let ids = requests.compactMap(\.pluginID)
          PluginLock(ids, in: catalog, cache: cache).write(to: lockFile, report: &report)
        }
        return evaluate(
          requests,
          in: EvaluationContext(
            catalog: catalog, geography: geography, sandbox: sandbox, cache: cache, lock: required,
            table: table),
          report: &report)
      },
      shaping: renderer.fonts)
    page = compose(document, in: world, report: &report)
    // Characters in charts; those of other text were reported with their place.
    if !report.diagnostics.contains(where: { $0.code == "E501" }) {
      report.add(contentsOf: renderer.fonts.report)
    }
    for failure in page?.failures ?? [] {
      // Of unusable data the report has told the cause already.
      if failure.cause == .badInputs, report.hasErrors { continue }
      report.add(
        failure.diagnostic(
          blocks: page?.blocks(showing: failure.metric) ?? [], isStrict: !failure.costsOnlyABlock))
    }
    self.report = report
  }

  /// Prints what there is to say and leaves when the page cannot be made.
  func finish() throws -> ComposedPage {
    try Ending.check(report, isStrict: options.strict)
    guard let page else { throw Ending.errorsFound }
    return page
  }

  /// 3 when the page was made without one of its metrics.
  func leave(_ page: ComposedPage) throws {
    if !page.failures.isEmpty { throw Ending.blockFailed }
  }
}
