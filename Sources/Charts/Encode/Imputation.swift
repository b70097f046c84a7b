import Tables

/// Fills the holes of stacked areas: each part gets a zero where only other parts have a value.
enum Imputation {
  static func completed(_ table: DataTable, _ stack: Stack, measure: String) -> DataTable {
    let keys = Grouping(by: stack.groups.map(\.column), of: table)
    let parts = Grouping(by: stack.by.map(\.column), of: table)
    guard keys.rows.count > 1, parts.rows.count > 1,
      keys.rows.count * parts.rows.count <= Limits.rows
    else { return table }
    var isThere = Array(repeating: false, count: keys.rows.count * parts.rows.count)
    for row in 0..<table.rowCount {
      isThere[parts.groupOfRow[row] * keys.rows.count + keys.groupOfRow[row]] = true
    }
    var fromKey: [Int] = []
    var fromPart: [Int] = []
    for part in parts.rows.indices {
      for key in keys.rows.indices where !isThere[part * keys.rows.count + key] {
        fromKey.append(keys.leaders[key])
        fromPart.append(parts.leaders[part])
      }
    }
    guard !fromKey.isEmpty else { return table }
    let keyColumns = Set(stack.groups.flatMap { [$0.column, $0.endColumn] })
    let partColumns = Set(stack.by.map(\.column))
    var result = DataTable(rowCount: table.rowCount + fromKey.count)
    for column in table.columns {
      let added: [Datum] =
        if column.name == measure {
          fromKey.map { _ in .number(0) }
        } else if keyColumns.contains(column.name) {
          fromKey.map { column.values[$0] }
        } else if partColumns.contains(column.name) {
          fromPart.map { column.values[$0] }
        } else {
          fromKey.map { _ in .null }
        }
      result.set(column.name, column.values.appending(added))
    }
    return result
  }
}

extension DataValues {
  func appending(_ data: [Datum]) -> DataValues {
    switch self {
    case .numbers(let values): .numbers(values + data.map(\.measure))
    case .times(let values): .times(values + data.map(\.measure))
    default: DataValues((0..<count).map { self[$0] } + data)
    }
  }
}
