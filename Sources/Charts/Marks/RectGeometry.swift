import Diagnostics
import SceneGraph
import Tables

/// The rectangles of bars and their like: along each axis a band, a bin, a range, or a thickness.
extension MarkScene {
  /// Start and end along x or y, row by row.
  func extents(_ channel: Channel) -> RowValues<(start: Double, end: Double)> {
    let definition = encoding[channel]
    let scale = scales[channel]
    let secondary = channel.secondary.flatMap { encoding[$0] }
    let isDiscrete = scale?.type.isDiscrete ?? false
    let sizeName = channel == .x ? "width" : "height"
    let isAcross = takesSize(channel)
    let hasSize =
      encoding[.size] != nil && isAcross || mark.own(sizeName)?.number != nil
      || isAcross && mark.property("size", config)?.number != nil

    if let definition, definition.isField, !isDiscrete, !hasSize,
      definition.channel.offset.flatMap({ encoding[$0] }) == nil
    {
      if definition.bin?.isComputed ?? false || definition.timeUnit != nil && secondary == nil {
        return binned(definition, channel)
      }
      if case .alreadyBinned(let step) = definition.bin {
        return alreadyBinned(definition, secondary, step: step, channel)
      }
    }
    let fillsBand = mark.traits.fillsBand && mark.traits.orientation != .rule
    let isBarBand = mark.traits.orientation != .none && isAcross
    if secondary == nil, (definition?.isFieldOrDatum ?? false) && isDiscrete || isBarBand, fillsBand
    {
      return banded(definition, channel, isAcross: isAcross)
    }
    return ranged(channel)
  }

  /// Whether `size` is the mark's extent along a channel: across bars, along ticks.
  private func takesSize(_ channel: Channel) -> Bool {
    let across: Orientation = channel == .x ? .vertical : .horizontal
    guard let orientation = unit.orientation else { return false }
    return mark.traits.orientation == .tick ? orientation != across : orientation == across
  }

  /// From the position to the second position, or as long as the mark says.
  private func ranged(_ channel: Channel) -> RowValues<(start: Double, end: Double)> {
    let sizeName = channel == .x ? "width" : "height"
    let secondary = channel.secondary
    if secondary.map({ encoding[$0] == nil && mark.own($0.rawValue) == nil }) ?? false,
      unit.stack?.channel != channel, let size = mark.own(sizeName)?.number
    {
      let before = size * shareBefore(channel)
      return position(channel, default: .zeroOrMax).map { ($0 - before, $0 - before + size) }
    }
    let first = position(channel, default: .zeroOrMax)
    let second = secondPosition(channel, default: .zeroOrMin)
    return .each((0..<count).map { (first[$0], second[$0]) })
  }

  /// How much of a mark lies before its position: the side that it is aligned to.
  private func shareBefore(_ channel: Channel) -> Double {
    switch property(channel == .x ? "align" : "baseline")?.string {
    case "left", "top": 0
    case "right", "bottom": 1
    default: 0.5
    }
  }

  private func binned(_ definition: ChannelDefinition, _ channel: Channel)
    -> RowValues<(start: Double, end: Double)>
  {
    let share = definition.timeUnit == nil ? 1 : bandShare(channel, definition).share
    let starts = column(definition.column)
    let ends = column(definition.endColumn)
    let scale = scales[channel]
    let inset = (1 - share) / 2
    let offset = markOffset(channel) ?? 0
    let endOffset = channel.secondary.flatMap { markOffset($0) } ?? offset
    let spaces = spacing(channel)
    // A unit whose marks stand at its start, not in its middle, moves back by half.
    let position =
      definition.timeUnit == nil
      ? 0.5 : definition.bandPosition ?? number("timeUnitBandPosition") ?? 0.5
    let shift = position - 0.5
    return .each(
      (0..<count).map { row in
        spaced(
          scaled(mix(starts[row], ends[row], inset + shift), scale) + endOffset,
          scaled(mix(starts[row], ends[row], 1 - inset + shift), scale) + offset, spaces)
      })
  }

  private func alreadyBinned(
    _ definition: ChannelDefinition, _ secondary: ChannelDefinition?, step: Double?,
    _ channel: Channel
  ) -> RowValues<(start: Double, end: Double)> {
    let starts = column(definition.column)
    let ends = secondary.map { column($0.column) } ?? starts.map { $0 + (step ?? 0) }
    let scale = scales[channel]
    let spaces = spacing(channel)
    return .each(
      (0..<count).map { row in
        spaced(scaled(starts[row], scale), scaled(ends[row], scale), spaces)
      })
  }

  /// The gap between neighbouring bins, and how thin a bin may get.
  private func spacing(_ channel: Channel) -> (gap: Double, least: Double) {
    (number("binSpacing") ?? 0, number("minBandSize") ?? 0)
  }

  /// Half the gap is taken from each side; half a point brings the bin onto the axis's pixels.
  private func spaced(
    _ start: Double, _ end: Double, _ space: (gap: Double, least: Double)
  ) -> (start: Double, end: Double) {
    let direction = end >= start ? 1.0 : -1.0
    let length = abs(end - start)
    // What would be too thin grows on both sides instead.
    let half =
      (length < space.least ? length - space.least : min(space.gap, length - space.least)) / 2
    return (
      start + direction * half + axisTranslate, end - direction * half + axisTranslate
    )
  }

  /// How much of a band a mark takes: a share, or points.
  private func bandShare(_ channel: Channel, _ definition: ChannelDefinition?)
    -> (share: Double, points: Double?)
  {
    let sizeName = channel == .x ? "width" : "height"
    let isAcross = takesSize(channel)
    let names = isAcross ? [sizeName, "size"] : [sizeName]
    if let node = property(names) {
      if let points = node.number { return (1, points) }
      if let share = node["band"]?.number { return (share, nil) }
    }
    if let share = definition?.property("band")?.number { return (share, nil) }
    if definition?.timeUnit != nil, let share = number("timeUnitBandSize") { return (share, nil) }
    let scale = channel.offset.flatMap { scales[$0] } ?? scales[channel]
    if scale?.type.isDiscrete ?? false || scale == nil {
      return (1, config[mark.type, "discreteBandSize"]?.number)
    }
    return (1, config[mark.type, "continuousBandSize"]?.number)
  }

  private func banded(_ definition: ChannelDefinition?, _ channel: Channel, isAcross: Bool)
    -> RowValues<(start: Double, end: Double)>
  {
    let offsetScale = channel.offset.flatMap { scales[$0] }
    let scale = offsetScale ?? scales[channel]
    let (share, points) = bandShare(channel, definition)
    var sizes: RowValues<Double>?
    if isAcross, encoding[.size] != nil {
      sizes = numbers(.size, default: points ?? config.number("view", "step").map { $0 - 2 } ?? 18)
    } else if let points {
      sizes = .constant(points)
    }
    if sizes == nil, let scale, scale.type == .band {
      let size = max(number("minBandSize") ?? 0, share * scale.bandwidth)
      let inset = (1 - share) / 2
      let starts: RowValues<Double>
      if offsetScale != nil {
        let base = position(channel, default: .middle)
        let inner = offset(channel, band: inset).values
        let middle = offset(channel, band: 0.5).values
        starts = added(added(base, middle.map { $0.map { -$0 } }), inner)
      } else {
        starts = position(channel, default: .middle, band: inset)
      }
      // A band too thin to see is widened about its middle.
      let widening = (size - share * scale.bandwidth) / 2
      return starts.map { ($0 - widening, $0 - widening + size) }
    }
    let size = sizes ?? .constant(defaultSize(channel, scale))
    let before = shareBefore(channel)
    let places = position(channel, default: .middle, band: before == 0.5 ? nil : 0)
    return .each(
      (0..<count).map { row in
        let start = places[row] - before * size[row]
        return (start, start + size[row])
      })
  }

  private func defaultSize(_ channel: Channel, _ scale: ChartScale?) -> Double {
    if scale != nil, let step = steps[channel] { return step - 2 }
    if encoding[channel] == nil {
      let kind = mark.traits.bandPadding ?? "rect"
      let padding =
        config.number("scale", "bandPaddingInner")
        ?? config.number("scale", "\(kind)BandPaddingInner") ?? 0
      return (1 - padding) * length(channel)
    }
    return (config.number("view", "step") ?? 20) - 2
  }

  /// Draws the rectangles of all rows, corners rounded as the mark says.
  func rectangles(
    x: RowValues<(start: Double, end: Double)>, y: RowValues<(start: Double, end: Double)>
  ) -> Drawing {
    var drawing = Drawing()
    let styles = styles()
    for row in 0..<count {
      let (x, y) = (x[row], y[row])
      guard x.start.isFinite, x.end.isFinite, y.start.isFinite, y.end.isFinite else { continue }
      let rect = Rect(
        x: min(x.start, x.end), y: min(y.start, y.end), width: abs(x.end - x.start),
        height: abs(y.end - y.start))
      let path = CornerRadii(self, rect, endsLow: endsLow(x, y)).path(rect)
      let style = styles[row].placed(on: path)
      drawing.add(path, style)
      drawing.bounds.union(
        Bounds(rect.minX, rect.minY, rect.maxX, rect.maxY).expanded(by: style.reach))
    }
    return drawing
  }

  /// Whether the bar ends at its lower coordinate: upwards, or to the left.
  private func endsLow(
    _ x: (start: Double, end: Double), _ y: (start: Double, end: Double)
  ) -> Bool {
    unit.orientation == .horizontal ? x.start < x.end : y.start <= y.end
  }
}

/// The radii of a rectangle's corners.
struct CornerRadii {
  var topLeft = 0.0
  var topRight = 0.0
  var bottomLeft = 0.0
  var bottomRight = 0.0

  init(_ scene: MarkScene, _ rect: Rect, endsLow: Bool) {
    let all = scene.number("cornerRadius") ?? 0
    (topLeft, topRight, bottomLeft, bottomRight) = (all, all, all, all)
    if let end = scene.number("cornerRadiusEnd") {
      if scene.unit.orientation == .horizontal {
        if endsLow {
          (topLeft, bottomLeft) = (end, end)
        } else {
          (topRight, bottomRight) = (end, end)
        }
      } else {
        if endsLow {
          (topLeft, topRight) = (end, end)
        } else {
          (bottomLeft, bottomRight) = (end, end)
        }
      }
    }
    topLeft = scene.number("cornerRadiusTopLeft") ?? topLeft
    topRight = scene.number("cornerRadiusTopRight") ?? topRight
    bottomLeft = scene.number("cornerRadiusBottomLeft") ?? bottomLeft
    bottomRight = scene.number("cornerRadiusBottomRight") ?? bottomRight
  }

  init(all radius: Double) {
    (topLeft, topRight, bottomLeft, bottomRight) = (radius, radius, radius, radius)
  }

  func path(_ rect: Rect) -> Path {
    guard topLeft > 0 || topRight > 0 || bottomLeft > 0 || bottomRight > 0 else {
      return .rect(rect)
    }
    let most = min(rect.width, rect.height) / 2
    func radius(_ value: Double) -> Double { min(max(value, 0), most) }
    let (tl, tr) = (radius(topLeft), radius(topRight))
    let (bl, br) = (radius(bottomLeft), radius(bottomRight))
    let k = 1 - 0.5522847498307936
    let (l, r, t, b) = (rect.minX, rect.maxX, rect.minY, rect.maxY)
    func p(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    return Path([
      .move(p(l + tl, t)), .line(p(r - tr, t)),
      .curve(p(r - tr * k, t), p(r, t + tr * k), p(r, t + tr)), .line(p(r, b - br)),
      .curve(p(r, b - br * k), p(r - br * k, b), p(r - br, b)), .line(p(l + bl, b)),
      .curve(p(l + bl * k, b), p(l, b - bl * k), p(l, b - bl)), .line(p(l, t + tl)),
      .curve(p(l, t + tl * k), p(l + tl * k, t), p(l + tl, t)), .close,
    ])
  }
}
