import Diagnostics
import Indicators
import SceneGraph
import Tables

/// One line of a trend.
struct TrendLine {
  enum Role: String, CaseIterable { case comparator, context, own, peer }

  var code: String
  var role: Role
  /// Stands at its end, unless it is context.
  var label: String
  var name: String
  /// Of the area as a whole, by time.
  var rows: [Indicator.Row]
}

/// A trend as a chart specification.
struct TrendChart {
  let lines: [TrendLine]
  let first: Period
  let last: Period
  let unit: MeasureUnit
  let target: Indicator.Target?
  /// Of a metric relative to its comparator: what the zero line is called.
  let zeroLabel: String?
  let theme: Theme

  private static let labelSize = 8.2
  private static let longestLabelLine = 24

  /// Every period from the first to the last, so that a year without data takes its room.
  private var periods: [String] {
    guard let steps = first.distance(to: last), steps < 5000 else {
      return Set(lines.flatMap { $0.rows.map(\.period) }).sorted().map(\.description)
    }
    return (0...steps).compactMap { first.adding($0)?.description }
  }

  var tables: [String: DataTable] {
    var tables: [String: DataTable] = [:]
    for role in TrendLine.Role.allCases {
      let lines = lines.filter { $0.role == role }
      let rows = lines.flatMap { line in line.rows.map { (line.code, $0) } }
      tables[role.rawValue] = DataTable([
        DataColumn("area", .strings(rows.map(\.0))),
        DataColumn("period", .strings(rows.map { $0.1.period.description })),
        DataColumn("value", .numbers(rows.map { $0.1.value ?? .nan })),
      ])
      let ends = lines.compactMap { line in
        line.rows.last { $0.value != nil }.map { (line, $0) }
      }
      tables["\(role.rawValue)_ends"] = DataTable([
        DataColumn("period", .strings(ends.map { $0.1.period.description })),
        DataColumn("value", .numbers(ends.map { $0.1.value ?? .nan })),
        DataColumn("label", .strings(ends.map { Self.wrapped($0.0.label) })),
      ])
    }
    return tables
  }

  /// Of the labels at the ends, the axis, and lines whose direction can be seen.
  func minimumWidth(_ shaping: any TextShaping) -> Double {
    var style = theme.look(.label).style
    style.size = Self.labelSize
    style.weight = 700
    let labels = lines.filter { $0.role != .context }.flatMap {
      Self.wrapped($0.label).split(separator: "\n")
    }
    let widest = labels.map { shaping.width(of: String($0), style) }.max() ?? 0
    return widest + 30 + (first == last ? 10 : 50)
  }

  var specification: Node {
    let periods = periods
    let x: Node = [
      "field": "period", "type": "ordinal",
      "scale": ["type": "point", "padding": 0, "domain": Node(periods.map { Node($0) })],
      "axis": [
        "title": .null, "labelAngle": 0, "labelPadding": 6, "labelFontSize": Node(Self.labelSize),
        "values": Node(Self.ticks(of: periods).map { Node($0) }), "labelOverlap": false,
      ],
    ]
    let y: Node = [
      "field": "value", "type": "quantitative", "scale": ["zero": false],
      "axis": [
        "title": .null, "grid": true, "tickCount": 5, "labelFontSize": Node(Self.labelSize),
        "labelExpr": Node(axisLabel),
      ],
    ]
    var layers: [Node] = []
    for (role, width) in [
      (TrendLine.Role.context, 0.9), (.peer, 1.1), (.comparator, 1.3), (.own, 2.4),
    ] where lines.contains(where: { $0.role == role }) {
      layers.append([
        "data": ["name": Node(role.rawValue)],
        "mark": [
          "type": "line", "color": theme.code(color(role)), "strokeWidth": Node(width),
          "strokeDash": theme.dash(Self.line(of: role)), "clip": false,
        ],
        "encoding": ["x": x, "y": y, "detail": ["field": "area", "type": "nominal"]],
      ])
    }
    if let zeroLabel { layers += rule(at: 0, label: zeroLabel, role: .ink, dash: []) }
    if let target {
      let by = target.by.map { " by \($0.description)" } ?? ""
      let name = target.label.isEmpty ? "Target" : target.label
      layers += rule(
        at: target.value, label: "\(name) \(unit.shortText(target.value))\(by)", role: .muted,
        dash: theme.dashes[.target] ?? [3, 3])
    }
    if lines.contains(where: { $0.role == .own }) {
      layers.append([
        "data": ["name": "own_ends"],
        "mark": ["type": "point", "color": theme.code(.accent), "filled": true, "size": 34],
        "encoding": ["x": x, "y": y],
      ])
    }
    for role in [TrendLine.Role.peer, .comparator, .own]
    where lines.contains(where: { $0.role == role }) {
      layers.append([
        "data": ["name": Node("\(role.rawValue)_ends")],
        "mark": [
          "type": "text", "align": "left", "baseline": "middle", "dx": 8, "dodge": "y",
          "lineBreak": "\n", "lineHeight": 10, "fontSize": Node(Self.labelSize),
          "fontWeight": role == .peer ? "normal" : "bold",
          "color": theme.code(role == .peer ? .muted : color(role)),
        ],
        "encoding": ["x": x, "y": y, "text": ["field": "label", "type": "nominal"]],
      ])
    }
    return ["layer": Node(layers)]
  }

  private func rule(
    at value: Double, label: String, role: Theme.ColorRole, dash: [Double]
  ) -> [Node] {
    [
      [
        "data": ["values": [["at": Node(value)]]],
        "mark": [
          "type": "rule", "color": theme.code(role), "strokeWidth": 1.2,
          "strokeDash": Node(dash.map { Node($0) }),
        ],
        "encoding": ["y": ["field": "at", "type": "quantitative"]],
      ],
      [
        "data": ["values": [["at": Node(value), "label": Node(label)]]],
        "mark": [
          "type": "text", "align": "left", "baseline": "middle", "dx": 8, "dodge": "y",
          "fontWeight": "bold", "fontSize": Node(Self.labelSize), "color": theme.code(role),
        ],
        "encoding": [
          "x": ["value": "width"], "y": ["field": "at", "type": "quantitative"],
          "text": ["field": "label", "type": "nominal"],
        ],
      ],
    ]
  }

  private static func line(of role: TrendLine.Role) -> Theme.LineRole {
    switch role {
    case .comparator: .comparator
    case .context: .context
    case .own: .own
    case .peer: .peer
    }
  }

  private func color(_ role: TrendLine.Role) -> Theme.ColorRole {
    switch role {
    case .comparator: .ink
    case .context: .context
    case .own: .accent
    case .peer: .peer
    }
  }

  /// The axis says the number with its sign, such as £ or %, without the words behind it.
  private var axisLabel: String {
    var label = "datum.label"
    if !unit.prefix.isEmpty { label = "\(RankingBlock.quoted(unit.prefix)) + \(label)" }
    if unit.suffix.count <= 2, !unit.suffix.hasPrefix(" ") {
      label += " + \(RankingBlock.quoted(unit.suffix))"
    }
    return label
  }

  /// About five periods, the first and the last among them.
  static func ticks(of periods: [String]) -> [String] {
    guard periods.count > 6 else { return periods }
    let step = max(1, (periods.count + 2) / 5)
    var ticks = stride(from: 0, to: periods.count, by: step).map { $0 }
    if let end = ticks.last, periods.count - 1 - end < (step + 1) / 2 { ticks.removeLast() }
    ticks.append(periods.count - 1)
    return ticks.map { periods[$0] }
  }

  /// A long label on two lines, broken at the blank nearest to its middle.
  static func wrapped(_ label: String) -> String {
    guard label.count > longestLabelLine else { return label }
    let characters = Array(label)
    let blanks = characters.indices.filter { characters[$0] == " " }
    guard
      let best = blanks.min(by: {
        abs($0 * 2 - characters.count) < abs($1 * 2 - characters.count)
      })
    else { return label }
    return String(characters[..<best]) + "\n" + String(characters[(best + 1)...])
  }

  var alternative: String {
    let said = lines.reversed().filter { $0.role != .context }.map { line in
      let values = line.rows.filter { $0.value != nil }
      guard let start = values.first, let end = values.last, let from = start.value,
        let to = end.value
      else { return line.name }
      return "\(line.name) \(unit.shortText(from)) in \(start.period.description), "
        + "\(unit.shortText(to)) in \(end.period.description)"
    }
    let others = lines.filter { $0.role == .context }.count
    return "Line chart. \(said.joined(separator: "; "))."
      + (others > 0 ? " \(others) other areas in the background." : "")
  }
}
