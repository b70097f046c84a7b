import Diagnostics
import Indicators
import SceneGraph
import Tables

/// One area of a dumbbell chart.
struct DumbbellRow: Sendable {
  var name: String
  var first: Indicator.Row?
  var second: Indicator.Row?
  var isLit: Bool
  var isComparator: Bool
}

/// A dumbbell chart as a specification.
struct DumbbellChart: Sendable {
  /// The best of the second date or group first.
  let rows: [DumbbellRow]
  let names: (first: String, second: String)
  let unit: MeasureUnit
  let decimals: Int?
  let frame: RowChart
  let axis: ValueAxis

  init(
    rows: [DumbbellRow], names: (first: String, second: String), unit: MeasureUnit,
    decimals: Int?, better: Polarity, _ setter: LabelSetter
  ) {
    let sorted = rows.enumerated().sorted { left, right in
      switch (left.element.second?.value, right.element.second?.value) {
      case (let a?, let b?) where a != b: better == .lower ? a < b : a > b
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
    self.rows = sorted
    self.names = names
    self.unit = unit
    self.decimals = decimals
    func figure(_ row: Indicator.Row?) -> String {
      let marker = row?.status.shownMarker ?? ""
      guard let value = row?.value else { return marker.isEmpty ? "–" : marker }
      let text = unit.shortText(value, decimals: decimals)
      return marker.isEmpty ? text : "\(text) \(marker)"
    }
    frame = RowChart(
      sorted.map { row in
        RowChart.Row(
          name: row.name, figures: [figure(row.first), figure(row.second)], isLit: row.isLit)
      }, headers: [names.first, names.second], setter)
    axis = ValueAxis(sorted.flatMap { [$0.first?.value, $0.second?.value].compactMap(\.self) })
  }

  var remarks: String {
    var remarks = ["Hollow: \(names.first); filled: \(names.second)."]
    let all = rows.flatMap { [$0.first, $0.second].compactMap(\.self) }
    if rows.contains(where: { $0.first?.value == nil || $0.second?.value == nil }) {
      remarks.append("A dash: not available.")
    }
    remarks.append(markerKey(all).sentence)
    return remarks.filter { !$0.isEmpty }.joined(separator: " ")
  }

  var tables: [String: DataTable] {
    let roles = rows.map { $0.isLit ? "lit" : $0.isComparator ? "comparator" : "other" }
    return [
      "rows": DataTable([
        DataColumn("name", .strings(rows.map(\.name))),
        DataColumn("first", .numbers(rows.map { $0.first?.value ?? .nan })),
        DataColumn("second", .numbers(rows.map { $0.second?.value ?? .nan })),
        DataColumn("role", .strings(roles)),
      ]),
      "figures": frame.figureTable,
    ]
  }

  var specification: Node {
    let theme = frame.theme
    var layers: [Node] = []
    for (role, color) in [("other", Theme.ColorRole.bar), ("comparator", .ink), ("lit", .accent)] {
      let filter = "datum.role === '\(role)'"
      func layer(_ mark: Node, _ field: Node, test: String, _ more: Node? = nil) -> Node {
        var encoding: Node = ["y": frame.y(), "x": frame.x(field, axis)]
        if let more { encoding = encoding.setting("x2", to: more) }
        return [
          "data": ["name": "rows"], "transform": [["filter": Node("\(filter) && \(test)")]],
          "mark": mark, "encoding": encoding,
        ]
      }
      layers.append(
        layer(
          ["type": "rule", "color": theme.code(color), "strokeWidth": 2, "opacity": 0.45], "first",
          test: "isValid(datum.first) && isValid(datum.second)", ["field": "second"]))
      layers.append(
        layer(
          [
            "type": "point", "filled": true, "fill": theme.code(.paper),
            "stroke": theme.code(color), "strokeWidth": 1.5, "size": 34,
          ], "first", test: "isValid(datum.first)"))
      layers.append(
        layer(
          ["type": "point", "filled": true, "color": theme.code(color), "size": 44], "second",
          test: "isValid(datum.second)"))
    }
    return ["layer": Node(layers + frame.figures)]
  }

  var alternative: String {
    let said = rows.prefix(20).map { row in
      let values = [row.first?.value, row.second?.value].map { value in
        value.map { unit.shortText($0, decimals: decimals) } ?? "not available"
      }
      return "\(row.name) \(values[0]) and \(values[1])"
    }
    let more = rows.count > 20 ? " and \(rows.count - 20) more" : ""
    return "Dumbbell chart, \(names.first) and \(names.second): "
      + said.joined(separator: "; ") + more + "."
  }
}
