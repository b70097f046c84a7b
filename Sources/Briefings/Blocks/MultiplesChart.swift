import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Small multiples as a specification: a grid of layers that share fixed scales.
struct MultiplesChart: Sendable {
  let panels: [MultiplesPanel]
  let comparator: (label: String, rows: [Indicator.Row])?
  let periods: [Period]
  let values: AreaValues
  let axis: ValueAxis
  let theme: Theme
  let columnCount: Int
  /// Between columns, where the figures at the line ends stand.
  let spacing: Double
  /// Above each plot.
  let captionHeight: Double

  var rowCount: Int { (panels.count + columnCount - 1) / columnCount }

  init(
    panels: [MultiplesPanel], comparator: (label: String, rows: [Indicator.Row])?, first: Period,
    last: Period, values: AreaValues, columns: Int?, setter: LabelSetter
  ) {
    self.panels = panels
    self.comparator = comparator
    self.values = values
    theme = setter.theme
    let steps = first.distance(to: last) ?? 0
    periods =
      steps < 5000
      ? (0...max(steps, 0)).compactMap(first.adding)
      : Set(panels.flatMap { $0.rows.map(\.period) }).sorted()
    axis = ValueAxis((panels.flatMap(\.rows) + (comparator?.rows ?? [])).compactMap(\.value))
    let usual =
      switch panels.count {
      case ...4: max(panels.count, 1)
      case 5...6: 3
      default: 4
      }
    columnCount = min(columns ?? usual, max(panels.count, 1))
    let figures = panels.map { setter.width(of: $0.figure, isBold: true) }
    spacing = (figures.max() ?? 0).rounded(.up) + SideLabels.usualGap + 10
    let captions = panels.map {
      setter.set(
        Label($0.name, [.init($0.name, .text, isBold: true)]), width: LabelPlan.leastCaptionWidth
      ).size.height
    }
    captionHeight = (captions.max() ?? 10) + LabelPlan.captionGap
  }

  var remarks: String {
    let key = markerKey(panels.flatMap(\.rows)).sentence
    guard let comparator else { return key }
    return joined("Thin dark line: \(comparator.label).", key)
  }

  private func table(_ rows: [Indicator.Row]) -> DataTable {
    // A line is broken where a period is missing, so each run is one of its own.
    var run = 0
    var last: Period?
    var names: [String] = []
    var runs: [String] = []
    var numbers: [Double] = []
    for row in rows {
      guard let value = row.value else { continue }
      if let last, last.distance(to: row.period) != 1 { run += 1 }
      last = row.period
      names.append(row.period.description)
      runs.append("\(run)")
      numbers.append(value)
    }
    return DataTable([
      DataColumn("period", .strings(names)), DataColumn("run", .strings(runs)),
      DataColumn("value", .numbers(numbers)),
    ])
  }

  var tables: [String: DataTable] {
    var tables = ["comparator": table(comparator?.rows ?? [])]
    for (index, panel) in panels.enumerated() { tables["panel\(index)"] = table(panel.rows) }
    return tables
  }

  var specification: Node {
    [
      // What axes take beside a plot must not depend on its size, which is known only later.
      "concat": Node(panels.indices.map(panel)), "bounds": "flush",
      "columns": Node(Double(columnCount)),
      "spacing": ["row": Node(captionHeight + 8), "column": Node(spacing)],
    ]
  }

  private func panel(_ index: Int) -> Node {
    let names = periods.map(\.description)
    let ends = [names.first, names.last].compactMap(\.self)
    let isFirst = index % columnCount == 0
    let isLast = index + columnCount >= panels.count
    let x: Node = [
      "field": "period", "type": "ordinal",
      "scale": ["type": "point", "padding": 0, "domain": Node(names.map { Node($0) })],
      "axis": isLast
        ? [
          "title": .null, "labelAngle": 0, "labelPadding": 4, "labelFlush": true,
          "labelFontSize": Node(LabelSetter.size),
          "values": Node(Set(ends).sorted().map { Node($0) }),
          "labelOverlap": false,
        ] : .null,
    ]
    let y: Node = [
      "field": "value", "type": "quantitative", "scale": axis.scale,
      "axis": [
        "title": .null, "grid": true, "values": Node(fewTicks.map { Node($0) }),
        "labels": isFirst ? true : false, "labelFontSize": Node(LabelSetter.size),
        "labelExpr": axis.labels(values.unit),
      ],
    ]
    func line(
      _ table: String, _ color: Theme.ColorRole, _ width: Double, _ role: Theme.LineRole
    ) -> Node {
      [
        "data": ["name": Node(table)],
        "mark": [
          "type": "line", "color": theme.code(color), "strokeWidth": Node(width), "clip": false,
          "strokeDash": theme.dash(role),
        ],
        "encoding": [
          "x": x, "y": y, "detail": ["field": "run", "type": "nominal"],
        ],
      ]
    }
    let isLit = panels[index].isLit
    var layers: [Node] = []
    if comparator != nil { layers.append(line("comparator", .ink, 0.8, .comparator)) }
    layers.append(
      line("panel\(index)", isLit ? .accent : .bar, isLit ? 2.2 : 1.6, isLit ? .own : .peer))
    if let end = panels[index].rows.last(where: { $0.value != nil }), let value = end.value {
      layers.append([
        "data": [
          "values": [["period": Node(end.period.description), "value": Node(value)]]
        ],
        "mark": [
          "type": "point", "filled": true, "size": 18, "color": theme.code(isLit ? .accent : .bar),
        ],
        "encoding": ["x": x, "y": y],
      ])
    }
    return ["layer": Node(layers)]
  }

  /// Every other tick, so that labels of small plots keep apart.
  private var fewTicks: [Double] {
    axis.ticks.count > 3
      ? axis.ticks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : axis.ticks
  }

  var labels: LabelPlan {
    var plan = LabelPlan()
    for (index, panel) in panels.enumerated() {
      let color = panel.isLit ? Theme.ColorRole.accent : .text
      plan.captions.append(
        LabelPlan.Caption(
          label: Label("name \(index)", [.init(panel.name, color, isBold: true)]), plot: index))
      guard let end = panel.rows.last(where: { $0.value != nil }), let value = end.value,
        let place = periods.firstIndex(of: end.period)
      else { continue }
      let x = periods.count > 1 ? Double(place) / Double(periods.count - 1) : 0.5
      let label = Label(
        "figure \(index)",
        [.init(values.text(value), color, isBold: panel.isLit)],
        priority: panel.isLit ? LabelPriority.own : LabelPriority.named)
      let spot = LabelPlan.Place(plot: index, x: x, y: 1 - axis.share(of: value))
      if x >= 1 {
        plan.sides.append(
          LabelPlan.Side(edge: .right, plot: index, labels: [(label, spot)]))
      } else {
        plan.inside.append(LabelPlan.Inside(label: label, places: [spot]))
      }
    }
    return plan
  }

  var alternative: String {
    let first = periods.first?.description ?? ""
    let said = panels.prefix(20).map { panel in
      let known = panel.rows.filter { $0.value != nil }
      guard let start = known.first?.value, let end = known.last?.value else {
        return "\(panel.name) no figures"
      }
      return "\(panel.name) from \(values.text(start)) to \(values.text(end))"
    }
    let more = panels.count > 20 ? " and \(panels.count - 20) more" : ""
    return "\(panels.count) small line charts on one scale, \(first) to "
      + "\(periods.last?.description ?? ""): \(said.joined(separator: "; "))\(more)."
      + (comparator.map { " The line of comparison ends at \($0.label)." } ?? "")
  }
}
