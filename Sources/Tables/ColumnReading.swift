package import Diagnostics

/// A column of numbers, with what the publisher said of each.
package struct NumberColumn: Hashable, Sendable {
  package var values: [Double?]
  package var statuses: [ObservationStatus]
  /// As declared by the caller.
  package var unit: String?
}

/// What a caller wants of one column.
package struct ColumnRequest: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case number
    case text
    case period
    /// A code; kept whether it is known or not.
    case area
  }

  package var name: String
  package var kind: Kind
  package var unit: String?
  package var isRequired: Bool

  package init(_ name: String, _ kind: Kind, unit: String? = nil, isRequired: Bool = true) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.isRequired = isRequired
  }
}

/// A column as its reader asked for it; `nil` where a field is missing.
package enum TypedColumn: Hashable, Sendable {
  case numbers(NumberColumn)
  case texts([String?])
  case periods([Period?])
  case areas([String?])

  package var numbers: NumberColumn? { if case .numbers(let column) = self { column } else { nil } }
  package var texts: [String?]? { if case .texts(let texts) = self { texts } else { nil } }
  package var periods: [Period?]? { if case .periods(let periods) = self { periods } else { nil } }
  package var areas: [String?]? { if case .areas(let areas) = self { areas } else { nil } }
}

extension CSV {
  /// The columns by their requested names, in the order of `rows` (all of them if `nil`).
  ///
  /// Every field is tried: whatever cannot be read is reported once a column, with its lines.
  ///
  /// - Returns: without the columns that are missing or hold something unreadable.
  package func read(_ requests: [ColumnRequest], rows: [Int]? = nil, report: inout Report)
    -> [String: TypedColumn]
  {
    let rows = rows ?? Array(0..<rowCount)
    var columns: [String: TypedColumn] = [:]
    for request in requests {
      let index =
        request.isRequired
        ? requiredColumn(named: request.name, report: &report) : column(named: request.name)
      guard let index else { continue }
      let column: TypedColumn? =
        switch request.kind {
        case .number:
          numbers(inColumn: index, rows: rows, unit: request.unit, report: &report)
            .map(TypedColumn.numbers)
        case .period: periods(inColumn: index, rows: rows, report: &report).map(TypedColumn.periods)
        case .text: .texts(rows.map { text(orNilAt: $0, index) })
        case .area: .areas(rows.map { text(orNilAt: $0, index) })
        }
      columns[request.name] = column
    }
    return columns
  }

  /// `nil` when a field is neither a number nor a marker.
  func numbers(inColumn column: Int, rows: [Int], unit: String? = nil, report: inout Report)
    -> NumberColumn?
  {
    var values: [Double?] = []
    var statuses: [ObservationStatus] = []
    values.reserveCapacity(rows.count)
    statuses.reserveCapacity(rows.count)
    var bad = BadFields(column: column)
    var dashes = BadFields(column: column)
    for row in rows {
      guard let observation = observation(row: row, column: column) else {
        bad.add(row: row)
        continue
      }
      if observation.value == nil, ["-", "–", "—"].contains(observation.status.marker) {
        dashes.add(row: row)
      }
      values.append(observation.value)
      statuses.append(observation.status)
    }
    if !dashes.isEmpty { report.add(.dashIsMissing(dashes, column: names[column], in: self)) }
    guard bad.isEmpty else {
      report.add(.notANumber(bad, column: names[column], in: self))
      return nil
    }
    return NumberColumn(values: values, statuses: statuses, unit: unit)
  }

  func observation(row: Int, column: Int) -> Observation? {
    hasDoubledQuotes(row: row, column: column)
      ? Observation(text(row: row, column: column))
      : Observation(bytes: rawBytes(row: row, column: column))
  }

  /// Empty fields are `nil`; `nil` for all when a field is not a period.
  func periods(inColumn column: Int, rows: [Int], report: inout Report) -> [Period?]? {
    var bad = BadFields(column: column)
    // Few periods, many rows: each text is read once.
    let coded = coded(column: column, rows: rows)
    let known = coded.texts.map { Period($0) }
    var periods: [Period?] = []
    periods.reserveCapacity(rows.count)
    for (row, code) in zip(rows, coded.codes) {
      let period = known[Int(code)]
      if period == nil, !isEmpty(row: row, column: column) {
        bad.add(row: row)
      } else {
        periods.append(period)
      }
    }
    guard bad.isEmpty else {
      report.add(.notAPeriod(bad, column: names[column], in: self))
      return nil
    }
    return Period.settlingFinancialYears(
      periods, isFinancial: normalizedColumnName(names[column]).contains("financial"))
  }

  private func text(orNilAt row: Int, _ column: Int) -> String? {
    let text = text(row: row, column: column).trimmed
    return text.isEmpty ? nil : text
  }
}
