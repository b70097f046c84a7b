import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Bars from zero, the best on top, our area lit and the comparator as a line.
struct RankingBlock: Block {
  static let name = "ranking"
  static let fields =
    (BlockWords.fields + AreaFields.fields + [
      Field("interval", "false hides the intervals", .flag),
      Field("ranking", "the metric", required: true),
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
    let chart = RankingChart(
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
      alternative: alternative.isEmpty ? values.alternative("Bar chart") : alternative,
      minimumHeight: count * RowChart.leastRow + above,
      preferredHeight: count * RowChart.usualRow + above,
      maximumHeight: count * RowChart.mostRow + above, minimumWidth: chart.rows.minimumWidth,
      data: indicator.table(of: values.rows, context), labels: chart.labels)
  }
}

/// A ranking as a chart specification.
struct RankingChart: Sendable {
  let values: AreaValues
  let rows: RowChart
  let hasIntervals: Bool
  let axis: ValueAxis

  init(values: AreaValues, rows: RowChart, hasIntervals: Bool) {
    self.values = values
    self.rows = rows
    self.hasIntervals = hasIntervals
    let ends = values.values.compactMap(\.value) + (values.comparator.map { [$0.value] } ?? [])
    axis = ValueAxis(
      hasIntervals ? values.extent : ends, hasZero: true, hasMargin: false)
  }

  var remarks: String {
    hasIntervals ? values.remarks(pale: "Pale bars") : markerKey(values.rows).sentence
  }

  var tables: [String: DataTable] {
    let bars = values.present
    let isPale = bars.map { hasIntervals && $0.standing == .unclear }
    return [
      "bars": DataTable([
        DataColumn("name", .strings(bars.map(\.name))),
        DataColumn("value", .numbers(bars.map { $0.value ?? .nan })),
        DataColumn("low", .numbers(bars.map { $0.row?.low ?? .nan })),
        DataColumn("high", .numbers(bars.map { $0.row?.high ?? .nan })),
        DataColumn(
          "look",
          .strings(zip(bars, isPale).map { ($0.isLit ? "lit" : "bar") + ($1 ? " pale" : "") })),
      ]),
      "figures": rows.figureTable,
    ]
  }

  /// Names first, so that areas without a value have their row; then bars, the line, intervals, figures.
  var specification: Node {
    let theme = rows.theme
    var layers: [Node] = []
    for (look, role, isPale) in [
      ("bar", Theme.ColorRole.bar, false), ("lit", .accent, false), ("bar pale", .bar, true),
      ("lit pale", .accent, true),
    ] {
      layers.append([
        "data": ["name": "bars"],
        "transform": [["filter": Node("datum.look === \(quoted(look))")]],
        "mark": [
          "type": "bar", "fill": theme.code(role), "fillOpacity": isPale ? 0.3 : 1,
          "stroke": isPale ? theme.code(role) : .null, "strokeWidth": 0.8,
          "strokeJoin": "round",
        ],
        "encoding": ["y": rows.y(), "x": rows.x("value", axis), "x2": ["datum": 0]],
      ])
    }
    if let comparator = values.comparator { layers.append(rows.rule(at: comparator.value, axis)) }
    if hasIntervals {
      // A seam of paper parts the line of an interval from a dark bar.
      for (width, role, test) in [
        (2.8, Theme.ColorRole.paper, "isValid(datum.low) && indexof(datum.look, 'pale') < 0"),
        (1.1, .ink, "isValid(datum.low)"),
      ] {
        layers.append([
          "data": ["name": "bars"], "transform": [["filter": Node(test)]],
          "mark": ["type": "rule", "color": theme.code(role), "strokeWidth": Node(width)],
          "encoding": ["y": rows.y(), "x": rows.x("low", axis), "x2": ["field": "high"]],
        ])
      }
    }
    if axis.low < 0, values.comparator?.value != 0 {
      layers.append([
        "data": ["values": [["at": 0]]],
        "mark": ["type": "rule", "color": theme.code(.muted), "strokeWidth": 0.8],
        "encoding": ["x": rows.x("at", axis)],
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

extension String {
  /// With a full stop, unless it is empty.
  var sentence: String { isEmpty ? "" : self + "." }
}
