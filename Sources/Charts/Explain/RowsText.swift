import Tables

/// The first rows of a table, in columns under their names and types.
struct RowsText {
  let table: DataTable
  let mostRows: Int
  private static let widest = 32

  var text: String {
    let shown = min(table.rowCount, mostRows)
    let count = table.rowCount == 1 ? "1 row" : "\(table.rowCount) rows"
    let rest = shown < table.rowCount ? ", \(shown) of them here" : ""
    var lines = ["  " + count + rest]
    guard !table.columns.isEmpty else { return lines[0] + "\n" }
    let columns = table.columns.map { column -> [String] in
      [RowsText.cut(Datum.string(column.name).shownText), column.values.typeWord]
        + (0..<shown).map { RowsText.cut(column.values[$0].shownText) }
    }
    let widths = columns.map { $0.map(\.count).max() ?? 0 }
    let isNumeric = table.columns.map { if case .numbers = $0.values { true } else { false } }
    for row in 0..<(shown + 2) {
      var line = ""
      for (index, column) in columns.enumerated() {
        let space = String(repeating: " ", count: widths[index] - column[row].count)
        line += "  " + (isNumeric[index] ? space + column[row] : column[row] + space)
      }
      while line.last == " " { line.removeLast() }
      lines.append("  " + line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cut(_ text: String) -> String {
    text.count > widest ? text.prefix(widest - 1) + "…" : text
  }
}

extension DataValues {
  var typeWord: String {
    switch self {
    case .numbers: "number"
    case .strings: "text"
    case .booleans: "true/false"
    case .times: "time"
    case .mixed: "mixed"
    }
  }
}
