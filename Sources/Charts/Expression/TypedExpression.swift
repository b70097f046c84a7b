import Scales
import Tables

/// The parts of an expression whose types follow from the columns, as plain functions of the row:
/// a filter over a million rows then compares numbers without making values of them.
struct TypedExpression {
  typealias Index = ExpressionProgram.Index
  typealias Number = (Int) -> Double
  typealias Truth = (Int) -> Bool

  private let program: ExpressionProgram
  private let columns: [DataValues?]
  private let zone: Scales.TimeZone
  /// The value of a part that is the same for every row; `nil` if it has none.
  private let constant: (Index) -> ExpressionValue?

  init(
    _ program: ExpressionProgram, columns: [DataValues?], zone: Scales.TimeZone,
    constant: @escaping (Index) -> ExpressionValue?
  ) {
    self.program = program
    self.columns = columns
    self.zone = zone
    self.constant = constant
  }

  // MARK: Numbers

  /// The value of a node that is a number in every row; `nil` if it might be anything else.
  func number(_ index: Index) -> Number? {
    if program.nodes[index].isConstant {
      guard case .number(let value)? = constant(index) else { return nil }
      return { _ in value }
    }
    switch program.nodes[index].operation {
    case .field(let slot):
      guard case .numbers(let values)? = columns[slot], !values.contains(where: \.isNaN) else {
        return nil
      }
      return { values[$0] }
    case .negate(let operand): return number(operand).map { value in { -value($0) } }
    case .binary(let sign, let left, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return arithmetic(sign, left, right)
    case .chain(let first, let rest):
      guard var result = number(first) else { return nil }
      for (sign, operand) in rest {
        guard let operand = number(operand), let next = arithmetic(sign, result, operand) else {
          return nil
        }
        result = next
      }
      return result
    case .choose(let branches, let otherwise):
      guard var result = number(otherwise) else { return nil }
      for branch in branches.reversed() {
        guard let test = truth(branch.test), let value = number(branch.value) else { return nil }
        let next = result
        result = { row in test(row) ? value(row) : next(row) }
      }
      return result
    case .call(let function, let arguments): return call(function, arguments)
    default: return nil
    }
  }

  private func call(_ function: ExpressionFunction, _ arguments: [Index]) -> Number? {
    switch function.body {
    case .number(let body):
      guard let argument = number(arguments[0]) else { return nil }
      return { body(argument($0)) }
    case .date(let isUTC, let part):
      guard let time = moment(arguments[0]) else { return nil }
      let zone = isUTC ? .utc : zone
      return { row in CivilDate(time(row), zone: zone).map { Double(part($0)) } ?? .nan }
    case .values: return nil
    }
  }

  private func arithmetic(
    _ sign: BinaryOperator, _ left: @escaping Number, _ right: @escaping Number
  ) -> Number? {
    switch sign {
    case .add: { left($0) + right($0) }
    case .subtract: { left($0) - right($0) }
    case .multiply: { left($0) * right($0) }
    case .divide: { left($0) / right($0) }
    case .remainder: { ScriptOperators.remainder(left($0), right($0)) }
    default: nil
    }
  }

  // MARK: Truth

  /// Whether a node holds in a row; `nil` if that cannot be told from the types.
  func truth(_ index: Index) -> Truth? {
    switch program.nodes[index].operation {
    case .literal(.bool(let value)): return { _ in value }
    case .not(let operand): return truth(operand).map { holds in { !holds($0) } }
    case .all(let parts):
      guard let parts = truths(parts) else { return nil }
      return { row in parts.allSatisfy { $0(row) } }
    case .any(let parts):
      guard let parts = truths(parts) else { return nil }
      return { row in parts.contains { $0(row) } }
    case .binary(let sign, let left, let right):
      if let holds = comparison(sign, left, right) { return holds }
    case .field(let slot):
      if case .booleans(let values)? = columns[slot] { return { values[$0] ?? false } }
    default: break
    }
    return number(index).map { value in
      { row in
        let value = value(row)
        return value != 0 && !value.isNaN
      }
    }
  }

  private func truths(_ indices: [Index]) -> [Truth]? {
    var result: [Truth] = []
    for index in indices {
      guard let holds = truth(index) else { return nil }
      result.append(holds)
    }
    return result
  }

  private func comparison(_ sign: BinaryOperator, _ left: Index, _ right: Index) -> Truth? {
    if let equality = equality(sign, left, right) ?? equality(sign, right, left) { return equality }
    // A date is compared as the number that it is.
    guard let a = moment(left) ?? number(left), let b = moment(right) ?? number(right) else {
      return nil
    }
    switch sign {
    case .less: return { a($0) < b($0) }
    case .lessOrEqual: return { a($0) <= b($0) }
    case .greater: return { a($0) > b($0) }
    case .greaterOrEqual: return { a($0) >= b($0) }
    default: return nil
    }
  }

  /// Equality of a column with one value; a missing value is equal to none.
  private func equality(_ sign: BinaryOperator, _ left: Index, _ right: Index) -> Truth? {
    let isWanted: Bool
    switch sign {
    case .equal, .identical: isWanted = true
    case .notEqual, .notIdentical: isWanted = false
    default: return nil
    }
    if case .field(let slot) = program.nodes[left].operation,
      case .literal(let literal) = program.nodes[right].operation
    {
      switch (columns[slot], literal) {
      case (.numbers(let values)?, .number(let value)): return { (values[$0] == value) == isWanted }
      case (.strings(let values)?, .string(let text)):
        return { row in
          (values[row].map { ScriptOperators.areEqual($0, text) } ?? false) == isWanted
        }
      default: return nil
      }
    }
    guard let a = number(left), let b = number(right) else { return nil }
    return { (a($0) == b($0)) == isWanted }
  }

  private func moment(_ index: Index) -> Number? {
    guard case .field(let slot) = program.nodes[index].operation,
      case .times(let values)? = columns[slot], !values.contains(where: \.isNaN)
    else { return nil }
    return { values[$0] }
  }
}
