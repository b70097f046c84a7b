import Diagnostics
import Scales
import Tables

extension MarkScene {
  enum DefaultPosition { case middle, zeroOrMin, zeroOrMax }

  /// Where every row's mark stands along a channel, in points of the plot.
  ///
  /// - Parameter band: where in a band; the middle unless told.
  func position(
    _ channel: Channel, default standard: DefaultPosition, band: Double? = nil
  ) -> RowValues<Double> {
    guard let definition = encoding[channel] else {
      if let projected = projected[channel] {
        return .each(projected.map { $0 + (markOffset(channel) ?? 0) })
      }
      let offset = offset(channel, band: 0.5)
      return added(.constant(defaultPosition(channel, standard)), offset.values)
    }
    let offset = offset(channel, band: 0.5)
    let base = place(
      definition, channel, band: offset.isEncoded ? 0 : band, standard: standard)
    return added(base, offset.values)
  }

  private func place(
    _ definition: ChannelDefinition, _ channel: Channel, band: Double?, standard: DefaultPosition
  ) -> RowValues<Double> {
    if let value = definition.value { return .constant(positionValue(value, channel)) }
    let scale = scales[channel.main]
    if let datum = definition.datum {
      guard let scale else { return .constant(datum.number ?? .nan) }
      let value = formats.datum(datum, definition)
      return .constant(scale.position(of: value) + (band ?? 0.5) * scale.bandwidth)
    }
    guard definition.isField else { return .constant(defaultPosition(channel, standard)) }
    if let stack = unit.stack, stack.channel == channel {
      let ends = column(stack.endColumn)
      if let share = definition.bandPosition {
        let starts = column(stack.startColumn)
        return .each(
          (0..<count).map { scaled(mix(starts[$0], ends[$0], share), scale) })
      }
      return .each(ends.map { scaled($0, scale) })
    }
    guard let values = rows.values(at: definition.column) else {
      // A field that is not there is no place: drawn at zero it would be taken for a value.
      guard let scale else { return .constant(defaultPosition(channel, standard)) }
      guard scale.type.isDiscrete else { return .constant(.nan) }
      let shift = (band ?? definition.bandPosition ?? 0.5) * scale.bandwidth
      return .constant(scale.position(of: Datum.missingField) + shift)
    }
    if let scale, scale.type.isContinuous {
      let share = band ?? Bands.position(of: definition, channel: channel, unit, config)
      if let share, definition.bin?.isComputed ?? false || definition.timeUnit != nil,
        let ends = rows.values(at: definition.endColumn)
      {
        let (starts, stops) = (values.measures, ends.measures)
        return .each((0..<count).map { scaled(mix(starts[$0], stops[$0], share), scale) })
      }
      if case .alreadyBinned = definition.bin, let secondary = channel.secondary,
        let second = encoding[secondary], second.isField,
        let ends = rows.values(at: second.column)
      {
        let share = definition.bandPosition ?? 0.5
        let (starts, stops) = (values.measures, ends.measures)
        return .each((0..<count).map { scaled(mix(starts[$0], stops[$0], share), scale) })
      }
    }
    guard let scale else { return .each(values.places) }
    if scale.type.isContinuous || scale.type == .identity {
      let places = scale.type.isTime ? values.measures : values.places
      let isShown = showsInvalid
      return .each(
        places.map { scale.position(of: isShown && !$0.isFinite ? scale.zeroOrLeast : $0) })
    }
    let shift = (band ?? definition.bandPosition ?? 0.5) * scale.bandwidth
    return .each((0..<count).map { scale.position(of: values[$0]) + shift })
  }

  func mix(_ start: Double, _ end: Double, _ share: Double) -> Double {
    share == 0 ? start : share == 1 ? end : (1 - share) * start + share * end
  }

  func scaled(_ value: Double, _ scale: ChartScale?) -> Double {
    scale?.position(of: value) ?? value
  }

  func column(_ name: String) -> [Double] {
    rows.values(at: name)?.measures ?? Array(repeating: .nan, count: count)
  }

  func added(_ base: RowValues<Double>, _ offset: RowValues<Double>?) -> RowValues<Double> {
    switch (base, offset) {
    case (_, nil): base
    case (.constant(let a), .constant(let b)?): .constant(a + b)
    case (.constant(let a), .each(let b)?): .each(b.map { a + $0 })
    case (.each(let a), .constant(let b)?): .each(a.map { $0 + b })
    case (.each(let a), .each(let b)?): .each(zip(a, b).map { $0 + $1 })
    }
  }

  /// `"width"`, `"height"` or a number of points.
  func positionValue(_ node: Node, _ channel: Channel) -> Double {
    if let number = node.number { return number }
    switch node.string {
    case "width": return width
    case "height": return height
    default: return .nan
    }
  }

  func markOffset(_ channel: Channel) -> Double? {
    let name =
      switch channel {
      case .x: "xOffset"
      case .y: "yOffset"
      case .x2: "x2Offset"
      case .y2: "y2Offset"
      case .theta: "thetaOffset"
      case .radius: "radiusOffset"
      case .theta2: "theta2Offset"
      case .radius2: "radius2Offset"
      default: ""
      }
    return mark.own(name)?.number
  }

  /// What `xOffset` and `yOffset` add, from the encoding or from the mark.
  func offset(_ channel: Channel, band: Double) -> (values: RowValues<Double>?, isEncoded: Bool) {
    if let offsetChannel = channel.main.offset, channel.main == channel,
      let definition = encoding[offsetChannel]
    {
      if let value = definition.value?.number { return (.constant(value), true) }
      if let scale = scales[offsetChannel] {
        if let datum = definition.datum {
          let place = scale.position(of: formats.datum(datum, definition))
          return (.constant(place + band * scale.bandwidth), true)
        }
        if let values = rows.values(at: definition.column) {
          let shift = band * scale.bandwidth
          return (
            .each(
              (0..<count).map { row in
                scale.type.isContinuous
                  ? scale.position(of: values[row].measure)
                  : scale.position(of: values[row]) + shift
              }), true
          )
        }
      }
    }
    return (markOffset(channel).map { .constant($0) }, false)
  }

  func defaultPosition(_ channel: Channel, _ standard: DefaultPosition) -> Double {
    let name = channel.rawValue
    if let node = property(name) { return positionValue(node, channel) }
    let main = channel.main
    switch standard {
    case .middle: return length(channel) / 2
    case .zeroOrMin, .zeroOrMax:
      if let scale = scales[main], let zero = baseline(of: scale) { return zero }
      if main == .x { return standard == .zeroOrMin ? 0 : width }
      return standard == .zeroOrMin ? height : 0
    }
  }

  /// Where zero is, if the axis has one; the start of an axis that has not.
  private func baseline(of scale: ChartScale) -> Double? {
    guard let continuous = scale.continuous, scale.type != .log, !scale.type.isTime else {
      return nil
    }
    let (low, high) = (continuous.domain.min() ?? 0, continuous.domain.max() ?? 0)
    guard low <= 0, high >= 0 else { return nil }
    return scale.position(of: 0.0)
  }

  /// The other end of a bar, a rule or an area: its second channel, the start of its stack, the
  /// mark's own property, or the baseline.
  func secondPosition(_ channel: Channel, default standard: DefaultPosition) -> RowValues<Double> {
    guard let secondary = channel.secondary else { return .constant(0) }
    let hasOwn =
      encoding[secondary] != nil || mark.own(secondary.rawValue + "Offset") != nil
      || mark.own(secondary.rawValue) != nil
    let shift = offset(hasOwn ? secondary : channel, band: 0.5)
    if let stack = unit.stack, stack.channel == channel {
      let scale = scales[channel]
      return added(.each(column(stack.startColumn).map { scaled($0, scale) }), shift.values)
    }
    if let definition = encoding[secondary] {
      return added(
        place(definition, secondary, band: nil, standard: standard),
        markOffset(secondary).map { .constant($0) })
    }
    if let projected = projected[secondary] { return .each(projected) }
    if let node = mark.property(secondary.rawValue, config) {
      return .constant(positionValue(node, channel))
    }
    return .constant(defaultPosition(channel, standard))
  }
}
