import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Lines over time: our area, its comparator and peers, labelled at their ends.
struct TrendBlock: Block {
  static let name = "trend"
  static let eventFields = [
    Field("at", "the period in which it was", required: true),
    Field("label", "what it was, in a few words", required: true),
  ]
  static let fields =
    (BlockWords.fields + [
      Field("areas", "the lines in the background: codes, names, or children of a code", .words),
      Field("compare", "false hides the comparator", .flag),
      Field.decimals,
      Field("events", "what happened when, marked by upright lines", .list(eventFields)),
      Field("highlight", "the area that is lit; else the page's"),
      Field("interval", "false hides the band between the ends of our area's intervals", .flag),
      Field(
        "label", "peers that are named at their line's end; else all, if they are six or fewer",
        .words),
      Field("since", "the first period shown"),
      Field("trend", "the metric", required: true),
    ]).sortedByName()

  let metric: Written
  let areas: [Node]?
  let highlight: Written?
  let labelled: [Node]?
  let events: [Event]
  let showsComparator: Bool
  let showsInterval: Bool
  let decimals: Int?
  let since: Written?
  let own: BlockWords

  struct Event: Sendable {
    var at: Written
    var label: Written
  }

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
    showsInterval = reader.flag("interval", &report) ?? true
    decimals = reader.decimals(&report)
    since = Written(reader["since"])
    own = BlockWords(reader, &report)
    events = Self.events(reader, &report)
  }

  private static func events(_ reader: FieldReader, _ report: inout Report) -> [Event] {
    guard let node = reader["events"] else { return [] }
    guard let items = node.items else {
      report.error(
        "E160", "`events` should be a list", at: node.origin,
        notes: ["as in: events: [{at: 2020, label: Lockdown}]"])
      return []
    }
    return items.compactMap { item in
      guard let event = FieldReader(item, "an event", fields: eventFields, report: &report),
        event.text("at", &report) != nil, event.text("label", &report) != nil,
        let at = Written(event["at"]), let label = Written(event["label"])
      else { return nil }
      return Event(at: at, label: label)
    }
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let words = context.words(own.title, &report)
    let lines = TrendLines(block: self, indicator: indicator, context: context).lines(&report)
    let periods = lines.flatMap { $0.rows.map(\.period) }
    guard let first = periods.min(), let last = periods.max() else {
      return UnavailableContent(title: words, reason: "The metric has no values over time.")
    }
    var subtitle = context.words(own.subtitle, &report)
    if subtitle.isEmpty {
      subtitle = indicator.subtitle(from: first, to: last)
    }
    let chart = TrendChart(
      lines: lines, first: first, last: last, unit: indicator.unit,
      target: indicator.targets.first { $0.area == nil || $0.area == indicator.area },
      zeroLabel: indicator.relativeToComparator && showsComparator
        ? indicator.comparator.map { context.shortName(of: $0, in: indicator) } : nil,
      events: events(from: first, to: last, context, &report), showsInterval: showsInterval,
      theme: context.theme, origin: metric.origin)
    let note = joined(context.note(own.note, for: sources, &report), chart.remarks)
    let alternative = context.words(own.alternative, &report)
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    return ChartContent(
      title: words, subtitle: subtitle, note: note, specification: chart.specification(),
      tables: chart.tables, alternative: alternative.isEmpty ? chart.alternative : alternative,
      minimumHeight: 90, preferredHeight: 200, minimumWidth: chart.minimumWidth(setter),
      data: indicator.table(of: lines.flatMap(\.rows), context), labels: chart.labels(setter))
  }

  /// Events within the time shown; others are told.
  private func events(
    from first: Period, to last: Period, _ context: BlockContext, _ report: inout Report
  ) -> [TrendChart.Event] {
    events.compactMap { event in
      guard let period = Period(event.at.text), period.kind == first.kind else {
        report.error(
          "E160", "an event should be `at` a period of the data's kind", at: event.at.origin,
          label: "the data have \(first.description)")
        return nil
      }
      guard period >= first, period <= last else {
        report.warning(
          "W162", "the event of \(period.description) lies outside of the time shown",
          at: event.at.origin, label: "\(first.description) to \(last.description)")
        return nil
      }
      return TrendChart.Event(period: period, label: context.words(event.label, &report))
    }
  }
}
