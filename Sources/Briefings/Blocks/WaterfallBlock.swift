import Diagnostics
import Indicators
import SceneGraph
import Tables

/// What adds up to a total, or to a change between two periods, step by step.
struct WaterfallBlock: Block {
  static let name = "waterfall"
  static let fields =
    (BlockWords.fields + AreaFields.fields.filter { $0.name != "compare" } + [
      Field("from", "a change since this period, instead of a total"),
      Field(
        "waterfall", "the metric; its categories are the steps, or else `areas`", required: true),
    ]).sortedByName()

  let areas: AreaFields
  let from: Written?
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    _ = reader.text("from", &report)
    from = Written(reader["from"])
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
    let start = from.flatMap { readPeriod($0, "from", of: indicator, &report) }
    guard let parts = Parts.read(areas, of: indicator, in: period, context, &report) else {
      return nil
    }
    let before = start.flatMap { start in
      Parts.read(areas, of: indicator, in: start, context, &report)
    }
    guard let chart = WaterfallSteps(parts: parts, before: before, start: start, period: period)
    else {
      return UnavailableContent(
        title: title, reason: "There are no parts to add up in \(period.description).")
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let drawing = WaterfallChart(
      chart, unit: indicator.unit, decimals: areas.decimals,
      better: indicator.better, setter)
    let words = context.words(
      own, subtitle: indicator.subtitle(from: start ?? period, to: period),
      remarks: chart.remarks, alternative: drawing.alternative, for: areas.metric, &report)
    let count = Double(chart.steps.count)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: drawing.specification.placed(at: areas.metric.origin),
      tables: drawing.tables, alternative: words.alternative,
      minimumHeight: count * RowChart.leastRow, preferredHeight: count * RowChart.usualRow,
      minimumWidth: drawing.frame.minimumWidth, data: indicator.table(of: parts.rows, context))
  }
}
