/// The fields of one column that cannot be read: the first, a few more, and how many in all.
struct BadFields: Hashable {
  let column: Int
  private(set) var rows: [Int] = []
  private(set) var count = 0

  init(column: Int) { self.column = column }

  var isEmpty: Bool { count == 0 }
  var firstRow: Int { rows.first ?? 0 }
  var otherRows: [Int] { Array(rows.dropFirst()) }

  mutating func add(row: Int) {
    count += 1
    if rows.count <= Limits.listedLines { rows.append(row) }
  }
}
