import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Lines over time: our area, its comparator and peers, labelled at their ends.
struct TrendBlock: Block {
  static let name = "trend"
  static let fields =
    (BlockWords.fields + [
      Field("areas", "the lines in the background: codes, names, or children of a code", .words),
      Field("compare", "false hides the comparator", .flag),
      Field.decimals,
      Field("highlight", "the area that is lit; else the page's"),
      Field("label", "peers that are named at their line's end", .words),
      Field("since", "the first period shown"),
      Field("trend", "the metric", required: true),
    ]).sortedByName()

  let metric: Written
  let areas: [Node]?
  let highlight: Written?
  let labelled: [Node]?
  let showsComparator: Bool
  let decimals: Int?
  let since: Written?
  let own: BlockWords

  var sources: [Written] { [metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    for name in ["highlight", "since"] { _ = reader.text(name, &report) }
    guard reader.text(Self.name, &report) != nil, let metric = Written(reader[Self.name]) else {
      return nil
    }
    self.metric = metric
    areas = reader.words("areas", &report)
    labelled = reader.words("label", &report)
    highlight = Written(reader["highlight"])
    showsComparator = reader.flag("compare", &report) ?? true
    decimals = reader.decimals(&report)
    since = Written(reader["since"])
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let words = context.words(own.title, &report)
    let lines = lines(of: indicator, context, &report)
    let periods = lines.flatMap { $0.rows.map(\.period) }
    guard let first = periods.min(), let last = periods.max() else {
      return UnavailableContent(title: words, reason: "The metric has no values over time.")
    }
    var subtitle = context.words(own.subtitle, &report)
    if subtitle.isEmpty {
      let span = first == last ? "" : " to \(last.description)"
      subtitle = "\(indicator.title), \(first.description)\(span)"
    }
    let note = context.note(own.note, for: sources, &report)
    let alternative = context.words(own.alternative, &report)
    let chart = TrendChart(
      lines: lines, first: first, last: last, unit: indicator.unit,
      target: indicator.targets.first { $0.area == nil || $0.area == indicator.area },
      zeroLabel: indicator.relativeToComparator && showsComparator
        ? indicator.comparator.map { context.shortName(of: $0, in: indicator) } : nil,
      theme: context.theme)
    return ChartContent(
      title: words, subtitle: subtitle, note: note,
      specification: chart.specification.placed(at: metric.origin), tables: chart.tables,
      alternative: alternative.isEmpty ? chart.alternative : alternative, minimumHeight: 90,
      preferredHeight: 200, minimumWidth: chart.minimumWidth(context.shaping))
  }

  /// Background first, so that what matters is drawn over it.
  private func lines(
    of indicator: Indicator, _ context: BlockContext, _ report: inout Report
  ) -> [TrendLine] {
    let own = highlight.flatMap { context.areaCode($0, &report) } ?? indicator.area
    let named = Set(context.areaCodes(labelled, default: [], &report))
    let peers = context.areaCodes(
      areas, default: own.map { indicator.peers(of: $0) } ?? indicator.areas, &report)
    var start: Period?
    if let since {
      start = Period(since.text)
      if start == nil {
        report.error(
          "E104", "`since` should be a period such as 2004 or 2023/24", at: since.origin)
      } else if let kind = indicator.rows.first?.period.kind, start?.kind != kind {
        report.error(
          "E104", "`since` is not a period of the data's kind", at: since.origin,
          label: indicator.rows.first.map { "the data have \($0.period.description)" } ?? "")
      }
    }
    func line(_ code: String, _ role: TrendLine.Role) -> TrendLine? {
      let rows = indicator.series(of: code).filter { row in start.map { row.period >= $0 } ?? true }
      guard rows.contains(where: { $0.value != nil }) else { return nil }
      let name = context.shortName(of: code, in: indicator)
      let end = rows.last { $0.value != nil }?.value
      let figure = end.map { value in
        // A comparator that is 100 by definition needs no decimals.
        let isDefined =
          role == .comparator && value == value.rounded() && indicator.unit.code != "GBP"
        return indicator.unit.shortText(value, decimals: isDefined ? 0 : decimals)
      }
      return TrendLine(
        code: code, role: role, label: figure.map { "\(name) \($0)" } ?? name,
        name: name, rows: rows)
    }
    let others = peers.filter { $0 != own && $0 != indicator.comparator }
    for code in named where !others.contains(code) && code != own {
      report.warning(
        "W138", "`label` names \(code), which is none of the lines", at: metric.origin)
    }
    var lines = others.filter { !named.contains($0) }.compactMap { line($0, .context) }
    lines += others.filter(named.contains).compactMap { line($0, .peer) }
    if showsComparator, !indicator.relativeToComparator, let code = indicator.comparator,
      code != own, let comparator = line(code, .comparator)
    {
      lines.append(comparator)
    }
    if let own, let line = line(own, .own) {
      lines.append(line)
    } else if let own, !lines.isEmpty {
      report.warning(
        "W138", "\(context.name(of: own, in: indicator)) has no values here, so no line is lit",
        at: highlight?.origin ?? metric.origin)
    }
    return lines
  }
}
