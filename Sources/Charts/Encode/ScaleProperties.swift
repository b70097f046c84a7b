import Diagnostics

/// The properties of scales: those asked for, then what suits the mark, then the look.
enum ScaleProperties {
  private static let names = [
    "align", "base", "bins", "clamp", "constant", "domainMax", "domainMid", "domainMin",
    "exponent", "interpolate", "nice", "padding", "paddingInner", "paddingOuter", "range",
    "rangeMax", "rangeMin", "reverse", "round", "scheme", "zero",
  ]

  static func resolve(
    _ resolution: inout ScaleResolution, _ tree: ViewTree, _ context: inout Context
  ) {
    for key in resolution.models.keys {
      guard var model = resolution.models[key] else { continue }
      for contributor in model.contributors where contributor.channel == key.channel {
        guard let unit = tree[contributor.unit].unit else { continue }
        add(contributor.definition, unit, to: &model, &context)
      }
      if model.contributors.allSatisfy({ $0.channel != key.channel }),
        let first = model.contributors.first, let unit = tree[first.unit].unit
      {
        add(first.definition, unit, to: &model, &context)
      }
      resolution.models[key] = model
    }
  }

  private static func add(
    _ definition: ChannelDefinition, _ unit: Unit, to model: inout ScaleModel,
    _ context: inout Context
  ) {
    let scale = definition.property("scale")
    var own: [String: Node] = [:]
    for name in names {
      if let node = context.resolved(scale?[name]) {
        // What the specification sets to nothing is as good as not set, but no default applies.
        own[name] = node
        set(name, node, isExplicit: true, in: &model)
      }
    }
    let defaults = Defaults(
      definition: definition, unit: unit, channel: model.key.channel, type: model.type,
      scale: scale, config: context.config)
    for name in names where own[name] == nil {
      guard let node = defaults.value(name, padding: own["padding"] ?? model["padding"]) else {
        continue
      }
      set(name, node, isExplicit: false, in: &model)
    }
  }

  private static func set(
    _ name: String, _ node: Node, isExplicit: Bool, in model: inout ScaleModel
  ) {
    if let old = model.properties[name], old.isExplicit || !isExplicit { return }
    model.properties[name] = ScaleModel.Property(node: node, isExplicit: isExplicit)
  }

  private struct Defaults {
    let definition: ChannelDefinition
    let unit: Unit
    let channel: Channel
    let type: ScaleType
    let scale: Node?
    let config: Config

    private func look(_ name: String) -> Node? { config["scale", name] }

    private var hasOffset: Bool {
      channel.offset.map { unit.encoding.hasFieldOrDatum($0) } ?? false
    }

    func value(_ name: String, padding: Node?) -> Node? {
      switch name {
      case "nice": nice
      case "zero": zero
      case "padding": self.padding
      case "paddingInner": padding == nil ? paddingInner : nil
      case "paddingOuter": padding == nil ? paddingOuter : nil
      case "reverse": reverse
      case "interpolate":
        channel.isColor && definition.type != .nominal ? look("interpolate") ?? "hcl" : nil
      case "clamp", "round": look(name)
      case "align", "exponent", "base", "constant": nil
      default: nil
      }
    }

    private var nice: Node? {
      guard definition.bin == nil, scale?["domain"]?.items == nil, scale?["domainMin"] == nil,
        scale?["domainMax"] == nil, !type.isTime, channel.isPosition
      else { return nil }
      return true
    }

    private var zero: Node? {
      if let domain = scale?["domain"], domain.string != "unaggregated", type.isContinuous,
        !domain.isNull
      {
        guard let first = domain.items?.first?.number, let last = domain.items?.last?.number else {
          return false
        }
        return Node(first <= 0 && last >= 0)
      }
      if channel == .size, definition.type == .quantitative, !type.isDiscretizing { return true }
      guard definition.bin == nil, channel.isPosition || channel.isPolar else { return false }
      let traits = unit.mark.traits
      if traits.runsAlongDimension {
        if unit.orientation == .horizontal, channel == .y { return false }
        if unit.orientation == .vertical, channel == .x { return false }
      }
      return look("zero") ?? true
    }

    private var padding: Node? {
      guard channel.isPosition else { return nil }
      if type.isContinuous {
        if let padding = look("continuousPadding") { return padding }
        if unit.mark.traits.bandPadding == "bar", definition.bin == nil, definition.timeUnit == nil,
          channel == (unit.orientation == .vertical ? .x : .y), unit.orientation != nil
        {
          return config[unit.mark.type, "continuousBandSize"]
        }
      }
      return type == .point ? look("pointPadding") : nil
    }

    private var paddingInner: Node? {
      if channel.isOffset { return type == .band ? look("offsetBandPaddingInner") : nil }
      guard channel.isPosition else { return nil }
      if hasOffset { return look("bandWithNestedOffsetPaddingInner") }
      let kind = unit.mark.traits.bandPadding ?? "rect"
      return look("bandPaddingInner") ?? look("\(kind)BandPaddingInner")
    }

    private var paddingOuter: Node? {
      if channel.isOffset {
        return type == .point ? 0.5 : type == .band ? look("offsetBandPaddingOuter") : nil
      }
      guard channel.isPosition else { return nil }
      if hasOffset { return look("bandWithNestedOffsetPaddingOuter") }
      guard type == .band else { return nil }
      let inner = scale?["paddingInner"]?.number ?? paddingInner?.number ?? 0
      return look("bandPaddingOuter") ?? Node(inner / 2)
    }

    private var reverse: Node? {
      if type.isContinuous, definition.property("sort")?.string == "descending" { return true }
      return channel == .x ? look("xReverse") : nil
    }
  }
}
