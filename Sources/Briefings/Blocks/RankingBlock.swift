import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Bars from zero, the best on top, our area lit and the comparator as a line.
struct RankingBlock: Block {
  static let name = "ranking"
  static let fields =
    (RowFields.fields + [Field(name, "the metric", required: true)]).sortedByName()

  let rows: RowFields

  var sources: [Written] { [rows.areas.metric] }
  var label: Written? { rows.own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let rows = RowFields(reader, metric: Self.name, &report) else { return nil }
    self.rows = rows
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    rows.content(drawnBy: RankingChart.self, for: Self.name, in: context, &report)
  }
}

/// A ranking as a chart specification.
struct RankingChart: RowDrawing, Sendable {
  static let kind = "Bar chart"
  static let usualRow = RowChart.usualRow
  static let mostRow: Double? = RowChart.mostRow

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
