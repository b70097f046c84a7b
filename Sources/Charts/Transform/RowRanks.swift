import Tables

/// The places of rows in an order: equal rows share one.
struct RowRanks {
  /// For each row, counted from 0 without gaps.
  private(set) var ranks: [Int]
  /// How many different ranks there are.
  private(set) var count: Int

  /// By the first key, then among equals by the next.
  init(_ keys: SortKeys, rowCount: Int) {
    ranks = Array(repeating: 0, count: rowCount)
    count = min(1, rowCount)
    for key in keys.keys {
      let next = Self.ranks(of: key.values)
      let most = (next.max() ?? 0) + 1
      refine(by: key.isDescending ? next.map { most - 1 - $0 } : next, count: most)
    }
  }

  /// By one column.
  init(_ values: DataValues) {
    self.init(SortKeys([(values, false)]), rowCount: values.count)
  }

  /// The rows in order; equal ones as they come.
  var order: [Int] {
    var starts = Array(repeating: 0, count: count + 1)
    for rank in ranks { starts[rank + 1] += 1 }
    for rank in 0..<count { starts[rank + 1] += starts[rank] }
    var order = Array(repeating: 0, count: ranks.count)
    for (row, rank) in ranks.enumerated() {
      order[starts[rank]] = row
      starts[rank] += 1
    }
    return order
  }

  private mutating func refine(by next: [Int], count most: Int) {
    if count <= 1 {
      (ranks, count) = (next, ranks.isEmpty ? 0 : most)
      return
    }
    let pairs = ranks.indices.map { (ranks[$0], next[$0]) }
    let sorted = pairs.indices.sorted { pairs[$0] < pairs[$1] }
    count = 0
    for (place, row) in sorted.enumerated() {
      if place > 0, pairs[sorted[place - 1]] != pairs[row] { count += 1 }
      ranks[row] = count
    }
    count += 1
  }

  /// Each value compared once with each different other one, whatever their number.
  private static func ranks(of values: DataValues) -> [Int] {
    switch values {
    case .numbers(let numbers), .times(let numbers):
      return ranks(of: numbers.map { $0.isNaN ? -.infinity : $0 }, by: <).enumerated().map {
        // Nothing comes before the least number, even before -∞.
        numbers[$0.offset].isNaN ? 0 : $0.element + 1
      }.compacted
    case .strings(let texts):
      return ranks(of: Array(texts)) { left, right in
        guard let left, let right else { return left == nil && right != nil }
        return left.utf16.lexicographicallyPrecedes(right.utf16)
      }
    case .booleans, .mixed:
      return ranks(of: (0..<values.count).map { values[$0].category }, by: Datum.isAscending)
    }
  }

  private static func ranks<Value: Hashable>(
    of values: [Value], by isAscending: (Value, Value) -> Bool
  ) -> [Int] {
    var codes: [Value: Int] = [:]
    for (index, value) in Set(values).sorted(by: isAscending).enumerated() { codes[value] = index }
    return values.map { codes[$0] ?? 0 }
  }
}

extension Array where Element == Int {
  /// The same order without gaps.
  fileprivate var compacted: [Int] {
    guard let most = self.max() else { return self }
    var codes = Array(repeating: 0, count: most + 1)
    for value in self { codes[value] = 1 }
    var next = 0
    for index in codes.indices where codes[index] == 1 {
      codes[index] = next
      next += 1
    }
    return map { codes[$0] }
  }
}
