package import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A briefing read once, its tables at hand: what pages are made from, for one area or for hundreds.
///
/// Each edition is composed on its own: parse and load once, then for each area evaluate metrics,
/// resolve blocks, lay out every page in every format. Every step adds what is wrong to the report.
package struct Composer {
  package let briefing: Briefing
  private let document: Node
  private let world: World
  private let library: Library
  private let themes: [String: Theme]

  /// - Returns: `nil` when it is no briefing, or one of its themes cannot be read.
  package init?(_ document: Node, in world: World, report: inout Report) {
    guard let briefing = readBriefing(document, report: &report) else { return nil }
    var themes: [String: Theme] = [:]
    for written in [briefing.theme ?? Written("civic")]
      + briefing.themes.sorted(by: { $0.key < $1.key }).map(\.value)
    where themes[written.text] == nil {
      guard let theme = world.themes.theme(written, report: &report) else { return nil }
      themes[written.text] = theme
    }
    self.briefing = briefing
    self.document = document
    self.world = world
    self.themes = themes
    library = Library(briefing.data, read: world.read)
    library.checkFiles(&report)
  }

  /// For whom a page is made: each area of `each`, or the briefing's own.
  ///
  /// - Parameter asked: areas instead of those of the file.
  package func editions(of asked: [Node]? = nil, _ report: inout Report) -> [Edition] {
    guard let nodes = asked ?? briefing.each else {
      // Evaluating says it when there is no such area.
      var unsaid = Report()
      let area = briefing.area.map { written in
        let known = world.geography.find(written.text, at: written.origin, report: &unsaid)
        return Written(known?.code ?? written.text, written.origin)
      }
      return [Edition(area: area, name: name(of: area))]
    }
    let context = BlockContext(
      briefing: briefing, theme: theme(in: briefing.page), geography: world.geography,
      indicators: [:], table: { _, _ in nil }, shaping: world.shaping)
    var editions: [Edition] = []
    for node in nodes {
      for code in context.areaCodes([node], default: [], &report)
      where !editions.contains(where: { $0.area?.text == code }) {
        let area = Written(code, node.origin)
        editions.append(Edition(area: area, name: name(of: area), isOneOfSeveral: true))
      }
    }
    return editions
  }

  /// The pages of one edition, in each of `formats` (the briefing's own unless told).
  ///
  /// - Parameter request: draws every block on its own as well, as the first format has it.
  package func compose(
    _ edition: Edition, in formats: [PageFormat]? = nil, alone request: AloneRequest? = nil,
    report: inout Report
  ) -> ComposedBriefing {
    var briefing = briefing
    if edition.isOneOfSeveral { briefing.area = edition.area }

    // Evaluate metrics.
    let requests = metricRequests(of: briefing, geography: world.geography, &report)
    let library = library
    let results = world.evaluate(requests, { library.table($0, &$1) }, &report)
    var indicators: [String: Result<Indicator, MetricFailure>] = [:]
    var failures: [MetricFailure] = []
    for (request, result) in zip(requests, results) {
      guard let binding = briefing.metrics.first(where: { $0.name == request.id.text }) else {
        continue
      }
      switch result {
      case .success(let indicator):
        indicators[binding.name] = .success(indicator.with(binding, &report))
      case .failure(let failure):
        indicators[binding.name] = .failure(failure)
        failures.append(failure)
      }
    }
    checkAreas(of: briefing, world.geography, indicators, &report)
    if world.checksNumbers { checkNumbers(of: briefing, indicators, &report) }

    // Resolve blocks, and lay out the pages.
    let charts = ChartCache()
    var resolved: [String: BlockContents] = [:]
    var sheets: [ComposedSheet] = []
    var alone: [AloneBlock] = []
    for format in formats ?? briefing.formats {
      let theme = theme(in: format)
      let context = context(of: briefing, theme, indicators)
      let plans = briefing.pages.map { $0.plan(in: format, blocks: briefing.blocks) }
      // By the name as written: brands may bear the name of what they extend.
      let themeName = themeName(in: format)
      var contents = resolved[themeName] ?? BlockContents()
      for plan in plans { contents.resolve(plan, in: context, failures: failures, &report) }
      resolved[themeName] = contents
      var own = Report()
      let setting = SheetSetting(
        format: format, plans: plans, contents: contents, context: context, used: library.used,
        charts: charts,
        image: world.image)
      let set = setting.sheet(&own)
      sheets.append(set.sheet)
      if let request {
        let new = set.positions.filter { position in
          !alone.contains { $0.name == position.position.placed.binding.name }
        }
        alone += AloneSetting(request: request, setting: setting, positions: new).blocks(&own)
      }
      report.add(
        contentsOf: own, inContext: briefing.formats.count > 1 ? "format `\(format.name)`" : "")
    }
    return ComposedBriefing(
      edition: edition, title: sheets.first?.frames.first?.title ?? "", sheets: sheets,
      alone: alone,
      source: PageSources(briefing: briefing, used: library.used).short, failures: failures,
      blocksByMetric: Dictionary(
        grouping: briefing.blocks.flatMap { block in
          block.block.sources.map { (metric: $0.text, block: block.name) }
        }, by: \.metric
      ).mapValues { $0.map(\.block) })
  }

  /// Numbers typed into words, held against every figure at hand.
  private func checkNumbers(
    of briefing: Briefing, _ indicators: [String: Result<Indicator, MetricFailure>],
    _ report: inout Report
  ) {
    var cited: [Double] = []
    for binding in briefing.data where binding.isCited && binding.shapes == nil {
      guard let csv = library.csv(binding, &report) else { continue }
      var ignored = Report()
      cited += DataTable(csv, geography: world.geography, report: &ignored).numbers
    }
    StrictNumbers(indicators.compactMapValues { try? $0.get() }, briefing, cited: cited)
      .check(document, &report)
  }

  private func themeName(in format: PageFormat) -> String {
    (briefing.themes[format.name] ?? briefing.theme)?.text ?? "civic"
  }

  private func theme(in format: PageFormat) -> Theme {
    let name = themeName(in: format)
    // Every theme that the briefing names was read at the start.
    guard let theme = themes[name] else { preconditionFailure("theme \(name)") }
    return theme
  }

  private func name(of area: Written?) -> String {
    guard let area else { return "" }
    return world.geography.area(area.text)?.displayName ?? area.text
  }

  private func context(
    of briefing: Briefing, _ theme: Theme, _ indicators: [String: Result<Indicator, MetricFailure>]
  ) -> BlockContext {
    BlockContext(
      briefing: briefing, theme: theme, geography: world.geography, indicators: indicators,
      table: { name, report in
        guard let binding = briefing.data.first(where: { $0.name == name }),
          let csv = library.csv(binding, &report)
        else { return nil }
        return DataTable(csv, geography: world.geography, report: &report)
      },
      shaping: world.shaping,
      shapes: { name, report in
        briefing.data.first { $0.name == name }.flatMap { library.shapes($0, &report) }
      }, image: world.image)
  }
}

extension Report {
  /// With the format in which each was found.
  fileprivate mutating func add(contentsOf other: Report, inContext context: String) {
    guard !context.isEmpty else { return add(contentsOf: other) }
    for var diagnostic in other.diagnostics {
      if diagnostic.context.isEmpty { diagnostic.context = context }
      add(diagnostic)
    }
  }
}

extension DataTable {
  fileprivate var numbers: [Double] {
    columns.flatMap { column -> [Double] in
      if case .numbers(let values) = column.values { values.filter(\.isFinite) } else { [] }
    }
  }
}
