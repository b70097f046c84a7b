import TestSupport
import Testing

@testable import Indicators
@testable import Tables

@Suite struct PlacesTests {
  @Test(arguments: 0..<100) func `places found at once are the ranks found one by one`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let codes = (0..<Int.random(in: 0...12, using: &random)).map { "E4700000\($0)" } + ["UKX"]
    let rows = codes.map { code in
      // Few different values, so that places are shared.
      DerivedTests.row(
        code, 2023,
        Int.random(in: 0..<5, using: &random) == 0
          ? nil : Double(Int.random(in: -2...2, using: &random)))
    }
    let indicator = DerivedTests.indicator(
      rows, better: Bool.random(using: &random) ? .higher : .lower,
      comparator: Bool.random(using: &random) ? "UKX" : nil)
    let places = indicator.places(in: DerivedTests.y2023, among: codes)
    for code in codes {
      let rank = indicator.rank(of: code, period: DerivedTests.y2023, among: codes)
      #expect(places[code]?.position == rank?.position)
      #expect(places[code]?.isJoint == rank?.isJoint)
    }
  }
}
