package import Diagnostics

extension DataTable {
  /// A table of text as a chart reads it: a column of numbers where every field is one.
  ///
  /// Empty fields and markers (`..`, `[c]`, `NA`) are missing. Numbers with leading zeros are names
  /// (`001`). A column that is nearly all numbers, and is text because of a few fields, gets a
  /// warning with their lines.
  ///
  /// - Parameters:
  ///   - rows: those to keep, in this order; all if `nil`.
  ///   - geography: adds `area_name` when the table has codes and no names.
  package init(
    _ table: CSV, rows: [Int]? = nil, geography: Geography? = nil, report: inout Report
  ) {
    let rows = rows ?? Array(0..<table.rowCount)
    var columns = table.names.indices.map { column in
      DataColumn(
        table.names[column], table.values(inColumn: column, rows: rows, report: &report))
    }
    if let geography, let names = table.areaNames(rows: rows, geography: geography) {
      columns.append(names)
    }
    self.init(columns)
    rowCount = rows.count
  }
}

extension CSV {
  fileprivate func values(inColumn column: Int, rows: [Int], report: inout Report) -> DataValues {
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    var bad = BadFields(column: column)
    var present = 0
    for row in rows {
      let observation =
        hasLeadingZero(row: row, column: column) ? nil : observation(row: row, column: column)
      numbers.append(observation?.value ?? .nan)
      if observation == nil { bad.add(row: row) }
      if observation?.value != nil { present += 1 }
    }
    if bad.isEmpty, present > 0 { return .numbers(numbers) }
    if present >= 4, bad.count * 4 <= present {
      report.add(.numbersReadAsText(bad, column: names[column], in: self))
    }
    return .strings(
      rows.map { isEmpty(row: $0, column: column) ? nil : text(row: $0, column: column) })
  }

  private func hasLeadingZero(row: Int, column: Int) -> Bool {
    let bytes = rawBytes(row: row, column: column)
    guard bytes.first == ASCII.zero, let second = bytes.dropFirst().first else { return false }
    return second >= ASCII.zero && second <= ASCII.nine
  }

  /// `nil` when the table has names already, no codes, or none that the geography knows.
  fileprivate func areaNames(rows: [Int], geography: Geography) -> DataColumn? {
    guard column(named: "area_name") == nil, let codes = guessedAreaColumn else { return nil }
    if let named = column(amongNames: ColumnNames.areaName), named != codes { return nil }
    let names = rows.map { row -> String? in
      geography.area(text(row: row, column: codes).trimmed)?.displayName
    }
    return names.contains { $0 != nil } ? DataColumn("area_name", .strings(names)) : nil
  }
}
