import Diagnostics
import Indicators
import Tables

/// Figures in rows and columns: areas by metrics, or the metrics of one area.
struct TableBlock: Block {
  enum Rows: String, CaseIterable { case areas, metrics }
  enum Shown: String, CaseIterable { case bar, change, gap, rank, trend, value }

  static let name = "table"
  static let fields =
    (BlockWords.fields + [
      Field(
        "areas",
        "the rows: codes, names, or children of a code; else all areas of the page's level",
        .words),
      Field("by", "whether a row is an area or a metric", .choice(Rows.allCases.map(\.rawValue))),
      Field("compare", "false leaves out the comparator", .flag),
      Field.decimals,
      Field("highlight", "the areas that are lit; else the page's", .words),
      Field("labels", "what the metrics are called, in their order", .words),
      Field("rows", "how many areas are shown at most", .whole(1...400)),
      Field("shade", "whether quarters of the areas are shaded", .flag),
      Field(
        "show", "the columns of each metric: value, bar, rank, gap, change, trend", .words),
      Field("since", "the first period of a trend"),
      Field("sort", "name, or the metric whose best area comes first"),
      Field("table", "the metrics", .words, required: true),
    ]).sortedByName()

  let metrics: [Written]
  let areas: [Node]?
  let rows: Rows
  let showsComparator: Bool
  let decimals: Int?
  let highlight: [Node]?
  let labels: [Written]
  let mostRows: Int
  let isShaded: Bool?
  let shown: [Shown]
  let since: Written?
  let sort: Written?
  let own: BlockWords

  var sources: [Written] { metrics }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    for name in ["since", "sort"] { _ = reader.text(name, &report) }
    metrics = (reader.words(Self.name, &report) ?? []).compactMap { Written($0) }
    areas = reader.words("areas", &report)
    rows = reader.word("by", Rows.self, &report) ?? .areas
    showsComparator = reader.flag("compare", &report) ?? true
    decimals = reader.decimals(&report)
    highlight = reader.words("highlight", &report)
    labels = (reader.words("labels", &report) ?? []).compactMap { Written($0) }
    mostRows = reader.number("rows", in: 1...400, &report).map { Int($0) } ?? 400
    isShaded = reader.flag("shade", &report)
    shown = Self.shown(reader.words("show", &report), rows, &report)
    since = Written(reader["since"])
    sort = Written(reader["sort"])
    own = BlockWords(reader, &report)
    guard let first = metrics.first else { return nil }
    if metrics.count > Self.mostMetrics {
      report.error(
        "E175", "a table holds at most \(Self.mostMetrics) metrics, not \(metrics.count)",
        at: first.origin)
      return nil
    }
    if labels.count > metrics.count {
      report.error(
        "E175", "`labels` names \(labels.count) metrics, and the table has \(metrics.count)",
        at: labels[metrics.count].origin)
    }
  }

  private static let mostMetrics = 40

  private static func shown(
    _ nodes: [Node]?, _ rows: Rows, _ report: inout Report
  ) -> [Shown] {
    guard let nodes, !nodes.isEmpty else {
      return rows == .areas ? [.value] : [.value, .gap, .change, .trend]
    }
    let words = Shown.allCases.map(\.rawValue)
    var shown: [Shown] = []
    for node in nodes {
      guard let text = node.string else { continue }
      if let choice = Shown(rawValue: text) {
        if !shown.contains(choice) { shown.append(choice) }
      } else {
        report.error(
          "E104", "`show` should be of: \(words.joined(separator: ", "))", at: node.origin,
          label: suggestion(for: text, among: words).map { "did you mean `\($0)`?" } ?? "")
      }
    }
    return shown.isEmpty ? [.value] : shown
  }

  // MARK: Content

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    var indicators: [Indicator] = []
    for metric in metrics {
      let (found, instead) = context.indicator(metric, for: Self.name, label: own.title, &report)
      guard let indicator = found else {
        // One metric that failed costs its column only where others are left.
        if instead != nil, metrics.count > 1 { continue }
        return instead
      }
      indicators.append(indicator)
    }
    let title = context.words(own.title, &report)
    guard !indicators.isEmpty else {
      return UnavailableContent(title: title, reason: "None of the metrics is available.")
    }
    var start: Period?
    if let since, let first = indicators.first {
      start = readPeriod(since, "since", of: first, &report)
    }
    let maker = TableMaker(
      block: self, indicators: indicators, since: start, context: context)
    guard let table = rows == .areas ? maker.byAreas(&report) : maker.byMetrics(&report) else {
      return UnavailableContent(title: title, reason: "No area has a value.")
    }
    let subtitle = context.words(own.subtitle, &report)
    let written = context.words(own.note, &report)
    let made = context.illustrativeNote(for: metrics) ?? ""
    let alternative = context.words(own.alternative, &report)
    return TableContent(
      title: title, subtitle: subtitle.isEmpty ? table.subtitle : subtitle,
      note: joined(written, made, table.remarks), table: table,
      alternative: alternative.isEmpty ? table.alternative : alternative)
  }
}
