package import Scales
package import Tables

/// An expression with its columns at hand.
package struct BoundExpression {
  private let program: ExpressionProgram
  private let columns: [DataValues?]
  private let context: TableContext
  private let typed: TypedExpression
  private let evaluator: ExpressionEvaluator<TableContext>

  init(_ program: ExpressionProgram, table: DataTable, environment: ExpressionEnvironment) {
    self.program = program
    columns = program.fields.map { table[$0]?.values }
    let parameters = program.parameters.map { environment.parameters[$0] ?? .undefined }
    let run = ExpressionRun(environment, rowCount: table.rowCount)
    context = TableContext(columns: columns, parameters: parameters, table: table, run: run)
    let evaluator = ExpressionEvaluator(program: program, context: context, run: run)
    self.evaluator = evaluator
    typed = TypedExpression(program, columns: columns, zone: environment.zone) { index in
      try? evaluator.value(of: index)
    }
  }

  /// The fields that the table does not have; they read as `undefined`.
  package var missingFields: [String] {
    zip(program.fields, columns).filter { $0.1 == nil }.map(\.0)
  }

  /// - Returns: what follows from `undefined` fields for a row outside the table.
  package func evaluate(row: Int) throws(ExpressionError) -> ExpressionValue {
    context.row = row
    context.run.begin()
    return try evaluator.value(of: program.root)
  }

  /// The rows for which the expression holds.
  package func matchingRows() throws(ExpressionError) -> [Int] {
    let count = context.table.rowCount
    if let holds = typed.truth(program.root) { return (0..<count).filter(holds) }
    var rows: [Int] = []
    for row in 0..<count where try evaluate(row: row).isTruthy { rows.append(row) }
    return rows
  }

  /// The value of every row as one column.
  package func column() throws(ExpressionError) -> DataValues {
    let count = context.table.rowCount
    if let number = typed.number(program.root) { return .numbers((0..<count).map(number)) }
    var values: [ExpressionValue] = []
    values.reserveCapacity(count)
    for row in 0..<count { values.append(try evaluate(row: row)) }
    return DataValues(values)
  }
}

/// A row of a table as the data; one object serves all rows in turn.
private final class TableContext: ExpressionContext {
  let columns: [DataValues?]
  let parameters: [ExpressionValue]
  let table: DataTable
  let run: ExpressionRun
  var row = 0

  init(
    columns: [DataValues?], parameters: [ExpressionValue], table: DataTable, run: ExpressionRun
  ) {
    self.columns = columns
    self.parameters = parameters
    self.table = table
    self.run = run
  }

  var environment: ExpressionEnvironment { run.environment }

  func field(at slot: Int) -> ExpressionValue {
    guard row >= 0, row < table.rowCount else { return .undefined }
    return Self.value(columns[slot], row)
  }

  func wholeDatum() -> ExpressionValue {
    guard row >= 0, row < table.rowCount else { return .undefined }
    return .object(
      table.columns.map { ExpressionValue.Field($0.name, Self.value($0.values, row)) })
  }

  func parameter(at slot: Int) -> ExpressionValue { parameters[slot] }

  private static func value(_ column: DataValues?, _ row: Int) -> ExpressionValue {
    switch column {
    case .numbers(let values)?: values[row].isNaN ? .null : .number(values[row])
    case .strings(let values)?: values[row].map { .string($0) } ?? .null
    case .booleans(let values)?: values[row].map { .bool($0) } ?? .null
    case .times(let values)?: values[row].isNaN ? .null : .time(values[row])
    case .mixed(let values)?: ExpressionValue(values[row])
    case nil: .undefined
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
