import Tables

/// Rows with equal values of some columns, the rows of each group listed.
struct Grouping {
  /// In the order in which each group first appears.
  let rows: [[Int]]
  /// The group of each row.
  let groupOfRow: [Int]
  /// The first row of each group.
  let leaders: [Int]

  /// - Parameter columns: none puts every row into one group.
  init(_ columns: [DataValues], rowCount: Int) {
    self.init(Groups(columns, rowCount: rowCount))
  }

  init(by names: [String], of table: DataTable) {
    self.init(Groups(by: names, of: table))
  }

  private init(_ groups: Groups) {
    rows = groups.rows
    groupOfRow = groups.groupOfRow.map(Int.init)
    leaders = groups.leaders
  }
}
