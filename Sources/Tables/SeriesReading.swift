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

/// Gathers the rows of a series file by file, then checks and sorts them.
private struct SeriesReader {
  /// A row as read, and where from.
  struct Row {
    var area: String
    var period: Period
    var category: String?
    var observation: Observation
    var low: Double?
    var high: Double?
    var part: Int
    var line: Int

    func hasSameKey(as other: Row) -> Bool {
      area == other.area && period == other.period && category == other.category
    }
  }

  let name: String
  private var parts: [(table: CSV, columns: FoundColumns)] = []
  private var rows: [Row] = []
  private var units: [(text: String, origin: Origin)] = []
  private var areaNames: [String: String] = [:]
  private var isSound = true

  init(name: String) { self.name = name }

  mutating func append(_ part: SeriesPart, columns: SeriesColumns, report: inout Report) {
    let table = part.table
    let selected =
      part.selection.map { $0.rows(in: table, report: &report) } ?? Array(0..<table.rowCount)
    let found = FoundColumns(columns, series: name, in: table, report: &report)
    guard let selected, let found else {
      isSound = false
      return
    }
    let kept = withoutBlankAreas(selected, in: table, area: found.area, report: &report)
    guard !kept.isEmpty else {
      report.add(.nothingLeft(series: name, in: table.source))
      isSound = false
      return
    }
    appendUnits(of: kept, in: table, column: found.unit)

    let values = table.numbers(inColumn: found.value, rows: kept, report: &report)
    let low = found.low.map { table.numbers(inColumn: $0, rows: kept, report: &report) }
    let high = found.high.map { table.numbers(inColumn: $0, rows: kept, report: &report) }
    let periods =
      found.period.map { table.wholePeriods(inColumn: $0, rows: kept, report: &report) }
      ?? columns.onlyPeriod.map { Array(repeating: $0, count: kept.count) }
    let statuses = found.status.map {
      table.statuses(inColumn: $0, rows: kept, isNamed: columns.status != nil, report: &report)
    }
    guard let values, let periods, (low == nil) == (low.flatMap { $0 } == nil),
      (high == nil) == (high.flatMap { $0 } == nil),
      (statuses == nil) == (statuses.flatMap { $0 } == nil)
    else {
      isSound = false
      return
    }

    for (index, row) in kept.enumerated() {
      let area = table.text(row: row, column: found.area).trimmed
      var observation = Observation(values.values[index], values.statuses[index])
      if let status = statuses.flatMap({ $0 })?[index] {
        observation.status = observation.status.united(with: status)
      }
      if observation.value == nil, !observation.status.isMissing {
        observation.status.code = .missing
      }
      rows.append(
        Row(
          area: area, period: periods[index],
          category: found.category.map { table.text(row: row, column: $0).trimmed },
          observation: observation, low: low.flatMap { $0 }?.values[index],
          high: high.flatMap { $0 }?.values[index], part: parts.count, line: row))
      if let column = found.areaName, areaNames[area] == nil {
        let text = table.text(row: row, column: column).trimmed
        if !text.isEmpty { areaNames[area] = text }
      }
    }
    parts.append((table, found))
  }

  private func withoutBlankAreas(
    _ rows: [Int], in table: CSV, area: Int, report: inout Report
  ) -> [Int] {
    func isBlank(_ row: Int) -> Bool {
      table.rawBytes(row: row, column: area).allSatisfy(ASCII.isBlank)
    }
    let blank = rows.filter(isBlank)
    guard let first = blank.first else { return rows }
    report.add(
      .blankAreas(
        series: name, count: blank.count, column: table.names[area],
        lines: blank.dropFirst().prefix(Limits.listedLines).map(table.line(ofRow:)),
        at: table.origin(row: first, column: area).place))
    return rows.filter { !isBlank($0) }
  }

  private mutating func appendUnits(of rows: [Int], in table: CSV, column: Int?) {
    guard let column else { return }
    for row in rows where !table.isEmpty(row: row, column: column) {
      let text = table.text(row: row, column: column).trimmed
      guard !text.isEmpty, !units.contains(where: { $0.text == text }), units.count < 20 else {
        continue
      }
      units.append((text, table.origin(row: row, column: column)))
    }
  }

  // MARK: The whole

  func series(report: inout Report) -> Series? {
    // The checks read what was sound, so that one bad file does not hide another's mistakes.
    let hasOneUnit = checkUnits(report: &report)
    let hasOneKind = checkPeriods(report: &report)
    let sorted = rows.indices.sorted { left, right in
      let (a, b) = (rows[left], rows[right])
      if a.area != b.area { return a.area < b.area }
      if a.period != b.period { return a.period < b.period }
      if a.category != b.category { return (a.category ?? "") < (b.category ?? "") }
      return left < right
    }
    let order = withoutAgreeing(sorted, report: &report)
    let hasNoDuplicate = checkDuplicates(order, report: &report)
    guard isSound, hasOneUnit, hasOneKind, hasNoDuplicate, !rows.isEmpty else { return nil }

    var series = Series(name: name)
    series.unit = units.first?.text
    series.areas = order.map { rows[$0].area }
    series.periods = order.map { rows[$0].period }
    if rows.contains(where: { $0.category != nil }) {
      series.categories = order.map { rows[$0].category ?? "" }
    }
    series.values = order.map { rows[$0].observation.value }
    series.statuses = order.map { rows[$0].observation.status }
    if rows.contains(where: { $0.low != nil && $0.high != nil }) {
      series.low = order.map { rows[$0].low }
      series.high = order.map { rows[$0].high }
    }
    series.areaNames = areaNames
    for part in parts where !series.files.contains(part.table.source.name) {
      series.files.append(part.table.source.name)
    }
    return series
  }

  private func checkUnits(report: inout Report) -> Bool {
    guard units.count > 1 else { return true }
    report.add(.mixedUnits(units, series: name))
    return false
  }

  private func checkPeriods(report: inout Report) -> Bool {
    var kinds: [(kind: Period.Kind, text: String, origin: Origin?)] = []
    for row in rows where !kinds.contains(where: { $0.kind == row.period.kind }) {
      kinds.append((row.period.kind, row.period.text, periodOrigin(of: row)))
    }
    guard kinds.count > 1 else { return true }
    report.add(.mixedPeriods(kinds, series: name))
    return false
  }

  private func periodOrigin(of row: Row) -> Origin? {
    let part = parts[row.part]
    return part.columns.period.map { part.table.origin(row: row.line, column: $0) }
  }

  /// Without the rows that repeat, in another file, what an earlier one says.
  ///
  /// Two publications of one figure often differ in their decimals: they agree when the more precise one,
  /// rounded, is the other. The file named first is the one that is kept.
  private func withoutAgreeing(_ order: [Int], report: inout Report) -> [Int] {
    var kept: [Int] = []
    var repeated: [Int] = []
    for index in order {
      if let last = kept.last, rows[last].hasSameKey(as: rows[index]),
        rows[last].part != rows[index].part, agree(rows[last], rows[index])
      {
        repeated.append(index)
      } else {
        kept.append(index)
      }
    }
    if let first = repeated.min() {
      let row = rows[first]
      report.add(
        .agreeingRows(
          repeated.count, series: name, example: "\(row.area) in \(row.period)",
          at: valueOrigin(of: row).place))
    }
    return kept
  }

  private func agree(_ first: Row, _ second: Row) -> Bool {
    guard let a = first.observation.value, let b = second.observation.value else {
      return first.observation.value == nil && second.observation.value == nil
    }
    guard a != b else { return true }
    guard let digits = decimals(of: first), let others = decimals(of: second) else { return false }
    var unit = 1.0
    for _ in 0..<min(digits, others) { unit /= 10 }
    // Half a unit of the last common decimal, and what binary fractions need.
    return (a - b).magnitude <= unit / 2 + max(a.magnitude, b.magnitude) * 1e-12
  }

  /// How many decimals are written; `nil` for a number with an exponent.
  private func decimals(of row: Row) -> Int? {
    let part = parts[row.part]
    let bytes = part.table.rawBytes(row: row.line, column: part.columns.value)
    guard !bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    return bytes[(point + 1)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }

  private func checkDuplicates(_ order: [Int], report: inout Report) -> Bool {
    var pairs: [(first: Int, second: Int)] = []
    for (previous, next) in zip(order, order.dropFirst())
    where rows[previous].hasSameKey(as: rows[next]) {
      pairs.append((previous, next))
    }
    guard let pair = pairs.min(by: { $0.second < $1.second }) else { return true }
    let (first, second) = (rows[pair.first], rows[pair.second])
    let category = second.category.map { ", \($0)" } ?? ""
    report.add(
      .duplicate(
        "\(second.area) in \(second.period)\(category)", series: name,
        at: valueOrigin(of: second).place, first: valueOrigin(of: first).place,
        more: pairs.count - 1, difference: difference(between: first, and: second)))
    return false
  }

  private func valueOrigin(of row: Row) -> Origin {
    let part = parts[row.part]
    return part.table.origin(row: row.line, column: part.columns.value)
  }

  /// The column that tells two rows of one file apart, apart from the numbers.
  private func difference(between first: Row, and second: Row)
    -> (column: String, first: String, second: String)?
  {
    guard first.part == second.part else { return nil }
    let part = parts[first.part]
    let own = [part.columns.value, part.columns.low, part.columns.high, part.columns.status]
    for column in 0..<part.table.columnCount where !own.contains(column) {
      let a = part.table.text(row: first.line, column: column).trimmed
      let b = part.table.text(row: second.line, column: column).trimmed
      if a != b, !a.isEmpty, !b.isEmpty { return (part.table.names[column], a, b) }
    }
    return nil
  }
}

extension CSV {
  /// As `periods(inColumn:)`, an empty field being a mistake.
  fileprivate func wholePeriods(inColumn column: Int, rows: [Int], report: inout Report)
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
  fileprivate func statuses(
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
