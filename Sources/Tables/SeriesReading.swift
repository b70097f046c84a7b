package import Diagnostics

extension Series {
  /// Reads one metric input from the rows of one or several files, appended.
  ///
  /// The area, period, value, interval, unit and status columns are those of `columns`, else found
  /// by their usual names; the value column is one named like the series, else `value`.
  ///
  /// - Returns: `nil` when anything cannot be read; the report then holds all of it.
  package static func read(
    _ name: String, from parts: [SeriesPart], columns: SeriesColumns = SeriesColumns(),
    report: inout Report
  ) -> Series? {
    var reader = SeriesReader(name: name)
    for part in parts { reader.append(part, columns: part.columns ?? columns, report: &report) }
    return reader.series(report: &report)
  }
}

extension CSV {
  /// As `periods(inColumn:)`, an empty field being a mistake.
  func wholePeriods(inColumn column: Int, rows: [Int], report: inout Report)
    -> [Period]?
  {
    guard let periods = periods(inColumn: column, rows: rows, report: &report) else { return nil }
    var bad = BadFields(column: column)
    for (row, period) in zip(rows, periods) where period == nil { bad.add(row: row) }
    guard bad.isEmpty else {
      report.add(.notAPeriod(bad, column: names[column], in: self))
      return nil
    }
    return periods.compactMap { $0 }
  }

  /// - Parameter isNamed: the caller named the column; one that was guessed may be of another kind
  ///   (the status of a project), and is then left alone.
  func statuses(
    inColumn column: Int, rows: [Int], isNamed: Bool, report: inout Report
  ) -> [ObservationStatus]? {
    var bad = BadFields(column: column)
    var statuses: [ObservationStatus] = []
    for row in rows {
      if let status = ObservationStatus(field: text(row: row, column: column).trimmed) {
        statuses.append(status)
      } else {
        bad.add(row: row)
      }
    }
    guard !bad.isEmpty else { return statuses }
    guard isNamed else { return Array(repeating: .normal, count: rows.count) }
    report.add(.notAStatus(bad, column: names[column], in: self))
    return nil
  }
}
