import Diagnostics

/// A legend as the layers and channels that share it describe it together.
struct LegendModel {
  struct Part: Hashable {
    var channel: Channel
    var scaleKey: ScaleKey
    /// The channel of the symbol: a line's colour is a stroke, a bar's a fill.
    var paints: Channel
  }

  enum Kind: CaseIterable { case symbols, gradient, discreteGradient }

  /// The channels it explains: a colour and a shape of the same field are one legend.
  var parts: [Part]
  var unit: Int
  var definition: ChannelDefinition
  var explicit: [String: Node]
  var title: GuideTitle
  var domain: ScaleDomain
  /// The units whose scale it explains.
  var units: Set<Int>
  var kind: Kind
  /// The shape that stands for the marks; circles of one layer win over strokes of another.
  var symbol: String
  /// Switched off; the first layer that says anything about the legend decides.
  var isDisabled: Bool
  private var isDisablingExplicit: Bool

  init?(
    _ channel: Channel, unit id: Int, _ unit: Unit, _ model: ScaleModel, context: inout Context
  ) {
    guard channel.hasLegend, let definition = unit.encoding[channel]?.scaled else { return nil }
    let legend = definition.property("legend")
    isDisablingExplicit = legend != nil
    isDisabled =
      legend.map { $0.isNull || $0.bool == false || $0["disable"]?.bool == true }
      ?? context.config["legend", "disable"]?.bool ?? false
    let isFilled =
      !unit.mark.traits.variesInWidth
      && (unit.mark.property("filled", context.config)?.bool ?? unit.mark.traits.isFilled)
    parts = [
      Part(
        channel: channel, scaleKey: model.key,
        paints: channel == .color ? (isFilled ? .fill : .stroke) : channel)
    ]
    symbol =
      channel == .shape
      ? unit.mark.traits.symbol
      : unit.encoding[.shape]?.value?.string ?? unit.mark.own("shape")?.string
        ?? unit.mark.traits.symbol
    self.unit = id
    self.definition = definition
    explicit = [:]
    for member in legend?.members ?? [] { explicit[member.key] = context.resolved(member.value) }
    title = GuideTitle(
      explicit: explicit["title"] ?? definition.property("title")
        ?? context.config["legend", "title"], [definition], context.config)
    domain = model.domain
    units = Set(model.contributors.map(\.unit))
    kind = LegendModel.kind(
      channel, model, definition, type: explicit["type"]?.string)
  }

  private static func kind(
    _ channel: Channel, _ model: ScaleModel, _ definition: ChannelDefinition, type: String?
  ) -> Kind {
    let isGradual =
      channel.isColor
      && (model.type.isContinuous || model.type.isDiscretizing || model.type == .binOrdinal)
    if type == "symbol" { return .symbols }
    if type == "gradient" || type == nil && isGradual {
      if type == nil, ["quarter", "month", "day"].contains(definition.timeUnit?.unit ?? "") {
        return .symbols
      }
      if !isGradual { return .symbols }
      return model.type.isContinuous ? .gradient : .discreteGradient
    }
    return .symbols
  }

  /// Whether the two explain the same values of the same field.
  func explainsSame(as other: LegendModel) -> Bool {
    definition.column == other.definition.column && domain == other.domain
      && units == other.units
      && explicit["orient"]?.string == other.explicit["orient"]?.string
      && (definition.aggregate == other.definition.aggregate)
  }

  mutating func merge(_ other: LegendModel) {
    if other.isDisablingExplicit, !isDisablingExplicit {
      isDisabled = other.isDisabled
      isDisablingExplicit = true
    }
    for part in other.parts where !parts.contains(part) {
      // One of a kind: a second layer's colour is the same colour.
      if !parts.contains(where: { $0.paints == part.paints }) { parts.append(part) }
    }
    for (name, node) in other.explicit where explicit[name] == nil { explicit[name] = node }
    title.merge(other.title)
    if other.symbol == "circle" { symbol = "circle" }
    if kind != other.kind { kind = .symbols }
  }

  func property(_ name: String, _ config: Config) -> Node? {
    explicit[name] ?? config["legend", name]
  }

  var orient: String { explicit["orient"]?.string ?? "" }
}

/// The legends that a node of the tree draws.
struct LegendSet {
  var legends: [LegendModel] = []

  /// Colours first, then sizes and shapes, as Vega-Lite lists them.
  private static let order: [Channel] = [
    .color, .size, .shape, .fill, .stroke, .strokeDash, .strokeWidth, .opacity, .fillOpacity,
    .strokeOpacity,
  ]

  /// - Returns: by the view that draws them: a plot, or the grid whose panels share the scale.
  static func all(
    _ root: Int, _ tree: ViewTree, _ resolution: ScaleResolution, context: inout Context
  ) -> [Int: [LegendModel]] {
    var homes: [Int: [LegendModel]] = [:]
    let rest = collect(root, tree, resolution, &homes, &context)
    add(rest, to: root, tree, &homes)
    return homes
  }

  private static func add(
    _ legends: [LegendModel], to view: Int, _ tree: ViewTree, _ homes: inout [Int: [LegendModel]]
  ) {
    let home = tree[view].isGrid ? view : tree.plot(of: view)
    var list: [LegendModel] = []
    for legend in legends where !legend.isDisabled {
      if let index = list.firstIndex(where: { $0.explainsSame(as: legend) }) {
        list[index].merge(legend)
      } else {
        list.append(legend)
      }
    }
    homes[home, default: []] += list
  }

  /// The legends that rise above a view; those that stay are added to `homes`.
  private static func collect(
    _ id: Int, _ tree: ViewTree, _ resolution: ScaleResolution,
    _ homes: inout [Int: [LegendModel]], _ context: inout Context
  ) -> [LegendModel] {
    let view = tree[id]
    if let unit = view.unit {
      return LegendSet.order.compactMap { channel in
        guard let model = resolution.model(id, channel) else { return nil }
        return LegendModel(channel, unit: id, unit, model, context: &context)
      }
    }
    var result: [LegendModel] = []
    for child in view.children {
      for legend in collect(child, tree, resolution, &homes, &context) {
        guard let part = legend.parts.first else { continue }
        let isShared =
          view.node["resolve"]?["legend"]?[part.channel.rawValue]?.string != "independent"
          && isAbove(part.scaleKey.view, child, tree)
        guard isShared else {
          add([legend], to: child, tree, &homes)
          continue
        }
        if let index = result.firstIndex(where: { other in
          other.parts.contains { $0.channel == part.channel && $0.scaleKey == part.scaleKey }
        }) {
          result[index].merge(legend)
        } else {
          result.append(legend)
        }
      }
    }
    return result
  }

  /// Whether the scale lives above the child.
  private static func isAbove(_ owner: Int, _ child: Int, _ tree: ViewTree) -> Bool {
    var id = tree[child].parent
    while let view = id {
      if view == owner { return true }
      id = tree[view].parent
    }
    return false
  }
}
