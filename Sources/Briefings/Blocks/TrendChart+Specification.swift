import Diagnostics
import Indicators
import SceneGraph
import Tables

extension TrendChart {
  var tables: [String: DataTable] {
    var tables: [String: DataTable] = [:]
    for role in TrendLine.Role.allCases {
      var areas: [String] = []
      var runs: [String] = []
      var names: [String] = []
      var values: [Double] = []
      var isAlone: [Bool] = []
      for line in lines where line.role == role {
        for (index, run) in self.runs(of: line).enumerated() {
          for row in run {
            areas.append(line.code)
            // A line is broken where a period is missing, so each run is one of its own.
            runs.append("\(line.code) \(index)")
            names.append(row.period.description)
            values.append(row.value ?? .nan)
            isAlone.append(run.count == 1)
          }
        }
      }
      tables[role.rawValue] = DataTable([
        DataColumn("area", .strings(areas)), DataColumn("run", .strings(runs)),
        DataColumn("period", .strings(names)), DataColumn("value", .numbers(values)),
        DataColumn("alone", .booleans(isAlone)),
      ])
    }
    let own = lines.first { $0.role == .own }
    let bandRows = own.map { runs(of: $0) } ?? []
    let band = bandRows.enumerated().flatMap { index, run in
      run.compactMap { row in row.low.flatMap { low in row.high.map { (index, row, low, $0) } } }
    }
    tables["band"] = DataTable([
      DataColumn("run", .strings(band.map { "\($0.0)" })),
      DataColumn("period", .strings(band.map { $0.1.period.description })),
      DataColumn("low", .numbers(band.map(\.2))), DataColumn("high", .numbers(band.map(\.3))),
    ])
    let end = own?.values.last
    tables["end"] = DataTable([
      DataColumn("period", .strings(end.map { [$0.period.description] } ?? [])),
      DataColumn("value", .numbers(end.map { [$0.value ?? .nan] } ?? [])),
    ])
    tables["marked"] = DataTable([
      DataColumn("period", .strings(marked.map { $0.row.period.description })),
      DataColumn("value", .numbers(marked.map { $0.row.value ?? .nan })),
      DataColumn("role", .strings(marked.map { $0.line.role.rawValue })),
    ])
    return tables
  }

  private static let roles: [TrendLine.Role] = [.context, .peer, .comparator, .own]

  private var x: Node {
    let names = periods.map(\.description)
    return [
      "field": "period", "type": "ordinal",
      "scale": ["type": "point", "padding": 0, "domain": Node(names.map { Node($0) })],
      "axis": [
        "title": .null, "labelAngle": 0, "labelPadding": 6,
        "labelFontSize": Node(LabelSetter.size),
        "values": Node(Self.ticks(of: names).map { Node($0) }), "labelOverlap": "greedy",
      ],
    ]
  }

  private func y(_ field: Node = "value") -> Node {
    [
      "field": field, "type": "quantitative", "scale": axis.scale,
      "axis": [
        "title": .null, "grid": true, "values": Node(axis.ticks.map { Node($0) }),
        "labelFontSize": Node(LabelSetter.size), "labelExpr": axis.labels(unit),
      ],
    ]
  }

  /// - Parameter dashes: of lines that only a legend tells apart, by their code.
  func specification(dashes: [String: [Double]] = [:]) -> Node {
    var layers: [Node] = []
    for event in events {
      layers.append([
        "data": ["values": [["period": Node(event.period.description)]]],
        "mark": [
          "type": "rule", "color": theme.code(.muted), "strokeWidth": 0.7, "strokeDash": [2, 2],
        ],
        "encoding": ["x": x],
      ])
    }
    if hasBand {
      layers.append([
        "data": ["name": "band"],
        "mark": ["type": "area", "color": theme.code(.accent), "opacity": 0.16, "line": false],
        "encoding": [
          "x": x, "y": y("low"), "y2": ["field": "high"],
          "detail": ["field": "run", "type": "nominal"],
        ],
      ])
    }
    if zeroLabel != nil { layers.append(rule(at: 0, role: .ink, dash: [])) }
    if let target {
      layers.append(rule(at: target.value, role: .muted, dash: theme.dashes[.target] ?? [3, 3]))
    }
    for role in Self.roles where lines.contains(where: { $0.role == role }) {
      layers += self.layers(role, dashes)
    }
    layers += points
    return (["layer": Node(layers)] as Node).placed(at: origin)
  }

  private func layers(_ role: TrendLine.Role, _ dashes: [String: [Double]]) -> [Node] {
    let detail: Node = ["field": "run", "type": "nominal"]
    let dashed = lines.filter { $0.role == role && dashes[$0.code] != nil }.map(\.code)
    func line(_ test: String?, dash: [Double]) -> Node {
      var mark: Node = [
        "type": "line", "color": theme.code(color(role)), "strokeWidth": Node(Self.width(role)),
        "clip": false,
      ]
      if !dash.isEmpty { mark = mark.setting("strokeDash", to: Node(dash.map { Node($0) })) }
      let layer: Node = [
        "data": ["name": Node(role.rawValue)], "mark": mark,
        "encoding": ["x": x, "y": y(), "detail": detail],
      ]
      return test.map { layer.setting("transform", to: [["filter": Node($0)]]) } ?? layer
    }
    let others = dashed.map { "datum.area !== \(quoted($0))" }.joined(separator: " && ")
    var layers = [
      line(dashed.isEmpty ? nil : others, dash: theme.dashes[role.line] ?? [])
    ]
    layers += dashed.map { line("datum.area === \(quoted($0))", dash: dashes[$0] ?? []) }
    // A value between two gaps is a point: a line needs two.
    if lines.contains(where: { $0.role == role && runs(of: $0).contains { $0.count == 1 } }) {
      layers.append([
        "data": ["name": Node(role.rawValue)], "transform": [["filter": "datum.alone"]],
        "mark": [
          "type": "point", "filled": true, "size": role == .context ? 6 : 12,
          "color": theme.code(color(role)),
        ],
        "encoding": ["x": x, "y": y()],
      ])
    }
    return layers
  }

  private var points: [Node] {
    var layers: [Node] = []
    if lines.contains(where: { $0.role == .own }) {
      layers.append([
        "data": ["name": "end"],
        "mark": ["type": "point", "color": theme.code(.accent), "filled": true, "size": 34],
        "encoding": ["x": x, "y": y()],
      ])
    }
    for role in [TrendLine.Role.comparator, .own]
    where marked.contains(where: { $0.line.role == role }) {
      layers.append([
        "data": ["name": "marked"],
        "transform": [["filter": Node("datum.role === \(quoted(role.rawValue))")]],
        "mark": [
          "type": "point", "filled": true, "fill": theme.code(.paper),
          "stroke": theme.code(color(role)), "strokeWidth": 1.3, "size": 24,
        ],
        "encoding": ["x": x, "y": y()],
      ])
    }
    return layers
  }

  private func rule(at value: Double, role: Theme.ColorRole, dash: [Double]) -> Node {
    [
      "data": ["values": [["at": Node(value)]]],
      "mark": [
        "type": "rule", "color": theme.code(role), "strokeWidth": 1.2,
        "strokeDash": Node(dash.map { Node($0) }),
      ],
      "encoding": ["y": y("at")],
    ]
  }
}
