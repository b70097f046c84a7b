/// Which way bars grow, and along which axis a line runs: a vertical bar stands on x.
enum Orientation: String { case horizontal, vertical }

extension Orientation {
  /// The orientation that the encoding asks for; `nil` for marks that have none.
  static func of(
    _ kind: MarkTraits.Orientation, encoding: Encoding, specified: Orientation?
  ) -> Orientation? {
    if kind == .none { return nil }
    let (x, y) = (encoding[.x], encoding[.y])
    let hasX2 = encoding[.x2] != nil
    let hasY2 = encoding[.y2] != nil
    let xIsBinned = x.map(isAlreadyBinned) ?? false
    let yIsBinned = y.map(isAlreadyBinned) ?? false

    if kind == .bar {
      if let x, x.isField, xIsBinned || (y?.isAggregate ?? false) && !x.isAggregate {
        return .vertical
      }
      if let y, y.isField, yIsBinned || (x?.isAggregate ?? false) && !y.isAggregate {
        return .horizontal
      }
      if hasX2 || hasY2, let specified { return specified }
      if hasY2, !hasX2 { return isMeasure(x) && yIsBinned ? .horizontal : .vertical }
      if hasX2, !hasY2 { return isMeasure(y) && xIsBinned ? .vertical : .horizontal }
    }
    if kind == .bar || kind == .rule, hasX2, !xIsBinned, hasY2, !yIsBinned { return nil }
    if kind == .bar || kind == .rule || kind == .area {
      if hasY2 { return yIsBinned ? .horizontal : .vertical }
      if hasX2 { return xIsBinned ? .vertical : .horizontal }
    }
    if kind == .rule {
      if x != nil, y == nil { return .vertical }
      if y != nil, x == nil { return .horizontal }
    }
    if let specified { return specified }
    return alongMeasure(x, y, isCrosswise: kind == .tick)
  }

  private static func alongMeasure(
    _ x: ChannelDefinition?, _ y: ChannelDefinition?, isCrosswise: Bool
  ) -> Orientation {
    let horizontal: Orientation = isCrosswise ? .vertical : .horizontal
    let vertical: Orientation = isCrosswise ? .horizontal : .vertical
    switch (isMeasure(x), isMeasure(y)) {
    case (true, false): return horizontal
    case (false, true): return vertical
    case (false, false): return .vertical
    case (true, true): break
    }
    let (xIsTime, yIsTime) = (x?.type == .temporal, y?.type == .temporal)
    if xIsTime != yIsTime { return xIsTime ? vertical : horizontal }
    let (xIsAggregate, yIsAggregate) = (x?.isAggregate ?? false, y?.isAggregate ?? false)
    if xIsAggregate != yIsAggregate { return xIsAggregate ? horizontal : vertical }
    return vertical
  }

  private static func isMeasure(_ definition: ChannelDefinition?) -> Bool {
    guard let definition, definition.isFieldOrDatum else { return false }
    return definition.type == .quantitative && !definition.isBinned
  }

  private static func isAlreadyBinned(_ definition: ChannelDefinition) -> Bool {
    if case .alreadyBinned = definition.bin { true } else { false }
  }
}
