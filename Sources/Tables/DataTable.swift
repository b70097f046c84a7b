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

  /// The rows of `indices`, in their order; an index may stand more than once.
  ///
  /// - Precondition: every index names a row.
  package func taking(_ indices: [Int]) -> DataTable {
    var table = self
    table.rowCount = indices.count
    for index in table.columns.indices {
      table.columns[index].values = table.columns[index].values.taking(indices)
    }
    return table
  }

  /// Puts `values` in the column called `name`, or adds it at the end.
  ///
  /// - Precondition: as many values as rows, unless the table has no columns yet.
  package mutating func set(_ name: String, _ values: DataValues) {
    if columns.isEmpty, rowCount == 0 { rowCount = values.count }
    precondition(values.count == rowCount)
    if let index = columns.firstIndex(where: { $0.name == name }) {
      columns[index].values = values
    } else {
      columns.append(DataColumn(name, values))
    }
  }

  package func setting(_ name: String, _ values: DataValues) -> DataTable {
    var table = self
    table.set(name, values)
    return table
  }

  /// Rows without columns: one mark for each, whatever it shows.
  package init(rowCount: Int) {
    columns = []
    self.rowCount = rowCount
  }
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
  case strings(TextColumn)
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

  package func taking(_ indices: [Int]) -> DataValues {
    switch self {
    case .numbers(let values): .numbers(indices.map { values[$0] })
    case .strings(let values): .strings(indices.map { values[$0] })
    case .booleans(let values): .booleans(indices.map { values[$0] })
    case .times(let values): .times(indices.map { values[$0] })
    case .mixed(let values): .mixed(indices.map { values[$0] })
    }
  }

  /// The narrowest type that holds every value; numbers with gaps stay numbers.
  package init(_ data: [Datum]) {
    var kinds: (numbers: Int, strings: Int, booleans: Int, times: Int, others: Int) = (
      0, 0, 0, 0, 0
    )
    for datum in data {
      switch datum {
      case .null: break
      case .number: kinds.numbers += 1
      case .string: kinds.strings += 1
      case .bool: kinds.booleans += 1
      case .time: kinds.times += 1
      case .array, .object: kinds.others += 1
      }
    }
    switch kinds {
    case (1..., 0, 0, 0, 0):
      self = .numbers(data.map { if case .number(let value) = $0 { value } else { .nan } })
    case (0, 1..., 0, 0, 0):
      self = .strings(data.map { if case .string(let value) = $0 { value } else { nil } })
    case (0, 0, 1..., 0, 0):
      self = .booleans(data.map { if case .bool(let value) = $0 { value } else { nil } })
    case (0, 0, 0, 1..., 0):
      self = .times(data.map { if case .time(let value) = $0 { value } else { .nan } })
    default: self = .mixed(data)
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
package enum Datum: Hashable, Sendable {
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
