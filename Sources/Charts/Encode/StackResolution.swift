import Diagnostics

extension Stack {
  /// The stack that the encoding calls for; `nil` when marks are not piled up.
  static func of(
    _ mark: MarkDefinition, _ encoding: Encoding, orientation: Orientation?,
    context: inout Context
  ) -> Stack? {
    guard mark.traits.stacking != .never else { return nil }
    let isBarLike = mark.traits.stacking == .byDefault && mark.traits.orientation != .none
    guard
      let channel = stacked(.x, .y, encoding, orientation, isBarLike)
        ?? stacked(.theta, .radius, encoding, nil, false), let definition = encoding[channel]
    else { return nil }

    var groups: [ChannelDefinition] = []
    let dimension = other(channel)
    for group in [dimension, dimension.offset].compactMap({ $0 }) {
      guard let candidate = encoding[group], candidate.isField,
        candidate.column != definition.column
      else { continue }
      groups.append(candidate)
    }
    let groupColumns = Set(groups.map(\.column))
    let by = encoding.fields.filter { item in
      !item.channel.isPosition && item.channel.main == item.channel && !item.channel.isOffset
        && !item.channel.isPolar && item.channel != .tooltip && !item.channel.isFacet
        && item.channel != .latitude && item.channel != .longitude
        && !item.definition.isAggregate && !groupColumns.contains(item.definition.column)
    }.map(\.definition)

    let specified = definition.property("stack")
    let offset: Stacking.Offset?
    if let specified {
      offset =
        specified.bool.map { $0 ? .zero : nil }
        ?? specified.string.flatMap(Stacking.Offset.init(rawValue:))
    } else {
      offset = mark.traits.stacking == .byDefault ? .zero : nil
    }
    guard let offset else { return nil }
    if encoding.isAggregate, by.isEmpty { return nil }
    if let secondary = channel.secondary, encoding.hasFieldOrDatum(secondary) { return nil }
    if specified == nil, let type = definition.property("scale")?["type"]?.string, type != "linear"
    {
      return nil
    }
    return Stack(
      channel: channel, groups: groups, by: by, offset: offset,
      imputes: definition.property("impute")?.isNull != true && mark.traits.isPath,
      startColumn: "\(definition.column)_start", endColumn: "\(definition.column)_end")
  }

  private static func stacked(
    _ x: Channel, _ y: Channel, _ encoding: Encoding, _ orientation: Orientation?,
    _ isBarLike: Bool
  ) -> Channel? {
    func isMeasure(_ channel: Channel) -> Bool {
      guard let definition = encoding[channel], definition.isField else { return false }
      return definition.type == .quantitative && !definition.isBinned
    }
    let hasBoth = (encoding[x]?.isField ?? false) && (encoding[y]?.isField ?? false)
    switch (isMeasure(x), isMeasure(y)) {
    case (true, true) where hasBoth:
      if isSet(encoding[x]?.property("stack")) { return x }
      if isSet(encoding[y]?.property("stack")) { return y }
      let (a, b) = (encoding[x]?.isAggregate ?? false, encoding[y]?.isAggregate ?? false)
      if a != b { return a ? x : y }
      guard isBarLike else { return nil }
      return orientation == .vertical ? y : orientation == .horizontal ? x : nil
    case (true, _):
      return !hasBoth && isBarLike && orientation == .vertical ? nil : x
    case (_, true):
      return !hasBoth && isBarLike && orientation == .horizontal ? nil : y
    default: return nil
    }
  }

  private static func isSet(_ node: Node?) -> Bool {
    guard let node, !node.isNull else { return false }
    return node.bool ?? true
  }

  private static func other(_ channel: Channel) -> Channel {
    switch channel {
    case .x: .y
    case .y: .x
    case .theta: .radius
    default: .theta
    }
  }
}
