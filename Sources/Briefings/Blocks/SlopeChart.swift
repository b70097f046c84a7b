import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A slope chart as a specification with labels on both sides.
struct SlopeChart: Sendable {
  /// Those with both values.
  let lines: [SlopeLine]
  let missing: [SlopeLine]
  let start: Period
  let end: Period
  let unit: MeasureUnit
  let decimals: Int?
  let theme: Theme
  let axis: ValueAxis
  let minimumWidth: Double

  init(
    lines: [SlopeLine], start: Period, end: Period, unit: MeasureUnit, decimals: Int?,
    setter: LabelSetter
  ) {
    self.lines = lines.filter { $0.values != nil }
    missing = lines.filter { $0.values == nil }
    self.start = start
    self.end = end
    self.unit = unit
    self.decimals = decimals
    theme = setter.theme
    axis = ValueAxis(self.lines.flatMap { line in line.values.map { [$0.start, $0.end] } ?? [] })
    let words = self.lines.filter { $0.role != .context }.flatMap {
      $0.name.split(separator: " ").map { setter.width(of: String($0), isBold: true) }
    }
    let figures = self.lines.compactMap(\.values).flatMap { values in
      [values.start, values.end].map {
        setter.width(of: unit.shortText($0, decimals: decimals), isBold: true)
      }
    }
    minimumWidth =
      max(words.max() ?? 0, figures.max() ?? 0) + (figures.max() ?? 0) + 2 * SideLabels.wideGap + 50
  }

  private func text(_ value: Double) -> String { unit.shortText(value, decimals: decimals) }

  var remarks: String {
    var remarks: [String] = []
    let without = missing.filter { $0.role != .comparator }.map(\.name)
    if !without.isEmpty {
      let shown = without.prefix(4).joined(separator: ", ")
      let more = without.count > 4 ? " and \(without.count - 4) more" : ""
      remarks.append("No figure for both periods: \(shown)\(more).")
    }
    let key = markerKey(lines.flatMap { [$0.start, $0.end].compactMap(\.self) })
    if !key.isEmpty { remarks.append(key.sentence) }
    return remarks.joined(separator: " ")
  }

  var tables: [String: DataTable] {
    let rows = lines.flatMap { line in
      line.values.map { [(line, start, $0.start), (line, end, $0.end)] } ?? []
    }
    return [
      "slopes": DataTable([
        DataColumn("area", .strings(rows.map(\.0.code))),
        DataColumn("role", .strings(rows.map(\.0.role.rawValue))),
        DataColumn("period", .strings(rows.map(\.1.description))),
        DataColumn("value", .numbers(rows.map(\.2))),
      ])
    ]
  }

  private func color(_ role: TrendLine.Role) -> Theme.ColorRole {
    switch role {
    case .comparator: .ink
    case .context: .context
    case .own: .accent
    case .peer: .peer
    }
  }

  /// - Parameter dashes: of lines that only a legend tells apart, by their code.
  func specification(dashes: [String: [Double]] = [:]) -> Node {
    let x: Node = [
      "field": "period", "type": "ordinal",
      "scale": [
        "type": "point", "padding": 0,
        "domain": [Node(start.description), Node(end.description)],
      ],
      "axis": [
        "title": .null, "labelAngle": 0, "labelPadding": 6, "grid": true,
        "labelFontSize": Node(LabelSetter.size), "labelFontWeight": "bold",
        "gridColor": theme.code(.context), "gridWidth": 1,
      ],
    ]
    let y: Node = [
      "field": "value", "type": "quantitative", "scale": axis.scale, "axis": .null,
    ]
    var layers: [Node] = []
    for role in [TrendLine.Role.context, .peer, .comparator, .own] {
      for line in lines where line.role == role {
        var mark: Node = [
          "type": "line", "color": theme.code(color(role)),
          "strokeWidth": Node(TrendChart.width(role)), "clip": false,
        ]
        if let dash = dashes[line.code] ?? theme.dashes[role.line] {
          mark = mark.setting("strokeDash", to: Node(dash.map { Node($0) }))
        }
        if role == .context, line.code != lines.first(where: { $0.role == role })?.code { continue }
        let test =
          role == .context
          ? "datum.role === 'context'" : "datum.area === \(quoted(line.code))"
        layers.append([
          "data": ["name": "slopes"], "transform": [["filter": Node(test)]], "mark": mark,
          "encoding": ["x": x, "y": y, "detail": ["field": "area", "type": "nominal"]],
        ])
      }
      guard role != .context, lines.contains(where: { $0.role == role }) else { continue }
      layers.append([
        "data": ["name": "slopes"],
        "transform": [["filter": Node("datum.role === \(quoted(role.rawValue))")]],
        "mark": [
          "type": "point", "filled": true, "color": theme.code(color(role)),
          "size": role == .own ? 34 : 18,
        ],
        "encoding": ["x": x, "y": y],
      ])
    }
    return ["layer": Node(layers)]
  }

  func labels(at origin: Origin) -> LabelPlan {
    var sides: [(left: (Label, LabelPlan.Place), right: (Label, LabelPlan.Place))] = []
    for line in lines where line.role != .context {
      guard let values = line.values else { continue }
      let color = line.role == .peer ? Theme.ColorRole.muted : color(line.role)
      let isBold = line.role != .peer
      let priority =
        line.role == .own
        ? LabelPriority.own : line.role == .comparator ? LabelPriority.comparator : 0
      func label(_ id: String, _ words: String) -> Label {
        Label(id, [.init(words, color, isBold: isBold)], priority: priority)
      }
      func marked(_ row: Indicator.Row?) -> String {
        let marker = row?.status.shownMarker ?? ""
        return marker.isEmpty ? "" : " \(marker)"
      }
      sides.append(
        (
          (
            label("\(line.code) start", text(values.start) + marked(line.start)),
            LabelPlan.Place(x: 0, y: 1 - axis.share(of: values.start))
          ),
          (
            label(line.code, "\(line.name) \(text(values.end))\(marked(line.end))"),
            LabelPlan.Place(x: 1, y: 1 - axis.share(of: values.end))
          )
        ))
    }
    var plan = LabelPlan(
      sides: [
        LabelPlan.Side(edge: .left, labels: sides.map(\.left), widestShare: 0.25),
        LabelPlan.Side(edge: .right, labels: sides.map(\.right), widestShare: 0.45),
      ])
    plan.lines = sides.map { [$0.left.1, $0.right.1] }
    plan.withLegend = { unplaced in
      let keyed = self.lines.filter { line in
        unplaced.contains { $0.id == line.code || $0.id == "\(line.code) start" }
      }
      var dashes: [String: [Double]] = [:]
      for (index, line) in keyed.enumerated() where line.role == .peer {
        dashes[line.code] = TrendChart.dashes[index % TrendChart.dashes.count]
      }
      return (
        self.specification(dashes: dashes).placed(at: origin),
        keyed.map { line in
          let values = line.values ?? (0, 0)
          return Legend.Entry(
            label: Label(
              line.code,
              [.init("\(line.name) \(self.text(values.start)) to \(self.text(values.end))", .muted)]
            ),
            color: self.theme.color(self.color(line.role)), dash: dashes[line.code] ?? [])
        }
      )
    }
    return plan
  }

  var alternative: String {
    let said = lines.reversed().filter { $0.role != .context }.map { line in
      let values = line.values ?? (0, 0)
      let word =
        values.start == values.end ? "level" : values.start < values.end ? "up" : "down"
      return "\(line.name) \(word) from \(text(values.start)) to \(text(values.end))"
    }
    let others = lines.filter { $0.role == .context }
    let rising = others.filter { ($0.values?.end ?? 0) > ($0.values?.start ?? 0) }.count
    return "Slope chart, \(start.description) to \(end.description). "
      + said.joined(separator: "; ").sentence
      + (others.isEmpty
        ? "" : " \(others.count) other areas in the background, \(rising) of them up.")
      + (remarks.isEmpty ? "" : " " + remarks)
  }
}
