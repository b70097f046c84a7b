import Diagnostics
import Tables

/// Some of the rows, drawn by chance but the same ones on every run.
enum SampleTransform: Transform {
  static let name = "sample"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let size = number(node, name, in: 0...1e9, otherwise: 1000, context: &context) else {
      return table
    }
    let count = Int(size)
    guard table.rowCount > count else { return table }
    // Each row is taken with the chance that leaves as many as wanted, so they stay in order.
    var random = SeededRandom()
    var rows: [Int] = []
    for row in 0..<table.rowCount where rows.count < count {
      let left = UInt64(table.rowCount - row)
      if random.next(below: left) < UInt64(count - rows.count) { rows.append(row) }
    }
    return table.taking(rows)
  }
}

/// Random numbers that are the same on every run (SplitMix64).
struct SeededRandom {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// - Precondition: `bound` is not 0.
  mutating func next(below bound: UInt64) -> UInt64 { next() % bound }
}
