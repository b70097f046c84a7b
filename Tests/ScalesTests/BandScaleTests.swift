import Scales
import TestSupport
import Testing

@Suite struct BandScaleTests {
  @Test func `bands share the range`() {
    let scale = BandScale(count: 3, from: 0, to: 120)
    #expect(scale.bandwidth == 40)
    #expect((0..<3).map(scale.position) == [0, 40, 80])
  }

  @Test func `gaps are shares of a step`() {
    let scale = BandScale(count: 3, from: 0, to: 120, paddingInner: 0.2, paddingOuter: 0.2)
    #expect(abs(scale.step - 37.5) < 1e-9)
    #expect(abs(scale.bandwidth - 30) < 1e-9)
    #expect(abs(scale.position(at: 0) - 7.5) < 1e-9)
  }

  @Test func `a downward range begins at its large end`() {
    let scale = BandScale(count: 2, from: 100, to: 0)
    #expect((0..<2).map(scale.position) == [50, 0])
  }

  @Test func `points have no width and stand half a step inside when padded`() {
    let scale = BandScale.points(count: 3, from: 0, to: 120, padding: 0.5)
    #expect(scale.bandwidth == 0)
    #expect((0..<3).map(scale.position) == [20, 60, 100])
    #expect(BandScale.points(count: 1, from: 0, to: 100).position(at: 0) == 50)
  }

  @Test func `rounded bands stand on whole numbers`() {
    let scale = BandScale(count: 7, from: 0, to: 100, paddingInner: 0.1, isRounded: true)
    #expect(scale.step == 14)
    #expect(scale.bandwidth == 13)
    #expect(scale.position(at: 0) == scale.position(at: 0).rounded())
  }

  @Test func `no bands take no room`() {
    let scale = BandScale(count: 0, from: 0, to: 100)
    #expect(scale.position(at: 0).isNaN)
    #expect(scale.index(at: 10) == nil)
    #expect(BandScale.space(count: 0, paddingInner: 0.1, paddingOuter: 0.1) == 0)
  }

  @Test(arguments: [
    (5, 0.1, 0.2, 5.3), (1, 1, 0, 1.0), (2, 0, 0, 2), (1, 0, 0.5, 2),
  ])
  func `a range by steps is as long as bands and gaps together`(
    count: Int, inner: Double, outer: Double, space: Double
  ) {
    let found = BandScale.space(count: count, paddingInner: inner, paddingOuter: outer)
    #expect(abs(found - space) < 1e-12)
  }

  @Test(arguments: 0..<60)
  func `bands and gaps fill the range, and every band is found again`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let count = Int.random(in: 1...30, using: &random)
    let start = Double.random(in: -100...100, using: &random)
    let length = Double.random(in: 50...800, using: &random)
    let scale = BandScale(
      count: count, from: seed.isMultiple(of: 2) ? start : start + length,
      to: seed.isMultiple(of: 2) ? start + length : start,
      paddingInner: Double.random(in: 0...0.9, using: &random),
      paddingOuter: Double.random(in: 0...1, using: &random))
    let sum =
      Double(count) * scale.bandwidth + Double(count - 1) * (scale.step - scale.bandwidth)
      + 2 * scale.paddingOuter * scale.step
    #expect(abs(sum - length) < 1e-6)
    for index in 0..<count {
      #expect(scale.index(at: scale.position(at: index) + scale.bandwidth / 2) == index)
    }
  }

  @Test func `a discrete domain keeps the order in which its values came`() {
    var domain = DiscreteDomain(["b", "a", "b"])
    #expect(domain.keys == ["b", "a"])
    #expect(domain.insert("c") == 2)
    #expect(domain.index(of: "x") == nil)
    let scale = OrdinalScale(domain: domain, range: ["red", "blue"])
    #expect(["b", "a", "c", "x"].map(scale.value) == ["red", "blue", "red", nil])
  }
}
