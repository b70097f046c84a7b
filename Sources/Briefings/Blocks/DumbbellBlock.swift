import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Two dots an area with a line between: two dates, or two groups.
struct DumbbellBlock: Block {
  static let name = "dumbbell"
  static let fields =
    (BlockWords.fields + AreaFields.fields + [
      Field("dumbbell", "the metric", required: true),
      Field("from", "the first of two dates; else the earliest"),
      Field("groups", "two categories of the metric, instead of two dates", .words),
      Field("to", "the second date; else the latest"),
    ]).sortedByName()

  let areas: AreaFields
  let from: Written?
  let to: Written?
  let groups: [Node]?
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    for name in ["from", "to"] { _ = reader.text(name, &report) }
    from = Written(reader["from"])
    to = Written(reader["to"])
    groups = reader.words("groups", &report)
    own = BlockWords(reader, &report)
    if let groups, groups.count != 2 {
      report.error(
        "E163", "`groups` should name two categories", at: reader["groups"]?.origin,
        notes: ["as in: groups: [Women, Men]"])
      return nil
    }
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(
      areas.metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let title = context.words(own.title, &report)
    let codes = context.areaCodes(
      areas.areas, default: indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas,
      &report)
    let lit = context.areaCodes(
      areas.highlight, default: indicator.area.map { [$0] } ?? [], &report)
    var ends: DumbbellEnds
    if let groups {
      guard let period = areas.period(of: indicator, &report) else {
        return UnavailableContent(title: title, reason: "The metric has no values.")
      }
      ends = .groups(groups.compactMap(\.string), period)
      checkGroups(groups, of: indicator, &report)
    } else {
      guard
        let (start, end) = twoPeriods(
          of: indicator, codes: lit.isEmpty ? codes : lit, from: from, to: to, &report)
      else {
        return UnavailableContent(title: title, reason: "The metric has no two dates to compare.")
      }
      ends = .dates(start, end)
    }
    var shown = Set<String>()
    var all = codes.filter { shown.insert($0).inserted && $0 != indicator.comparator }
    if areas.showsComparator, !indicator.relativeToComparator, let code = indicator.comparator {
      all.append(code)
    }
    let rows = all.map { code in
      let (first, second) = ends.rows(of: code, in: indicator)
      return DumbbellRow(
        name: code == indicator.comparator
          ? context.shortName(of: code, in: indicator) : context.name(of: code, in: indicator),
        first: first, second: second, isLit: lit.contains(code),
        isComparator: code == indicator.comparator)
    }
    guard rows.contains(where: { $0.first?.value != nil || $0.second?.value != nil }) else {
      return UnavailableContent(title: title, reason: "No area has a value for \(ends.words).")
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = DumbbellChart(
      rows: rows, names: ends.names, unit: indicator.unit, decimals: areas.decimals,
      better: indicator.better, setter)
    let words = context.words(
      own, subtitle: "\(indicator.measure), \(ends.words)", remarks: chart.remarks,
      alternative: chart.alternative, for: areas.metric, &report)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: words.alternative,
      minimumHeight: Double(rows.count) * RowChart.leastRow + 14,
      preferredHeight: Double(rows.count) * 16 + 14, minimumWidth: chart.frame.minimumWidth,
      data: indicator.table(
        of: rows.flatMap { [$0.first, $0.second].compactMap(\.self) }, context))
  }

  private func checkGroups(_ groups: [Node], of indicator: Indicator, _ report: inout Report) {
    let known = Set(indicator.rows.compactMap(\.category)).sorted()
    for group in groups {
      guard let text = group.string, !known.contains(text) else { continue }
      report.error(
        "E163", "`\(areas.metric.text)` has no category “\(text)”", at: group.origin,
        label: suggestion(for: text, among: known).map { "did you mean `\($0)`?" } ?? "",
        notes: known.isEmpty
          ? ["it has no categories at all; give two dates: from: 2010, to: 2023"]
          : ["there are: \(known.prefix(12).joined(separator: ", "))"])
    }
  }
}

/// What the two dots of a row are.
enum DumbbellEnds {
  case dates(Period, Period)
  case groups([String], Period)

  func rows(
    of code: String, in indicator: Indicator
  ) -> (first: Indicator.Row?, second: Indicator.Row?) {
    switch self {
    case .dates(let start, let end):
      (indicator.row(area: code, period: start), indicator.row(area: code, period: end))
    case .groups(let names, let period):
      (
        indicator.row(area: code, period: period, category: names.first),
        indicator.row(area: code, period: period, category: names.last)
      )
    }
  }

  var names: (first: String, second: String) {
    switch self {
    case .dates(let start, let end): (start.description, end.description)
    case .groups(let names, _): (names.first ?? "", names.last ?? "")
    }
  }

  var words: String {
    switch self {
    case .dates(let start, let end): "\(start.description) and \(end.description)"
    case .groups(let names, let period):
      "\(names.joined(separator: " and ")), \(period.description)"
    }
  }
}
