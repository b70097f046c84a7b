/// Columns of text, set with spaces.
struct TextTable {
  private let names: [String]
  private let isRightAligned: [Bool]
  private var rows: [[String]] = []

  /// - Parameter right: the names of the columns that are set to the right, as numbers are.
  init(_ names: [String], right: Set<String> = []) {
    self.names = names
    isRightAligned = names.map(right.contains)
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  var text: String {
    let all = [names] + rows
    let widths = names.indices.map { column in
      all.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, width) in widths.enumerated() {
        let text = row.indices.contains(column) ? row[column] : ""
        let blank = String(repeating: " ", count: width - text.count)
        line += (column > 0 ? "  " : "") + (isRightAligned[column] ? blank + text : text + blank)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
