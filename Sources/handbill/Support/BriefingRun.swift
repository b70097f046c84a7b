import ArgumentParser
import Briefings
import Diagnostics
import Glibc
import Indicators
import Rendering
import SceneGraph
import Tables

/// What `render` and `check` have in common: a briefing read, and composed for whoever it is made for.
struct BriefingRun {
  struct Options: ParsableArguments {
    @Argument(help: ArgumentHelp("The briefing, a YAML file.", valueName: "briefing.yaml"))
    var briefing: String

    @Option(
      help: ArgumentHelp(
        "One page for each of these areas: codes, names, `children of CODE`; repeat it, or put "
          + "commas between codes.", valueName: "areas"))
    var each: [String] = []

    @Flag(help: "Make warnings, and metrics that failed, errors.")
    var strict = false

    @Flag(
      name: .customLong("strict-numbers"),
      help: "Warn of numbers in words that no metric and no cited table says.")
    var strictNumbers = false

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

    /// The areas of `--each`; `area=` before them is what people write when they think of a loop.
    var areas: [Node]? {
      guard !each.isEmpty else { return nil }
      return each.flatMap { text in
        (text.hasPrefix("area=") ? text.dropFirst(5) : text[...]).split(separator: ",").map {
          Node(.string(String($0).trimmed))
        }
      }
    }
  }

  /// `nil` when it is no briefing; the report says why.
  private(set) var composer: Composer?
  private(set) var editions: [Edition] = []
  /// What was said before the first page.
  private(set) var report = Report()
  let renderer: Renderer
  let options: Options

  init(_ options: Options) throws {
    self.options = options
    let installation = Installation()
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
    else { return }
    let places = PluginPlace.all(options: options.pluginFolders, project: folder)
    let lockFile = join(folder, "plugins.lock")
    var lock: PluginLock?
    if options.locked {
      lock = PluginLock(file: lockFile, report: &report)
      guard lock != nil else { return }
    }
    let (required, cache) = (lock, options.plugins.cache)
    let sandbox = options.plugins.sandbox(project: folder)
    var world = World(
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
      shaping: renderer.fonts, image: { try Image(file: project.read($0)) })
    world.checksNumbers = options.strictNumbers
    composer = Composer(document, in: world, report: &report)
    editions = composer?.editions(of: options.areas, &report) ?? []
  }

  /// The pages of one edition with everything that was said of them.
  ///
  /// - Parameter formats: the briefing's own unless told.
  /// - Returns: `nil` when it is no briefing.
  func compose(
    _ edition: Edition, in formats: [PageFormat]? = nil, alone request: AloneRequest? = nil,
    report: inout Report
  ) -> ComposedBriefing? {
    guard let composer else { return nil }
    var own = Report()
    let composed = composer.compose(edition, in: formats, alone: request, report: &own)
    // Characters in charts; those of other text were reported with their place.
    if !own.diagnostics.contains(where: { $0.code == "E501" }) {
      own.add(contentsOf: renderer.fonts.report)
    }
    for failure in composed.failures {
      // Of unusable data the report has told the cause already.
      if failure.cause == .badInputs, own.hasErrors { continue }
      own.add(
        failure.diagnostic(
          blocks: composed.blocks(showing: failure.metric), isStrict: !failure.costsOnlyABlock))
    }
    report.add(contentsOf: own)
    return composed
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part = part.dropFirst() }
    while part.last?.isWhitespace == true { part = part.dropLast() }
    return String(part)
  }
}
