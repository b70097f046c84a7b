import Diagnostics
import Indicators
import Scales
import SceneGraph
import Tables

/// A waterfall as a chart specification: floating bars, one below the other.
struct WaterfallChart: Sendable {
  let steps: [WaterfallSteps.Step]
  /// Totals are dots, as a bar that does not start at zero would lie.
  let isZoomed: Bool
  let unit: MeasureUnit
  let decimals: Int?
  let better: Polarity
  let frame: RowChart
  let axis: ValueAxis
  private let figures: [String]

  init(
    _ waterfall: WaterfallSteps, unit: MeasureUnit, decimals: Int?, better: Polarity,
    _ setter: LabelSetter
  ) {
    let steps = waterfall.steps
    self.steps = steps
    isZoomed = waterfall.isZoomed
    let isSigned = waterfall.isChange || steps.contains { !$0.isTotal && $0.amount < 0 }
    self.unit = unit
    self.decimals = decimals
    self.better = better
    let figures = steps.map { step in
      var format = unit.format(for: step.amount, decimals: decimals)
      format.isSigned = isSigned && !step.isTotal
      if format.suffix.hasPrefix(" ") { format.suffix = "" }
      return format.text(of: step.amount)
    }
    self.figures = figures
    frame = RowChart(
      zip(steps, figures).map { step, figure in
        RowChart.Row(name: step.name, figures: [figure], isLit: step.isLit)
      }, setter)
    axis =
      isZoomed
      ? ValueAxis(steps.flatMap { $0.isTotal ? [$0.to] : [$0.from, $0.to] })
      : ValueAxis(steps.flatMap { [$0.from, $0.to] }, hasZero: true, hasMargin: false)
  }

  private func look(_ step: WaterfallSteps.Step) -> String {
    if step.isTotal { return "total" }
    guard step.amount != 0 else { return "gain" }
    // Where no direction is good, a loss is but the other colour.
    return switch better {
    case .higher: step.amount > 0 ? "gain" : "loss"
    case .lower: step.amount < 0 ? "gain" : "loss"
    case .neither: step.amount > 0 ? "gain" : "fall"
    }
  }

  var tables: [String: DataTable] {
    let links = zip(steps, steps.dropFirst())
    return [
      "steps": DataTable([
        DataColumn("name", .strings(steps.map(\.name))),
        DataColumn("from", .numbers(steps.map(\.from))),
        DataColumn("to", .numbers(steps.map(\.to))),
        DataColumn("look", .strings(steps.map(look))),
      ]),
      "links": DataTable([
        DataColumn("name", .strings(links.map(\.0.name))),
        DataColumn("next", .strings(links.map(\.1.name))),
        DataColumn("at", .numbers(links.map(\.0.to))),
      ]),
      "figures": frame.figureTable,
    ]
  }

  var specification: Node {
    let theme = frame.theme
    var layers: [Node] = [
      [
        "data": ["name": "links"],
        "mark": ["type": "rule", "color": theme.code(.muted), "strokeWidth": 0.7],
        "encoding": [
          "y": frame.y(), "y2": ["field": "next"], "x": frame.x("at", axis),
        ],
      ]
    ]
    for (look, color) in [
      ("total", Theme.ColorRole.ink), ("gain", .accent), ("loss", .signal), ("fall", .bar),
    ] where look != "total" || !isZoomed {
      layers.append([
        "data": ["name": "steps"], "transform": [["filter": Node("datum.look === '\(look)'")]],
        "mark": ["type": "bar", "color": theme.code(color)],
        "encoding": [
          "y": frame.y(), "x": frame.x("from", axis), "x2": ["field": "to"],
        ],
      ])
    }
    if isZoomed {
      layers.append([
        "data": ["name": "steps"], "transform": [["filter": "datum.look === 'total'"]],
        "mark": ["type": "point", "filled": true, "color": theme.code(.ink), "size": 52],
        "encoding": ["y": frame.y(), "x": frame.x("to", axis)],
      ])
    }
    if axis.low < 0, !isZoomed {
      layers.append([
        "data": ["values": [["at": 0]]],
        "mark": ["type": "rule", "color": theme.code(.muted), "strokeWidth": 0.8],
        "encoding": ["x": frame.x("at", axis)],
      ])
    }
    return ["layer": Node(layers + frame.figures)]
  }

  var alternative: String {
    let said = zip(steps, figures).map { "\($0.name) \($1)" }
    return "Waterfall chart: \(said.joined(separator: ", "))."
  }
}
