import Diagnostics
import Indicators
import SceneGraph
import Tables

/// One small trend an area, all on one scale, ours lit, the comparator in each.
struct MultiplesBlock: Block {
  static let name = "multiples"
  static let fields =
    (BlockWords.fields + AreaFields.fields.filter { $0.name != "period" } + [
      Field("columns", "how many stand side by side", .whole(1...12)),
      Field("multiples", "the metric", required: true),
      Field("since", "the first period shown"),
    ]).sortedByName()

  static let mostPanels = 48

  let areas: AreaFields
  let columns: Int?
  let since: Written?
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    let count = reader.number("columns", in: 1...12, &report)
    if let count, count != count.rounded() {
      report.error(
        "E104", "`columns` should be a whole number", at: reader["columns"]?.origin)
    }
    columns = count.map { Int($0) }
    _ = reader.text("since", &report)
    since = Written(reader["since"])
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(
      areas.metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let title = context.words(own.title, &report)
    let (read, reason) = AreaValues.read(areas, of: indicator, context, &report)
    guard let values = read else { return UnavailableContent(title: title, reason: reason) }
    guard values.values.count <= Self.mostPanels else {
      report.error(
        "E164",
        "\(values.values.count) small charts cannot be read; \(Self.mostPanels) are the most",
        at: areas.metric.origin,
        notes: ["name fewer `areas`, or show all of them as a `distribution`"])
      return nil
    }
    let start = since.flatMap { readPeriod($0, "since", of: indicator, &report) }
    func rows(of code: String) -> [Indicator.Row] {
      indicator.series(of: code).filter { row in start.map { row.period >= $0 } ?? true }
    }
    let panels = values.values.map { value in
      MultiplesPanel(
        name: value.name, figure: value.figure(values.unit, decimals: values.decimals),
        isLit: value.isLit, rows: rows(of: value.code))
    }
    let comparator =
      values.comparator.flatMap { $0.row }.map { (values.comparatorLabel ?? "", rows(of: $0.area)) }
    let periods = (panels.flatMap(\.rows) + (comparator?.1 ?? [])).filter { $0.value != nil }
      .map(\.period)
    guard let first = periods.min(), let last = periods.max() else {
      return UnavailableContent(title: title, reason: "The metric has no values over time.")
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = MultiplesChart(
      panels: panels, comparator: comparator, first: first, last: last, values: values,
      columns: columns, setter: setter)
    let words = context.words(
      own, subtitle: indicator.subtitle(from: first, to: last), remarks: chart.remarks,
      alternative: chart.alternative, for: areas.metric, &report)
    let rowCount = Double(chart.rowCount)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: words.alternative, minimumHeight: rowCount * (30 + chart.captionHeight) + 16,
      preferredHeight: rowCount * (52 + chart.captionHeight) + 16,
      minimumWidth: Double(chart.columnCount) * (36 + chart.spacing) + 24,
      data: indicator.table(of: panels.flatMap(\.rows), context), labels: chart.labels)
  }
}

/// One small chart.
struct MultiplesPanel: Sendable {
  var name: String
  var figure: String
  var isLit: Bool
  var rows: [Indicator.Row]
}
