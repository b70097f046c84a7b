/// Equal bands, or points, along a range.
package struct BandScale: Hashable, Sendable {
  package var count: Int
  /// Where the range begins and ends; it may run downward.
  package var start: Double
  package var end: Double
  /// Gaps between bands and before the first, as shares of a step; points have an inner of 1.
  package var paddingInner: Double
  package var paddingOuter: Double
  /// Where the bands lie in what is left over: 0 start, 0.5 middle, 1 end.
  package var align: Double
  package var isRounded: Bool

  package init(
    count: Int, from start: Double, to end: Double, paddingInner: Double = 0,
    paddingOuter: Double = 0, align: Double = 0.5, isRounded: Bool = false
  ) {
    self.count = max(0, count)
    self.start = start
    self.end = end
    self.paddingInner = min(max(paddingInner, 0), 1)
    self.paddingOuter = min(max(paddingOuter, 0), 1)
    self.align = min(max(align, 0), 1)
    self.isRounded = isRounded
  }

  package static func points(
    count: Int, from start: Double, to end: Double, padding: Double = 0, align: Double = 0.5,
    isRounded: Bool = false
  ) -> BandScale {
    BandScale(
      count: count, from: start, to: end, paddingInner: 1, paddingOuter: padding, align: align,
      isRounded: isRounded)
  }

  /// From the start of one band to the start of the next.
  package var step: Double {
    let space = Self.space(
      count: count, paddingInner: paddingInner, paddingOuter: paddingOuter)
    let step = abs(end - start) / (space == 0 ? 1 : space)
    return isRounded ? step.rounded(.down) : step
  }

  package var bandwidth: Double {
    let width = step * (1 - paddingInner)
    return isRounded ? scriptRound(width) : width
  }

  /// The start of band `index` (the smaller coordinate); NaN outside `0..<count`.
  package func position(at index: Int) -> Double {
    guard index >= 0, index < count else { return .nan }
    return first + step * Double(end < start ? count - 1 - index : index)
  }

  /// The start of the band with the smallest coordinate.
  private var first: Double {
    let low = min(start, end)
    let rest = abs(end - start) - step * (Double(count) - paddingInner)
    let first = low + rest * align
    return isRounded ? scriptRound(first) : first
  }

  /// The band that holds `position`, a gap counting to the band after it; `nil` outside the range.
  package func index(at position: Double) -> Int? {
    guard count > 0, position >= first, position <= max(start, end) else { return nil }
    var place = step > 0 ? Int(min((position - first) / step, Double(count - 1))) : 0
    let inside = position - (first + step * Double(place))
    if inside > bandwidth + 1e-10 { place += 1 }
    guard place < count else { return nil }
    return end < start ? count - 1 - place : place
  }

  /// How many steps long the range of `count` bands is (Vega `bandspace`).
  package static func space(count: Int, paddingInner: Double, paddingOuter: Double) -> Double {
    let space = Double(count) - paddingInner + paddingOuter * 2
    return count > 0 ? (space > 0 ? space : 1) : 0
  }
}
