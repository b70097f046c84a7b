import TestSupport
import Testing

@testable import Charts

@Suite struct DodgingTests {
  @Test func `labels with room stay where they are`() {
    let intervals = [Dodging.Interval(start: 0, end: 10), .init(start: 30, end: 40)]
    #expect(Dodging.shifts(intervals, within: 0...100) == [0, 0])
  }

  @Test func `two labels in the same place part by half their height each`() {
    let intervals = [Dodging.Interval(start: 40, end: 50), .init(start: 40, end: 50)]
    #expect(Dodging.shifts(intervals, within: 0...100) == [-5, 5])
  }

  @Test func `a label beyond the edge comes inside`() {
    #expect(Dodging.shifts([.init(start: -6, end: 4)], within: 0...100) == [6])
  }

  @Test(arguments: 0..<50) func `labels never overlap, keep their order and stay inside`(seed: Int)
  {
    var random = SeededGenerator(state: UInt64(seed))
    let intervals = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      let start = Double.random(in: -20...110, using: &random)
      return Dodging.Interval(start: start, end: start + Double.random(in: 1...8, using: &random))
    }
    let shifts = Dodging.shifts(intervals, within: 0...100)
    let moved = zip(intervals, shifts).map { ($0.start + $1, $0.end + $1) }
    let sorted = moved.indices.sorted { intervals[$0].middle < intervals[$1].middle }
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      #expect(moved[a].1 <= moved[b].0 + 1e-6, "\(moved)")
    }
    #expect(moved.allSatisfy { $0.0 >= -1e-6 && $0.1 <= 100 + 1e-6 }, "\(moved)")
  }

  @Test func `text marks that ask for it are moved apart`() throws {
    let specification = """
      {"width": 60, "height": 60, "data": {"values": [{"y": 1, "t": "one"}, {"y": 1, "t": "two"}]},
       "mark": {"type": "text", "dodge": "y"}, "encoding": {
         "y": {"field": "y", "type": "quantitative", "scale": {"domain": [0, 2]}, "axis": null},
         "text": {"field": "t"}}}
      """
    let lines = Charting(specification).text.split(separator: "\n").filter { $0.contains("“") }
    let heights = lines.compactMap { line in
      line.split(separator: " at ").last?.split(separator: " ").first?.split(separator: ",").last
        .flatMap { Double($0) }
    }
    let first = try #require(heights.first)
    let last = try #require(heights.last)
    // At least as far apart as their font is high.
    #expect(last - first >= 11)
  }
}
