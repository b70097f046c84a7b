import Tables

/// Rows with equal values of some columns.
struct Grouping {
  /// In the order in which each group first appears.
  private(set) var rows: [[Int]] = []
  /// The group of each row.
  private(set) var groupOfRow: [Int] = []
  /// The first row of each group.
  private(set) var leaders: [Int] = []

  /// - Parameter columns: none puts every row into one group.
  init(_ columns: [DataValues], rowCount: Int) {
    groupOfRow = Array(repeating: 0, count: rowCount)
    guard !columns.isEmpty else {
      rows = rowCount == 0 ? [] : [Array(0..<rowCount)]
      leaders = rowCount == 0 ? [] : [0]
      return
    }
    var count = rowCount == 0 ? 0 : 1
    // Column by column: a group so far and a value name a finer group.
    for column in columns {
      var codes: [Datum: Int] = [:]
      var finer: [Pair: Int] = [:]
      for row in 0..<rowCount {
        let key = column[row].category
        let code: Int
        if let known = codes[key] {
          code = known
        } else {
          code = codes.count
          codes[key] = code
        }
        let pair = Pair(group: groupOfRow[row], code: code)
        if let known = finer[pair] {
          groupOfRow[row] = known
        } else {
          groupOfRow[row] = finer.count
          finer[pair] = finer.count
        }
      }
      count = finer.count
    }
    rows = Array(repeating: [], count: count)
    for row in 0..<rowCount { rows[groupOfRow[row]].append(row) }
    leaders = rows.compactMap(\.first)
  }

  private struct Pair: Hashable {
    var group: Int
    var code: Int
  }

  init(by names: [String], of table: DataTable) {
    self.init(names.compactMap { table.values(at: $0) }, rowCount: table.rowCount)
  }
}
