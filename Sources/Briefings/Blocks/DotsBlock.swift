import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A dot an area on a scale that need not start at zero, with its interval, or a stem to the comparator.
struct DotsBlock: Block {
  static let name = "dots"
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
    rows.content(drawnBy: DotsChart.self, for: Self.name, in: context, &report)
  }
}

/// Dots as a chart specification.
struct DotsChart: RowDrawing, Sendable {
  static let kind = "Dot chart"
  static let usualRow = 15.0
  static let mostRow: Double? = nil

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
