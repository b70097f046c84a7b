import Diagnostics

/// Gathers the rows of a series file by file, then checks and sorts them.
struct SeriesReader {
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
  }

  func haveSameKey(_ left: Int, _ right: Int) -> Bool {
    rows[left].period == rows[right].period && rows[left].area == rows[right].area
      && rows[left].category == rows[right].category
  }

  let name: String
  private(set) var parts: [(table: CSV, columns: FoundColumns)] = []
  private(set) var rows: [Row] = []
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

    let areas = table.coded(column: found.area, rows: kept)
    let categories = found.category.map { table.coded(column: $0, rows: kept) }
    rows.reserveCapacity(rows.count + kept.count)
    var isNamed = areas.texts.map { areaNames[$0] != nil }
    for (index, row) in kept.enumerated() {
      let areaCode = Int(areas.codes[index])
      let area = areas.texts[areaCode]
      var observation = Observation(values.values[index], values.statuses[index])
      if let status = statuses.flatMap({ $0 })?[index] {
        observation.status = observation.status.united(with: status)
      }
      // A status column that says missing is believed: the number beside it is not one to print.
      if observation.status.isMissing {
        observation.value = nil
      } else if observation.value == nil {
        observation.status.code = .missing
      }
      rows.append(
        Row(
          area: area, period: periods[index],
          category: categories.map { $0.texts[Int($0.codes[index])] },
          observation: observation, low: low.flatMap { $0 }?.values[index],
          high: high.flatMap { $0 }?.values[index], part: parts.count, line: row))
      if let column = found.areaName, !isNamed[areaCode] {
        let text = table.text(row: row, column: column).trimmed
        guard !text.isEmpty else { continue }
        if areaNames[area] == nil { areaNames[area] = text }
        isNamed[areaCode] = true
      }
    }
    parts.append((table, found))
  }

  private func withoutBlankAreas(
    _ rows: [Int], in table: CSV, area: Int, report: inout Report
  ) -> [Int] {
    func isBlank(_ row: Int) -> Bool {
      let bytes = table.rawBytes(row: row, column: area)
      // As R writes an empty field.
      return bytes.allSatisfy(ASCII.isBlank) || bytes.elementsEqual("NA".utf8)
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
    // Rows are large, and only looked at where they stand.
    let sorted = rows.indices.sorted { left, right in
      if rows[left].area != rows[right].area { return rows[left].area < rows[right].area }
      if rows[left].period != rows[right].period { return rows[left].period < rows[right].period }
      if rows[left].category != rows[right].category {
        return (rows[left].category ?? "") < (rows[right].category ?? "")
      }
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
    let column = parts.lazy.compactMap { part in
      part.columns.unit.map { part.table.names[$0] }
    }.first
    report.add(.mixedUnits(units, column: column ?? "unit", series: name))
    return false
  }

  private func checkPeriods(report: inout Report) -> Bool {
    var kinds: [(kind: Period.Kind, text: String, origin: Origin?)] = []
    for index in rows.indices
    where !kinds.contains(where: { $0.kind == rows[index].period.kind }) {
      let row = rows[index]
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
}
