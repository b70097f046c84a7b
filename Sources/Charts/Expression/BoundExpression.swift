package import Scales
package import Tables

/// An expression with its columns at hand.
package struct BoundExpression {
  private let program: ExpressionProgram
  private let columns: [DataValues?]
  private let parameters: [ExpressionValue]
  private let table: DataTable
  private let run: ExpressionRun

  init(_ program: ExpressionProgram, table: DataTable, environment: ExpressionEnvironment) {
    self.program = program
    self.table = table
    columns = program.fields.map { table[$0]?.values }
    parameters = program.parameters.map { environment.parameters[$0] ?? .undefined }
    run = ExpressionRun(environment)
  }

  /// The fields that the table does not have; they read as `undefined`.
  package var missingFields: [String] {
    zip(program.fields, columns).filter { $0.1 == nil }.map(\.0)
  }

  /// - Returns: `undefined` outside the table.
  package func evaluate(row: Int) throws(ExpressionError) -> ExpressionValue {
    run.begin()
    return try evaluator(row: row).value(of: program.root)
  }

  /// The rows for which the expression holds.
  package func matchingRows() throws(ExpressionError) -> [Int] {
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      run.begin()
      if try evaluator(row: row).isTruthy(program.root) { rows.append(row) }
    }
    return rows
  }

  /// The value of every row as one column.
  package func column() throws(ExpressionError) -> DataValues {
    var values: [ExpressionValue] = []
    values.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount { values.append(try evaluate(row: row)) }
    return DataValues(values)
  }

  private func evaluator(row: Int) -> ExpressionEvaluator<TableContext> {
    ExpressionEvaluator(
      program: program,
      context: TableContext(
        columns: columns, parameters: parameters, table: table, row: row, run: run),
      run: run)
  }
}

/// A row of a table as the data.
private struct TableContext: ExpressionContext {
  let columns: [DataValues?]
  let parameters: [ExpressionValue]
  let table: DataTable
  let row: Int
  let run: ExpressionRun

  var environment: ExpressionEnvironment { run.environment }

  func field(at slot: Int) -> ExpressionValue {
    guard let column = columns[slot], row >= 0, row < table.rowCount else { return .undefined }
    return Self.value(column, row)
  }

  func wholeDatum() -> ExpressionValue {
    guard row >= 0, row < table.rowCount else { return .undefined }
    return .object(
      table.columns.map { ExpressionValue.Field($0.name, Self.value($0.values, row)) })
  }

  func parameter(at slot: Int) -> ExpressionValue { parameters[slot] }

  private static func value(_ column: DataValues, _ row: Int) -> ExpressionValue {
    switch column {
    case .numbers(let values): values[row].isNaN ? .null : .number(values[row])
    case .strings(let values): values[row].map { .string($0) } ?? .null
    case .booleans(let values): values[row].map { .bool($0) } ?? .null
    case .times(let values): values[row].isNaN ? .null : .time(values[row])
    case .mixed(let values): ExpressionValue(values[row])
    }
  }
}

extension DataValues {
  /// One type if all values that are not missing have it.
  init(_ values: [ExpressionValue]) {
    var kinds: Set<Int> = []
    for value in values {
      switch value {
      case .undefined, .null: break
      case .number: kinds.insert(0)
      case .string: kinds.insert(1)
      case .bool: kinds.insert(2)
      case .time: kinds.insert(3)
      case .array, .object, .pattern: kinds.insert(4)
      }
    }
    switch kinds {
    case [0], []:
      self = .numbers(values.map { if case .number(let value) = $0 { value } else { .nan } })
    case [1]:
      self = .strings(values.map { if case .string(let value) = $0 { value } else { nil } })
    case [2]:
      self = .booleans(values.map { if case .bool(let value) = $0 { value } else { nil } })
    case [3]:
      self = .times(values.map { if case .time(let value) = $0 { value } else { .nan } })
    default: self = .mixed(values.map(\.datum))
    }
  }
}
