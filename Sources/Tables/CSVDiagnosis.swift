import Diagnostics

extension CSV {
  /// Says what the scan met; `false` when the table cannot be used.
  func diagnose(
    _ scanner: CSVScanner, ragged: RaggedRows, allowsNoRows: Bool, report: inout Report
  ) -> Bool {
    let severity: Diagnostic.Severity = ragged == .areErrors ? .error : .warning
    let raggedRows = Diagnostic.ragged(
      scanner.ragged, width: columnCount, in: source, severity: severity)
    if let problem = scanner.problem {
      report.add(.scanProblem(problem, in: source))
      if let raggedRows { report.add(raggedRows) }
      return false
    }
    guard columnCount > 0 else {
      report.add(.emptyTable(source))
      return false
    }
    if let raggedRows {
      report.add(raggedRows)
      guard ragged == .areFilled else { return false }
    }
    guard rowCount > 0 || allowsNoRows else {
      report.add(.headerOnly(source, names: names))
      return false
    }
    var seen: Set<String> = []
    let repeated = names.indices.filter { !names[$0].isEmpty && !seen.insert(names[$0]).inserted }
    for index in repeated.prefix(Limits.listedLines) {
      report.add(.repeatedColumn(names[index], at: origin(ofColumn: index)))
    }
    return true
  }

  /// The row of names as a whole.
  var headerPlace: Place? {
    guard let first = cells.first, columnCount > 0 else { return Place(file: source.name) }
    let last = cells[columnCount - 1]
    return source.place(from: first.start, to: last.start + last.length)
  }
}
