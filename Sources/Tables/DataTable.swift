/// Named columns of one length: what a chart draws.
package struct DataTable: Sendable {
  package var columns: [DataColumn]
  package var rowCount: Int

  /// - Precondition: every column holds the same number of values.
  package init(_ columns: [DataColumn] = []) {
    self.columns = columns
    rowCount = columns.first?.values.count ?? 0
    precondition(columns.allSatisfy { $0.values.count == rowCount })
  }

  package subscript(name: String) -> DataColumn? { columns.first { $0.name == name } }
}

package struct DataColumn: Sendable {
  package var name: String
  package var values: DataValues

  package init(_ name: String, _ values: DataValues) {
    self.name = name
    self.values = values
  }
}

/// One column's values, unboxed.
package enum DataValues: Sendable {
  /// NaN where missing.
  case numbers([Double])
  case strings([String?])
  case booleans([Bool?])
  /// Milliseconds since 1970-01-01T00:00Z; NaN where missing.
  case times([Double])
  /// Whatever does not fit one type: mixed columns, nested values.
  case mixed([Datum])

  package var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .strings(let values): values.count
    case .booleans(let values): values.count
    case .times(let values): values.count
    case .mixed(let values): values.count
    }
  }

  package subscript(row: Int) -> Datum {
    switch self {
    case .numbers(let values): values[row].isNaN ? .null : .number(values[row])
    case .strings(let values): values[row].map(Datum.string) ?? .null
    case .booleans(let values): values[row].map(Datum.bool) ?? .null
    case .times(let values): values[row].isNaN ? .null : .time(values[row])
    case .mixed(let values): values[row]
    }
  }
}

/// One value of any type.
package indirect enum Datum: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// Milliseconds since 1970-01-01T00:00Z.
  case time(Double)
  case array([Datum])
  case object([Field])

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: Datum

    package init(_ name: String, _ value: Datum) {
      self.name = name
      self.value = value
    }
  }
}
