/// Equal bands, or points, along a range.
package struct BandScale: Hashable, Sendable {
  package var count: Int
  package var range: (start: Double, end: Double) {
    get { (start, end) }
    set { (start, end) = newValue }
  }
  /// Gaps between bands and before the first, as shares of a step; points have an inner of 1.
  package var paddingInner: Double
  package var paddingOuter: Double
  /// Where the bands lie in what is left over: 0 start, 0.5 middle, 1 end.
  package var align: Double
  package var isRounded: Bool
  private var start: Double
  private var end: Double

  package init(
    count: Int, from start: Double, to end: Double, paddingInner: Double = 0,
    paddingOuter: Double = 0, align: Double = 0.5, isRounded: Bool = false
  ) {
    self.count = count
    self.start = start
    self.end = end
    self.paddingInner = paddingInner
    self.paddingOuter = paddingOuter
    self.align = align
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

  package var step: Double { 0 }
  package var bandwidth: Double { 0 }

  /// The start of band `index`; NaN outside `0..<count`.
  package func position(at index: Int) -> Double { 0 }

  /// The band that holds `position`, gaps counting as part of the band before.
  package func index(at position: Double) -> Int? { nil }

  /// How many steps long the range of `count` bands is (Vega `bandspace`).
  package static func space(count: Int, paddingInner: Double, paddingOuter: Double) -> Double { 0 }
}
