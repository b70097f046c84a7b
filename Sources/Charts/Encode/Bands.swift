import Diagnostics

/// Where in a bin or a time unit marks stand.
enum Bands {
  /// 0 at its start, 1 at its end; `nil` for fields that are points rather than stretches.
  static func position(
    of definition: ChannelDefinition, channel: Channel, _ unit: Unit, _ config: Config
  ) -> Double? {
    guard definition.isField else { return nil }
    let isStretch = definition.bin?.isComputed ?? false || definition.timeUnit != nil
    guard isStretch else { return nil }
    if let position = definition.bandPosition { return position }
    let hasSecond = channel.secondary.map { unit.encoding.hasFieldOrDatum($0) } ?? false
    if definition.timeUnit != nil, !hasSecond {
      return unit.mark.number("timeUnitBandPosition", config)
    }
    return definition.bin?.isComputed ?? false ? 0.5 : nil
  }
}
