import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Two periods and a line between them for each area: who rose, who fell, who crossed.
struct SlopeBlock: Block {
  static let name = "slope"
  static let fields =
    (BlockWords.fields + AreaFields.fields.filter { $0.name != "period" } + [
      Field("from", "the first of the two periods; else the earliest"),
      Field("label", "areas that are named; else all, if they are six or fewer", .words),
      Field("slope", "the metric", required: true),
      Field("to", "the second period; else the latest"),
    ]).sortedByName()

  let areas: AreaFields
  let from: Written?
  let to: Written?
  let labelled: [Node]?
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    for name in ["from", "to"] { _ = reader.text(name, &report) }
    from = Written(reader["from"])
    to = Written(reader["to"])
    labelled = reader.words("label", &report)
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(
      areas.metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let title = context.words(own.title, &report)
    let lit = context.areaCodes(
      areas.highlight, default: indicator.area.map { [$0] } ?? [], &report)
    let roles = lineRoles(
      lit: lit, areas: areas.areas, named: labelled, showsComparator: areas.showsComparator,
      of: indicator, at: areas.metric.origin, context, &report)
    guard
      let (start, end) = twoPeriods(
        of: indicator, codes: lit.isEmpty ? roles.map(\.code) : lit, from: from, to: to, &report)
    else {
      return UnavailableContent(title: title, reason: "The metric has no two periods to compare.")
    }
    let lines = roles.map { code, role in
      SlopeLine(
        code: code, name: context.shortName(of: code, in: indicator), role: role,
        start: indicator.row(area: code, period: start), end: indicator.row(area: code, period: end)
      )
    }
    guard lines.contains(where: { $0.values != nil }) else {
      return UnavailableContent(
        title: title,
        reason: "No area has values in both \(start.description) and \(end.description).")
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = SlopeChart(
      lines: lines, start: start, end: end, unit: indicator.unit, decimals: areas.decimals,
      setter: setter)
    let words = context.words(
      own, subtitle: indicator.subtitle(from: start, to: end), remarks: chart.remarks,
      alternative: chart.alternative, for: areas.metric, &report)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: chart.specification().placed(at: areas.metric.origin), tables: chart.tables,
      alternative: words.alternative, minimumHeight: 90, preferredHeight: 200,
      minimumWidth: chart.minimumWidth,
      data: indicator.table(of: lines.flatMap { [$0.start, $0.end].compactMap(\.self) }, context),
      labels: chart.labels(at: areas.metric.origin))
  }
}

/// The two periods that a block compares: those asked for, else the first and the last in which one of
/// `codes` has a value.
func twoPeriods(
  of indicator: Indicator, codes: [String], from: Written?, to: Written?, _ report: inout Report
) -> (Period, Period)? {
  let periods = codes.flatMap { indicator.series(of: $0) }.filter { $0.value != nil }.map(\.period)
  let start = from.flatMap { readPeriod($0, "from", of: indicator, &report) } ?? periods.min()
  let end =
    to.flatMap { readPeriod($0, "to", of: indicator, &report) } ?? indicator.period
    ?? periods.max()
  guard let start, let end, start != end else { return nil }
  return start < end ? (start, end) : (end, start)
}

/// One line of a slope chart.
struct SlopeLine: Sendable {
  var code: String
  var name: String
  var role: TrendLine.Role
  var start: Indicator.Row?
  var end: Indicator.Row?

  /// `nil` unless both are known.
  var values: (start: Double, end: Double)? {
    guard let start = start?.value, let end = end?.value else { return nil }
    return (start, end)
  }
}
