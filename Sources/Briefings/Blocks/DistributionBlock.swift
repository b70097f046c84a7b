import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Where our area stands among all others: a brick an area, stacked along the scale.
struct DistributionBlock: Block {
  static let name = "distribution"
  static let fields =
    (BlockWords.fields + AreaFields.fields + [
      Field("distribution", "the metric", required: true),
      Field("label", "other areas that are named", .words),
    ]).sortedByName()

  let areas: AreaFields
  let labelled: [Node]?
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    labelled = reader.words("label", &report)
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(
      areas.metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let (read, reason) = AreaValues.read(areas, of: indicator, context, &report)
    guard let values = read else {
      return UnavailableContent(title: context.words(own.title, &report), reason: reason)
    }
    let named = Set(context.areaCodes(labelled, default: [], &report))
    let chart = DistributionChart(values: values, named: named, theme: context.theme)
    let words = context.words(
      own, subtitle: "\(indicator.subtitle(from: values.period)), \(values.present.count) areas",
      remarks: chart.remarks, alternative: chart.alternative, for: areas.metric, &report)
    return ChartContent(
      title: words.title, subtitle: words.subtitle, note: words.note,
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: words.alternative, minimumHeight: 70, preferredHeight: 120, minimumWidth: 120,
      data: indicator.table(of: values.rows, context), labels: chart.labels)
  }
}
