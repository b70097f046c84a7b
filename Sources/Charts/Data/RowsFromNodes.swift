import Diagnostics
import Tables

extension DataTable {
  /// A list of objects, or of plain values, which then stand in a column called `data`.
  init(rows: [Node]) {
    var names: [String] = []
    var columns: [String: Int] = [:]
    var values: [[Datum]] = []
    for (row, node) in rows.enumerated() {
      let members = node.members ?? [Node.Member(key: "data", keyOrigin: .builtIn, value: node)]
      for member in members {
        let column: Int
        if let known = columns[member.key] {
          column = known
        } else {
          column = values.count
          columns[member.key] = column
          names.append(member.key)
          values.append(Array(repeating: .null, count: row))
        }
        while values[column].count < row { values[column].append(.null) }
        if values[column].count == row {
          values[column].append(Datum(member.value))
        } else {
          values[column][row] = Datum(member.value)
        }
      }
    }
    self.init(rowCount: rows.count)
    for (index, name) in names.enumerated() {
      var column = values[index]
      while column.count < rows.count { column.append(.null) }
      set(name, DataValues(column))
    }
  }
}
