import Diagnostics
import Tables

/// Decides on which node of the tree each scale lives, and of which type it is.
struct ScaleResolution {
  var models: [ScaleKey: ScaleModel] = [:]
  /// The view that owns the scale of a unit's channel.
  var owners: [ScaleKey: Int] = [:]

  func model(_ unit: Int, _ channel: Channel) -> ScaleModel? {
    owners[ScaleKey(view: unit, channel: channel)].flatMap {
      models[ScaleKey(view: $0, channel: channel)]
    }
  }

  func key(_ unit: Int, _ channel: Channel) -> ScaleKey? {
    owners[ScaleKey(view: unit, channel: channel)].map { ScaleKey(view: $0, channel: channel) }
  }

  init(_ tree: ViewTree, root: Int, context: inout Context) {
    let groups = resolve(root, tree, &context)
    for (channel, group) in groups { own(group, by: root, channel) }
    ScaleProperties.resolve(&self, tree, &context)
    Domains.resolve(&self, tree, &context)
  }

  private struct Group {
    var type: ScaleType
    var isExplicit: Bool
    var contributors: [ScaleModel.Contributor]
  }

  private mutating func own(_ group: Group, by view: Int, _ channel: Channel) {
    let key = ScaleKey(view: view, channel: channel)
    models[key] = ScaleModel(
      key: key, type: group.type, isTypeExplicit: group.isExplicit,
      contributors: group.contributors)
    for contributor in group.contributors {
      owners[ScaleKey(view: contributor.unit, channel: channel)] = view
    }
  }

  private mutating func resolve(_ id: Int, _ tree: ViewTree, _ context: inout Context)
    -> [Channel: Group]
  {
    let view = tree[id]
    if let unit = view.unit { return groups(of: unit, id, context: &context) }
    let children = view.children.map { child in (child, resolve(child, tree, &context)) }
    var shared: [Channel: Group] = [:]
    for channel in Channel.allCases {
      let groups = children.compactMap { child, groups in groups[channel].map { (child, $0) } }
      guard !groups.isEmpty else { continue }
      if isShared(channel, in: view), let merged = merged(groups.map(\.1)) {
        shared[channel] = merged
      } else {
        for (child, group) in groups { own(group, by: child, channel) }
      }
    }
    return shared
  }

  func isShared(_ channel: Channel, in view: View) -> Bool {
    if let word = view.node["resolve"]?["scale"]?[channel.rawValue]?.string {
      return word == "shared"
    }
    if case .concat = view.kind {
      return !(channel.isPosition || channel.isOffset || channel.isPolar)
    }
    // Every pie of a facet goes full circle.
    if case .facet = view.kind { return channel != .theta }
    return true
  }

  private func merged(_ groups: [Group]) -> Group? {
    guard var result = groups.first else { return nil }
    for group in groups.dropFirst() {
      let isCompatible =
        result.type == group.type
        || result.type.family == group.type.family && result.type.family != .discretizing
      guard isCompatible else { return nil }
      if group.isExplicit,
        !result.isExplicit
          || group.isExplicit == result.isExplicit && group.type.precedence > result.type.precedence
      {
        result.type = group.type
        result.isExplicit = group.isExplicit
      } else if group.isExplicit == result.isExplicit,
        group.type.precedence > result.type.precedence
      {
        result.type = group.type
      }
      result.contributors += group.contributors
    }
    return result
  }

  private func groups(of unit: Unit, _ id: Int, context: inout Context) -> [Channel: Group] {
    var groups: [Channel: Group] = [:]
    for channel in Channel.allCases where channel.isScaled {
      var contributors: [ScaleModel.Contributor] = []
      if let definition = unit.encoding[channel]?.scaled {
        if let scale = definition.property("scale"), scale.isNull { continue }
        contributors.append(.init(unit: id, channel: channel, definition: definition))
      }
      if let secondary = channel.secondary, let definition = unit.encoding[secondary]?.scaled {
        contributors.append(.init(unit: id, channel: secondary, definition: definition))
      }
      guard let first = contributors.first?.definition else { continue }
      let hasOffset = channel.offset.map { unit.encoding.hasFieldOrDatum($0) } ?? false
      guard
        let type = ScaleResolution.type(
          of: first, channel: channel, unit: unit, hasOffset: hasOffset)
      else { continue }
      ScaleResolution.checkType(first, &context)
      groups[channel] = Group(
        type: type, isExplicit: first.property("scale")?["type"]?.string == type.rawValue,
        contributors: contributors)
    }
    return groups
  }

  private static func checkType(_ definition: ChannelDefinition, _ context: inout Context) {
    guard let node = definition.property("scale")?["type"], let name = node.string,
      ScaleType(rawValue: name) == nil
    else { return }
    context.report.warning(
      "W506", "there is no scale type `\(name)`", at: node.origin,
      label: suggestionLabel(name, ScaleType.allCases.map(\.rawValue)))
  }

  /// The type asked for where it fits the field, else the one that suits field and mark.
  static func type(
    of definition: ChannelDefinition, channel: Channel, unit: Unit, hasOffset: Bool
  ) -> ScaleType? {
    let usual = usualType(of: definition, channel: channel, unit: unit, hasOffset: hasOffset)
    guard let name = definition.property("scale")?["type"]?.string,
      let asked = ScaleType(rawValue: name)
    else { return usual }
    let fits =
      switch definition.type {
      case .ordinal, .nominal: asked.isDiscrete
      case .temporal: asked.family == .time || asked.isDiscrete || asked.family == .numeric
      case .quantitative:
        asked.family == .numeric || asked.isDiscretizing || asked.isDiscrete || asked == .binOrdinal
      case .geojson: true
      }
    return fits ? asked : usual
  }

  private static func usualType(
    of definition: ChannelDefinition, channel: Channel, unit: Unit, hasOffset: Bool
  ) -> ScaleType? {
    switch definition.type {
    case .geojson: return nil
    case .nominal, .ordinal:
      if channel.isColor || channel.isDiscreteOnly { return .ordinal }
      if channel.isPosition || channel.isOffset {
        if unit.mark.traits.fillsBand || hasOffset { return .band }
      } else if channel.isPolar, unit.mark.traits.isRound {
        return .band
      }
      let sizeName = channel == .x ? "width" : "height"
      if channel.isPosition, unit.mark.own(sizeName)?["band"] != nil { return .band }
      if definition.property("axis")?["tickBand"] != nil { return .band }
      return .point
    case .temporal:
      if channel.isDiscreteOnly { return .ordinal }
      return definition.timeUnit?.isUTC ?? false ? .utc : .time
    case .quantitative:
      if channel.isColor { return definition.bin?.isComputed ?? false ? .binOrdinal : .linear }
      return channel.isDiscreteOnly ? .ordinal : .linear
    }
  }
}
