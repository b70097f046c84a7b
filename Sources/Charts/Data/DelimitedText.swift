import Tables

/// Text in rows and columns, read as d3 does: everything is text, and a short row lacks its last
/// fields.
enum DelimitedText {
  static func table(_ bytes: [UInt8], delimiter: UInt8) -> DataTable {
    guard let fields = DelimitedFields(bytes, delimiter: delimiter) else {
      return tableOfUnequalRows(bytes, delimiter: delimiter)
    }
    var table = DataTable(rowCount: fields.rowCount)
    for (index, name) in fields.names.enumerated() {
      table.set(name, .strings(fields.column(index)))
    }
    return table
  }

  /// Any text, field by field.
  static func tableOfUnequalRows(_ bytes: [UInt8], delimiter: UInt8) -> DataTable {
    var rows = Rows(bytes: bytes, delimiter: delimiter)
    guard let header = rows.next() else { return DataTable() }
    var columns = header.map { _ in [String?]() }
    var count = 0
    while let row = rows.next() {
      for index in columns.indices {
        columns[index].append(index < row.count ? row[index] : nil)
      }
      count += 1
    }
    var table = DataTable(rowCount: count)
    for (name, column) in zip(header, columns) { table.set(name, .strings(column)) }
    return table
  }

  private struct Rows {
    let bytes: [UInt8]
    let delimiter: UInt8
    var index: Int

    init(bytes: [UInt8], delimiter: UInt8) {
      self.bytes = bytes
      self.delimiter = delimiter
      index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> [String]? {
      guard index < bytes.count else { return nil }
      var fields: [String] = []
      while true {
        fields.append(field())
        guard index < bytes.count else { return fields }
        let byte = bytes[index]
        index += 1
        if byte == delimiter { continue }
        if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
          index += 1
        }
        return fields
      }
    }

    private mutating func field() -> String {
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return quoted() }
      let start = index
      while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func quoted() -> String {
      var field: [UInt8] = []
      index += 1
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\"") {
          index += 1
          guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
        }
        field.append(bytes[index])
        index += 1
      }
      while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
      return String(decoding: field, as: UTF8.self)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
  }
}
