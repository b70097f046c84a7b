import Diagnostics
import Indicators
import Tables

/// Any Vega-Lite specification, on a metric, on data, or on values of its own.
struct ChartBlock: Block {
  enum Periods: String, CaseIterable { case all, latest }

  static let name = "chart"
  static let fields =
    (BlockWords.fields + [
      Field("areas", "of a metric: codes, names, or children of a code", .words),
      Field(
        "chart", "a Vega-Lite specification; $accent is a colour of the theme", .object,
        required: true),
      Field("data", "the metric or data it draws"),
      Field("height", "of the plot, in points, as a wish", .number(10...14_400)),
      Field("periods", "of a metric: latest or all", .choice(Periods.allCases.map(\.rawValue))),
    ]).sortedByName()

  let specification: Node
  let data: Written?
  let areas: [Node]?
  let periods: Periods
  let height: Double?
  let own: BlockWords

  var sources: [Written] { data.map { [$0] } ?? [] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    _ = reader.text("data", &report)
    guard let node = reader[Self.name], node.members != nil else {
      report.error(
        "E102", "`chart` should be a Vega-Lite specification", at: reader[Self.name]?.origin,
        notes: ["as in: chart: {mark: bar, encoding: {x: {field: value}, y: {field: area_name}}}"])
      return nil
    }
    specification = node.resolved
    data = Written(reader["data"])
    areas = reader.words("areas", &report)
    periods = reader.word("periods", Periods.self, &report) ?? .latest
    height = reader.number("height", in: 10...14_400, &report)
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    var specification = context.theme.resolvingReferences(in: specification)
    var tables: [String: DataTable] = [:]
    var unit = ""
    if let data {
      switch context.source(data, &report) {
      case .indicator(let indicator):
        guard indicator.rows.contains(where: { $0.value != nil }) else {
          return UnavailableContent(
            title: context.words(own.title, &report), reason: "The metric has no values.")
        }
        tables[data.text] = table(of: indicator, context, &report)
        unit = indicator.shownTitle
      case .data(let table): tables[data.text] = table
      case .failed(let failure): return context.unavailable(own.title, failure)
      case .absent: return nil
      }
      guard specification["data"] == nil else {
        report.error(
          "E137", "the block names data and the specification has its own", at: data.origin,
          label: "remove one of the two")
        return nil
      }
      specification = specification.setting(
        "data", to: (["name": Node(data.text)] as Node).placed(at: data.origin))
    }
    guard Self.hasData(specification) else {
      report.error(
        "E143", "the chart has no data to draw", at: self.specification.origin,
        notes: ["name a metric or data: data: NAME, or give the specification values of its own"])
      return nil
    }
    let words = context.words(own.title, &report)
    let alternative = context.words(own.alternative, &report)
    let note = context.note(own.note, for: sources, &report)
    let subtitle = context.words(own.subtitle, &report)
    var content = ChartContent(
      title: words, subtitle: subtitle.isEmpty ? unit : subtitle, note: note,
      specification: specification, tables: tables,
      alternative: alternative.isEmpty ? "Chart: \(words)" : alternative, minimumHeight: 60,
      preferredHeight: height ?? 170)
    content.pictures = ChartPictures(of: specification, tables: tables, read: context.image)
    return content
  }

  /// Whether the view, or one of the views in it, names data.
  private static func hasData(_ view: Node) -> Bool {
    if view["data"] != nil { return true }
    let inner = ["layer", "concat", "hconcat", "vconcat"].flatMap { view[$0]?.items ?? [] }
    return (inner + [view["spec"]].compactMap { $0 }).contains(where: hasData)
  }

  private func table(
    of indicator: Indicator, _ context: BlockContext, _ report: inout Report
  ) -> DataTable {
    let codes = context.areaCodes(
      areas, default: indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas, &report)
    let wanted = Set(codes)
    let period = indicator.period
    let rows = indicator.rows.filter {
      wanted.contains($0.area) && (periods == .all || $0.period == period)
    }
    return indicator.table(of: rows, context)
  }
}
