import TestSupport
import Testing

@testable import Charts

/// Laws of piles: nothing is lost, nothing overlaps, wherever the pile stands.
@Suite struct StackingTests {
  private static func values(_ random: inout SeededGenerator, least: Double) -> [Double] {
    (0..<Int.random(in: 1...12, using: &random)).map { _ in
      (Double.random(in: least...100, using: &random) * 8).rounded() / 8
    }
  }

  @Test(arguments: 0..<60) func `a pile is as high as its parts together`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let values = Self.values(&random, least: 0)
    let all = Array(values.indices)
    let (starts, ends) = Stacking.stack(values, groups: [all], offset: .zero, ascending: nil)
    for index in all { #expect(abs(ends[index] - starts[index]) == values[index]) }
    for index in all.dropFirst() { #expect(starts[index] == ends[index - 1]) }
    #expect(ends.max() == values.reduce(0, +))
  }

  @Test(arguments: 0..<60) func `what is below zero hangs down from it`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let values = Self.values(&random, least: -100)
    let all = Array(values.indices)
    let (starts, ends) = Stacking.stack(values, groups: [all], offset: .zero, ascending: nil)
    let high = max(starts.max() ?? 0, ends.max() ?? 0)
    let low = min(starts.min() ?? 0, ends.min() ?? 0)
    #expect(high == values.filter { $0 > 0 }.reduce(0, +))
    #expect(low == values.filter { $0 < 0 }.reduce(0, +))
  }

  @Test(arguments: 0..<60) func `shares add up to one, and a centred pile has its middle alike`(
    seed: Int
  ) {
    var random = SeededGenerator(state: UInt64(seed))
    var groups: [[Int]] = []
    var values: [Double] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let part = Self.values(&random, least: 1)
      groups.append(Array(values.count..<(values.count + part.count)))
      values += part
    }
    let shares = Stacking.stack(values, groups: groups, offset: .normalize, ascending: nil)
    let centred = Stacking.stack(values, groups: groups, offset: .center, ascending: nil)
    var middles: [Double] = []
    for group in groups {
      let parts = group.map { abs(shares.ends[$0] - shares.starts[$0]) }
      #expect(abs(parts.reduce(0, +) - 1) < 1e-9)
      let places = group.flatMap { [centred.starts[$0], centred.ends[$0]] }
      middles.append(((places.min() ?? 0) + (places.max() ?? 0)) / 2)
    }
    for middle in middles { #expect(abs(middle - middles[0]) < 1e-9) }
  }

  @Test func `a pile in an order keeps its parts`() {
    let values = [3.0, 1, 2]
    let (starts, ends) = Stacking.stack(
      values, groups: [[0, 1, 2]], offset: .zero, ascending: { values[$0] < values[$1] })
    #expect(starts == [3, 0, 1])
    #expect(ends == [6, 1, 3])
  }
}
