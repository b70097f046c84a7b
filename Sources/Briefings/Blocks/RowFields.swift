import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A chart with one row an area: what `ranking` and `dots` have in common.
protocol RowDrawing {
  /// "Bar chart", for those who do not see it.
  static var kind: String { get }
  /// Of one area, in points.
  static var usualRow: Double { get }
  /// `nil` when rows may be as high as there is room.
  static var mostRow: Double? { get }
  var rows: RowChart { get }
  var specification: Node { get }
  var tables: [String: DataTable] { get }
  var labels: LabelPlan { get }
  var remarks: String { get }
  init(values: AreaValues, rows: RowChart, hasIntervals: Bool)
}

/// The fields of a block with one row an area, and what it becomes.
struct RowFields: Sendable {
  static let fields =
    BlockWords.fields + AreaFields.fields + [
      Field("interval", "false hides the intervals", .flag),
      Field("ranks", "true writes the rank before each name; equal values share one", .flag),
    ]

  let areas: AreaFields
  let showsInterval: Bool
  let showsRanks: Bool
  let own: BlockWords

  /// - Parameter name: of the block, whose field names the metric.
  init?(_ reader: FieldReader, metric name: String, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: name, &report) else { return nil }
    self.areas = areas
    showsInterval = reader.flag("interval", &report) ?? true
    showsRanks = reader.flag("ranks", &report) ?? false
    own = BlockWords(reader, &report)
  }

  func content<Chart: RowDrawing>(
    drawnBy _: Chart.Type, for block: String, in context: BlockContext, _ report: inout Report
  ) -> (any BlockContent)? {
    let (found, instead) = context.indicator(areas.metric, for: block, label: own.title, &report)
    guard let indicator = found else { return instead }
    let (read, reason) = AreaValues.read(areas, of: indicator, context, &report)
    guard let values = read else {
      return UnavailableContent(title: context.words(own.title, &report), reason: reason)
    }
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = Chart(
      values: values, rows: RowChart(values, hasRanks: showsRanks, setter),
      hasIntervals: showsInterval && values.hasIntervals)
    let subtitle = context.words(own.subtitle, &report)
    let alternative = context.words(own.alternative, &report)
    let count = Double(values.values.count)
    let above = values.comparator == nil ? 0.0 : 14
    return ChartContent(
      title: context.words(own.title, &report),
      subtitle: subtitle.isEmpty ? indicator.subtitle(from: values.period) : subtitle,
      note: joined(context.note(own.note, for: [areas.metric], &report), chart.remarks),
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: alternative.isEmpty ? values.alternative(Chart.kind) : alternative,
      minimumHeight: count * RowChart.leastRow + above,
      preferredHeight: count * Chart.usualRow + above,
      maximumHeight: Chart.mostRow.map { count * $0 + above },
      minimumWidth: chart.rows.minimumWidth,
      data: indicator.table(of: values.rows, context), labels: chart.labels)
  }
}
