package import Diagnostics
package import Indicators
package import SceneGraph
import Tables

/// A page as it will be drawn, and what happened on the way.
package struct ComposedPage: Sendable {
  /// `nil` when the report holds errors.
  package var frame: Frame?
  package var format: PageFormat
  /// "Organisation, publication, date", for the file's own description.
  package var source: String
  /// Metrics that failed; their blocks say "not available".
  package var failures: [MetricFailure]
  /// By metric, the blocks that show it.
  var blocksByMetric: [String: [String]]

  package func blocks(showing metric: String) -> [String] { blocksByMetric[metric] ?? [] }
}

/// Turns a briefing into a frame.
///
/// Parse, load tables, evaluate metrics, resolve blocks, lay out the page: every step adds what is
/// wrong to the report, and the frame is made only when nothing is.
package func compose(
  _ document: Node, in world: World, report: inout Report
) -> ComposedPage? {
  // Parse.
  guard let briefing = readBriefing(document, report: &report),
    let theme = world.themes.theme(briefing.theme ?? Written("civic"), report: &report)
  else { return nil }

  // Load tables.
  let library = Library(briefing.data, read: world.read)
  library.checkFiles(&report)

  // Evaluate metrics.
  let requests = metricRequests(of: briefing, geography: world.geography, &report)
  let results = world.evaluate(
    requests, { library.table($0, &$1) }, &report)
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

  // Resolve blocks.
  let context = BlockContext(
    briefing: briefing, theme: theme, geography: world.geography, indicators: indicators,
    table: { name, report in
      guard let binding = briefing.data.first(where: { $0.name == name }),
        let csv = library.csv(binding, &report)
      else { return nil }
      return DataTable(csv, geography: world.geography, report: &report)
    },
    shaping: world.shaping)
  let layout = briefing.layout ?? Layout(stacking: briefing.blocks.map(\.name))
  var contents: [String: any BlockContent] = [:]
  for binding in briefing.blocks {
    contents[binding.name] = binding.block.content(in: context, &report)
    // Of a metric that failed more is said elsewhere.
    if let reason = (contents[binding.name] as? UnavailableContent)?.reason,
      !failures.contains(where: { failure in
        binding.block.sources.contains { $0.text == failure.metric }
      })
    {
      report.warning(
        "W141", "block `\(binding.name)` says “not available”", at: binding.nameOrigin,
        notes: [reason])
    }
  }

  // Lay out the page.
  let sources = PageSources(briefing: briefing, used: library.used)
  let frame = layOut(
    briefing, layout: layout, contents: contents, sources: sources, context: context, &report)
  return ComposedPage(
    frame: report.hasErrors ? nil : frame, format: briefing.page, source: sources.short,
    failures: failures,
    blocksByMetric: Dictionary(
      grouping: briefing.blocks.flatMap { block in
        block.block.sources.map { (metric: $0.text, block: block.name) }
      }, by: \.metric
    ).mapValues { $0.map(\.block) })
}

private func layOut(
  _ briefing: Briefing, layout: Layout, contents: [String: any BlockContent], sources: PageSources,
  context: BlockContext, _ report: inout Report
) -> Frame {
  var page = PageBuilder(theme: context.theme, shaping: context.shaping)
  let size = briefing.page.size
  let margin = briefing.page.margin
  let width = size.width - 2 * margin
  let grid = Grid(left: margin, width: width)

  // Templates of the head are checked here; those of blocks were when they were resolved.
  var headReport = Report()
  let head = Masthead(
    briefing, words: { context.words($0, &headReport) }, width: width, page: page, &report)
  report.add(contentsOf: headReport)
  let foot = Foot(
    sources.paragraphs { context.words($0, &headReport) }, width: width, page: page, &report)

  let rows = layout.rows.map { row in
    PageLayout.Row(
      placed: row.cells.compactMap { cell in
        guard let binding = briefing.blocks.first(where: { $0.name == cell.block }),
          let content = contents[cell.block]
        else { return nil }
        let measured = content.measured(
          as: binding, width: grid.width(of: cell.columns), page: page, &report)
        return PageLayout.Placed(binding: binding, columns: cell.columns, measured: measured)
      },
      height: row.height, hasRuleAbove: row.hasRuleAbove)
  }
  head.draw(x: margin, y: margin, into: &page)
  PageLayout(rows: rows, grid: grid).draw(
    top: margin + head.height + PageMetrics.gapBelowHead,
    bottom: size.height - PageMetrics.bottomMargin - foot.height - PageMetrics.gapAboveFoot,
    into: &page, &report)
  foot.draw(x: margin, bottom: size.height - PageMetrics.bottomMargin, into: &page)
  return Frame(
    size: size, background: context.theme.color(.paper), elements: page.elements, tags: page.tags,
    title: context.words(briefing.title), language: briefing.language)
}

private enum PageMetrics {
  static let gapBelowHead = 16.0
  static let gapAboveFoot = 14.0
  static let bottomMargin = 24.0
}
