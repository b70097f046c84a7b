import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct GroupsTests {
  private func columns(_ random: inout SeededGenerator, _ count: Int) -> [DataValues] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      switch Int.random(in: 0..<5, using: &random) {
      case 0: .strings(random.words(count, of: 4))
      case 1:
        .strings(
          (0..<count).map { _ in
            ["1", "1.0", nil, "e\u{301}", "é"].randomElement(using: &random) ?? nil
          })
      case 2:
        .numbers((0..<count).map { _ in [0, -0.0, .nan, 1.5].randomElement(using: &random) ?? 0 })
      case 3:
        .booleans((0..<count).map { _ in [true, false, nil].randomElement(using: &random) ?? nil })
      default:
        .mixed(
          (0..<count).map { _ in
            [.null, .number(1), .string("1"), .string("x")].randomElement(using: &random) ?? .null
          })
      }
    }
  }

  @Test(arguments: 0..<200) func `rows share a group when their categories are equal`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let count = Int.random(in: 0...40, using: &random)
    let columns = columns(&random, count)
    let groups = Groups(columns, rowCount: count)
    var known: [[Datum]: Int32] = [:]
    for row in 0..<count {
      let key = columns.map { $0[row].category }
      if known[key] == nil {
        #expect(groups.leaders[known.count] == row)
        known[key] = Int32(known.count)
      }
      #expect(groups.groupOfRow[row] == known[key])
    }
    #expect(groups.count == known.count)
    #expect(groups.rows.flatMap { $0 }.sorted() == Array(0..<count))
    for (group, rows) in groups.rows.enumerated() {
      #expect(rows == rows.sorted())
      #expect(rows.allSatisfy { groups.groupOfRow[$0] == Int32(group) })
    }
  }

  @Test(arguments: 0..<200) func `a summary row by row has the last digit of one by lists`(
    seed: Int
  ) {
    var random = SeededGenerator(state: UInt64(seed))
    let count = Int.random(in: 0...60, using: &random)
    let groups = Groups(columns(&random, count), rowCount: count)
    let numbers = (0..<count).map { _ in
      Int.random(in: 0..<5, using: &random) == 0
        ? Double.nan : Double.random(in: -100...100, using: &random)
    }
    for values in [DataValues.numbers(numbers), .times(numbers)] {
      for operation in ["count", "sum", "mean", "average", "min", "max"] {
        let fast = Aggregates.running(operation, of: values, groups)
        let slow = Aggregates.column(operation, of: values, rows: groups.rows)
        #expect(fast?.measures.map(\.bitPattern) == slow.measures.map(\.bitPattern), "\(operation)")
        #expect(fast?.isTime == slow.isTime)
      }
    }
    #expect(Aggregates.running("median", of: .numbers(numbers), groups) == nil)
    #expect(Aggregates.running("min", of: .strings(random.words(count)), groups) == nil)
  }
}
