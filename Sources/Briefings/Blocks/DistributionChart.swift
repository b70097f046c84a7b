import Diagnostics
import Indicators
import Scales
import SceneGraph
import Tables

/// A distribution as a chart specification.
struct DistributionChart: Sendable {
  /// One area in its pile.
  struct Brick: Sendable {
    var value: AreaValue
    var number: Double
    var pile: Int
    /// From the ground.
    var level: Int
  }

  let values: AreaValues
  let named: Set<String>
  let theme: Theme
  let axis: ValueAxis
  let bricks: [Brick]
  let pileCount: Int
  /// In bricks.
  let height: Int

  init(values: AreaValues, named: Set<String>, theme: Theme) {
    self.values = values
    self.named = named
    self.theme = theme
    let present = values.present
    let axis = ValueAxis(
      present.compactMap(\.value) + (values.comparator.map { [$0.value] } ?? []))
    self.axis = axis
    // As many piles as leave bricks about square in a block of the usual shape.
    var root = 1
    while root * root < present.count { root += 1 }
    pileCount = min(max(root * 3, 16), 60)
    var levels: [Int: Int] = [:]
    var bricks: [Brick] = []
    // From the lowest up, those that are looked at at the bottom of their pile.
    for value in present.sorted(by: { ($0.isLit ? 0 : 1) < ($1.isLit ? 0 : 1) }) {
      guard let number = value.value else { continue }
      let share = min(max(axis.share(of: number), 0), 1)
      let pile = min(Int(share * Double(pileCount)), pileCount - 1)
      bricks.append(Brick(value: value, number: number, pile: pile, level: levels[pile] ?? 0))
      levels[pile, default: 0] += 1
    }
    self.bricks = bricks
    height = max(levels.values.max() ?? 1, 1)
  }

  private var step: Double { (axis.high - axis.low) / Double(pileCount) }

  var tables: [String: DataTable] {
    [
      "bricks": DataTable([
        DataColumn("x", .numbers(bricks.map { axis.low + Double($0.pile) * step })),
        DataColumn("x2", .numbers(bricks.map { axis.low + Double($0.pile + 1) * step })),
        DataColumn("y", .numbers(bricks.map { Double($0.level) })),
        DataColumn("y2", .numbers(bricks.map { Double($0.level + 1) })),
        DataColumn(
          "look",
          .strings(
            bricks.map {
              $0.value.isLit ? "lit" : named.contains($0.value.code) ? "named" : "other"
            }
          )),
      ]),
      "stems": DataTable([
        DataColumn("at", .numbers(lit.map { center(of: $0) })),
        DataColumn("from", .numbers(lit.map { Double($0.level + 1) })),
        DataColumn("to", .numbers(lit.map { _ in Double(height) })),
      ]),
    ]
  }

  private var lit: [Brick] { bricks.filter(\.value.isLit) }

  private func center(of brick: Brick) -> Double { axis.low + (Double(brick.pile) + 0.5) * step }

  var specification: Node {
    let x: Node = [
      "field": "x", "type": "quantitative", "scale": axis.scale,
      "axis": [
        "title": .null, "grid": false, "values": Node(axis.ticks.map { Node($0) }),
        "labelFontSize": Node(LabelSetter.size), "labelExpr": axis.labels(values.unit),
        "domain": true, "domainColor": theme.code(.muted), "ticks": true, "tickSize": 3,
        "tickColor": theme.code(.muted), "labelFlush": true,
      ],
    ]
    func y(_ field: Node) -> Node {
      [
        "field": field, "type": "quantitative", "axis": .null,
        "scale": ["domain": [0, Node(Double(height))], "nice": false],
      ]
    }
    func at(_ field: Node) -> Node { x.setting("field", to: field) }
    var layers: [Node] = []
    for (look, color) in [("other", Theme.ColorRole.bar), ("named", .ink), ("lit", .accent)] {
      layers.append([
        "data": ["name": "bricks"],
        "transform": [["filter": Node("datum.look === '\(look)'")]],
        "mark": [
          "type": "rect", "fill": theme.code(color), "stroke": theme.code(.paper),
          "strokeWidth": 0.8,
        ],
        "encoding": ["x": x, "x2": ["field": "x2"], "y": y("y"), "y2": ["field": "y2"]],
      ])
    }
    layers.append([
      "data": ["name": "stems"],
      "mark": ["type": "rule", "color": theme.code(.accent), "strokeWidth": 1],
      "encoding": ["x": at("at"), "y": y("from"), "y2": ["field": "to"]],
    ])
    if let comparator = values.comparator {
      layers.append([
        "data": ["values": [["at": Node(comparator.value)]]],
        "mark": ["type": "rule", "color": theme.code(.ink), "strokeWidth": 1.2],
        "encoding": ["x": at("at")],
      ])
    }
    return ["layer": Node(layers)]
  }

  private func words(_ value: AreaValue) -> String {
    "\(value.name) \(value.figure(values.unit, decimals: values.decimals))"
  }

  /// "Liverpool is joint 344th of 369, the highest first."
  private var places: String {
    let order = values.better == .lower ? "the lowest first" : "the highest first"
    return values.lit.compactMap { value in
      value.rank.map {
        "\(value.name) is \(QuantityFormat.rank($0, isJoint: value.isJoint)) "
          + "of \(values.present.count), \(order)."
      }
    }.joined(separator: " ")
  }

  var labels: LabelPlan {
    var labels: [(label: Label, place: LabelPlan.Place)] = lit.map { brick in
      (
        Label(
          brick.value.code, [.init(words(brick.value), .accent, isBold: true)],
          priority: LabelPriority.own),
        LabelPlan.Place(x: axis.share(of: center(of: brick)), y: 0)
      )
    }
    if let comparator = values.comparator {
      labels.append(
        (
          Label(
            "comparator", [.init(values.comparatorLabel ?? "", .ink, isBold: true)],
            priority: LabelPriority.comparator),
          LabelPlan.Place(x: axis.share(of: comparator.value), y: 0)
        ))
    }
    var plan = LabelPlan(sides: [LabelPlan.Side(edge: .top, labels: labels)])
    plan.lines = labels.map { _, place in [place, LabelPlan.Place(x: place.x, y: 1)] }
    var piles: [Int: Int] = [:]
    for brick in bricks { piles[brick.pile] = max(piles[brick.pile] ?? 0, brick.level + 1) }
    func top(_ level: Int) -> Double { 1 - Double(level) / Double(height) }
    let width = 1 / Double(pileCount)
    plan.boxes = piles.sorted { $0.key < $1.key }.map { pile, level in
      (
        LabelPlan.Place(x: Double(pile) * width, y: top(level)),
        LabelPlan.Place(x: Double(pile + 1) * width, y: 1)
      )
    }
    plan.inside = bricks.filter { !$0.value.isLit && named.contains($0.value.code) }.map { brick in
      LabelPlan.Inside(
        label: Label(brick.value.code, [.init(words(brick.value), .text)]),
        places: [
          LabelPlan.Place(
            x: (Double(brick.pile) + 0.5) * width, y: top(piles[brick.pile] ?? 0) - 0.01)
        ])
    }
    return plan
  }

  /// The middle half, by the values at one and three quarters of the way.
  private var quartiles: (Double, Double)? {
    let sorted = bricks.map(\.number).sorted()
    guard sorted.count >= 8 else { return nil }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }
    return (quantile(0.25), quantile(0.75))
  }

  var remarks: String {
    var text = joined("Each brick is an area.", places)
    if let (low, high) = quartiles {
      text += " Half of them lie between \(values.text(low)) and \(values.text(high))."
    }
    if !values.missing.isEmpty {
      text += " \(values.missing.count) without a figure."
    }
    return text
  }

  var alternative: String {
    let numbers = bricks.map(\.number)
    var text = "Distribution of \(bricks.count) areas, \(values.period.description)"
    if let low = numbers.min(), let high = numbers.max() {
      text += ", from \(values.text(low)) to \(values.text(high))"
    }
    text += "."
    for value in values.lit where value.value != nil { text += " \(words(value))." }
    if let label = values.comparatorLabel { text += " Line: \(label)." }
    return joined(text, remarks)
  }
}
