import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A dot an area on a scale that need not start at zero, with its interval, or a stem to the comparator.
struct DotsBlock: Block {
  static let name = "dots"
  static let fields =
    (BlockWords.fields + AreaFields.fields + [
      Field("dots", "the metric", required: true),
      Field("interval", "false hides the intervals", .flag),
      Field("ranks", "true writes the rank before each name; equal values share one", .flag),
    ]).sortedByName()

  let areas: AreaFields
  let showsInterval: Bool
  let showsRanks: Bool
  let own: BlockWords

  var sources: [Written] { [areas.metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let areas = AreaFields(reader, metric: Self.name, &report) else { return nil }
    self.areas = areas
    showsInterval = reader.flag("interval", &report) ?? true
    showsRanks = reader.flag("ranks", &report) ?? false
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
    let setter = LabelSetter(theme: context.theme, shaping: context.shaping)
    let chart = DotsChart(
      values: values, rows: RowChart(values, hasRanks: showsRanks, setter),
      hasIntervals: showsInterval && values.hasIntervals)
    let subtitle = context.words(own.subtitle, &report)
    let alternative = context.words(own.alternative, &report)
    let count = Double(values.values.count)
    let above = values.comparator == nil ? 0.0 : 14
    return ChartContent(
      title: context.words(own.title, &report),
      subtitle: subtitle.isEmpty ? indicator.subtitle(from: values.period) : subtitle,
      note: joined(context.note(own.note, for: sources, &report), chart.remarks),
      specification: chart.specification.placed(at: areas.metric.origin), tables: chart.tables,
      alternative: alternative.isEmpty ? values.alternative("Dot chart") : alternative,
      minimumHeight: count * RowChart.leastRow + above,
      preferredHeight: count * 15 + above, minimumWidth: chart.rows.minimumWidth,
      data: indicator.table(of: values.rows, context), labels: chart.labels)
  }
}

/// Dots as a chart specification.
struct DotsChart: Sendable {
  let values: AreaValues
  let rows: RowChart
  let hasIntervals: Bool
  let axis: ValueAxis

  init(values: AreaValues, rows: RowChart, hasIntervals: Bool) {
    self.values = values
    self.rows = rows
    self.hasIntervals = hasIntervals
    let ends = values.values.compactMap(\.value) + (values.comparator.map { [$0.value] } ?? [])
    axis = ValueAxis(hasIntervals ? values.extent : ends)
  }

  var remarks: String {
    hasIntervals ? values.remarks(pale: "Hollow dots") : markerKey(values.rows).sentence
  }

  var tables: [String: DataTable] {
    let dots = values.present
    return [
      "dots": DataTable([
        DataColumn("name", .strings(dots.map(\.name))),
        DataColumn("value", .numbers(dots.map { $0.value ?? .nan })),
        DataColumn(
          "from",
          .numbers(
            dots.map { dot in
              hasIntervals ? dot.row?.low ?? .nan : values.comparator?.value ?? axis.low
            })),
        DataColumn(
          "to",
          .numbers(
            dots.map { dot in hasIntervals ? dot.row?.high ?? .nan : dot.value ?? .nan })),
        DataColumn("lit", .booleans(dots.map(\.isLit))),
        DataColumn("clear", .booleans(dots.map { !hasIntervals || $0.standing != .unclear })),
      ]),
      "figures": rows.figureTable,
    ]
  }

  var specification: Node {
    let theme = rows.theme
    func lit(_ on: Theme.ColorRole, _ off: Theme.ColorRole) -> Node {
      ["condition": ["test": "datum.lit", "value": theme.code(on)], "value": theme.code(off)]
    }
    var layers: [Node] = []
    if let comparator = values.comparator { layers.append(rows.rule(at: comparator.value, axis)) }
    layers.append([
      "data": ["name": "dots"], "transform": [["filter": "isValid(datum.from)"]],
      "mark": ["type": "rule", "strokeWidth": hasIntervals ? 2 : 1.2, "opacity": 0.55],
      "encoding": [
        "y": rows.y(), "x": rows.x("from", axis), "x2": ["field": "to"],
        "color": lit(.accent, .bar),
      ],
    ])
    for isClear in [true, false] {
      var mark: Node = ["type": "point", "filled": true, "strokeWidth": 1.5]
      if !isClear { mark = mark.setting("fill", to: theme.code(.paper)) }
      layers.append([
        "data": ["name": "dots"],
        "transform": [["filter": isClear ? "datum.clear" : "!datum.clear"]], "mark": mark,
        "encoding": [
          "y": rows.y(), "x": rows.x("value", axis),
          "size": ["condition": ["test": "datum.lit", "value": 52], "value": 38],
          isClear ? "color" : "stroke": lit(.accent, .bar),
        ],
      ])
    }
    layers += rows.figures
    return ["layer": Node(layers)]
  }

  var labels: LabelPlan {
    rows.labels(
      above: values.comparator.map { [("comparator", values.comparatorLabel ?? "", $0.value)] }
        ?? [], axis)
  }
}
