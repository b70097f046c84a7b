import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Stacked shares: of which parts a whole is made, for one area or several.
struct CompositionBlock: Block {
  static let name = "composition"
  static let fields =
    (BlockWords.fields + AreaFields.fields + [
      Field(
        "composition", "the metric; its categories are the parts, or else `areas`", required: true)
    ]).sortedByName()

  let areas: AreaFields
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(
      areas.metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let title = context.words(own.title, &report)
    guard let period = areas.period(of: indicator, &report) else {
      return UnavailableContent(title: title, reason: "The metric has no values.")
    }
    guard let wholes = wholes(of: indicator, in: period, context, &report) else { return nil }
    if wholes.contains(where: { $0.parts.contains { ($0.value ?? 0) < 0 } }) {
      report.error(
        "E166", "`\(areas.metric.text)` has negative parts, which are no shares of a whole",
        at: areas.metric.origin, notes: ["show them as a `waterfall`"])
      return nil
    }
    let shares = CompositionShares(wholes)
    guard !shares.rows.isEmpty else {
      return UnavailableContent(
        title: title, reason: "There are no parts to share out in \(period.description).")
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = CompositionChart(
      shares: shares, lit: indicator.area, decimals: areas.decimals, setter)
    let words = context.words(
      own, subtitle: "\(indicator.subtitle(from: period)), shares of the whole",
      remarks: shares.remarks, alternative: chart.alternative, for: areas.metric, &report)
    let count = Double(shares.rows.count)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: words.alternative, minimumHeight: count * 16 + 38,
      preferredHeight: count * 24 + 38, minimumWidth: chart.frame.minimumWidth + 60,
      data: indicator.table(of: wholes.flatMap(\.rows), context),
      labels: chart.labels(at: areas.metric.origin))
  }

  /// Our area and the comparator by category, all `areas` that are named, or one bar of areas.
  private func wholes(
    of indicator: Indicator, in period: Period, _ context: BlockContext, _ report: inout Report
  ) -> [Parts]? {
    var codes = Parts.wholes(areas, of: indicator, context, &report)
    let hasCategories = indicator.rows.contains { $0.category != nil }
    guard hasCategories else {
      return Parts.read(areas, of: indicator, in: period, context, &report).map { [$0] }
    }
    if areas.areas != nil { codes = context.areaCodes(areas.areas, default: [], &report) }
    if areas.showsComparator, let code = indicator.comparator { codes.append(code) }
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }.map { code in
      let rows = indicator.breakdown(of: code, in: period)
      return Parts(
        parts: rows.map { Parts.Part(name: $0.category ?? "", row: $0, isLit: false) },
        total: indicator.value(area: code, period: period),
        name: context.shortName(of: code, in: indicator))
    }
  }
}
