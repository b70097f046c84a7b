import Scales

/// Walks the nodes of an expression for one row.
struct ExpressionEvaluator<Context: ExpressionContext> {
  let program: ExpressionProgram
  let context: Context
  let run: ExpressionRun

  typealias Index = ExpressionProgram.Index

  func value(of index: Index) throws(ExpressionError) -> ExpressionValue {
    switch program.nodes[index].operation {
    case .literal(let value): return value
    case .field(let slot): return context.field(at: slot)
    case .wholeDatum: return context.wholeDatum()
    case .parameter(let slot): return context.parameter(at: slot)
    case .member(let object, let name):
      return try member(name, of: value(of: object), at: index)
    case .computedMember(let object, let key):
      let object = try value(of: object)
      return try member(value(of: key).text(zone: run.environment.zone), of: object, at: index)
    case .array(let items):
      var values: [ExpressionValue] = []
      for item in items { values.append(try value(of: item)) }
      try spend(nestedIn: values, at: index)
      return .array(values)
    case .object(let members): return try object(members, at: index)
    case .not(let operand): return .bool(try !isTruthy(operand))
    case .negate(let operand): return .number(-(try value(of: operand).number))
    case .plus(let operand): return .number(try value(of: operand).number)
    case .complement(let operand):
      return .number(Double(~ScriptOperators.int32(try value(of: operand).number)))
    case .binary(let sign, let left, let right):
      return try apply(sign, value(of: left), value(of: right), at: index)
    case .chain(let first, let rest):
      var result = try value(of: first)
      for (sign, operand) in rest {
        result = try apply(sign, result, value(of: operand), at: index)
      }
      return result
    case .all(let parts):
      var result = ExpressionValue.bool(true)
      for part in parts {
        result = try value(of: part)
        if !result.isTruthy { break }
      }
      return result
    case .any(let parts):
      var result = ExpressionValue.bool(false)
      for part in parts {
        result = try value(of: part)
        if result.isTruthy { break }
      }
      return result
    case .choose(let branches, let otherwise):
      for branch in branches where try isTruthy(branch.test) { return try value(of: branch.value) }
      return try value(of: otherwise)
    case .call(let function, let arguments): return try call(function, arguments, at: index)
    }
  }

  func isTruthy(_ index: Index) throws(ExpressionError) -> Bool {
    try value(of: index).isTruthy
  }

  private func object(_ members: [(name: String, value: Index)], at index: Index)
    throws(ExpressionError) -> ExpressionValue
  {
    var fields: [ExpressionValue.Field] = []
    for member in members {
      fields.append(ExpressionValue.Field(member.name, try value(of: member.value)))
    }
    try spend(nestedIn: fields.map(\.value), at: index)
    return .object(fields)
  }

  private func member(
    _ name: String, of object: ExpressionValue, at index: Index
  ) throws(ExpressionError) -> ExpressionValue {
    guard !object.isNullish else {
      throw ExpressionError(
        "there is no member `\(name)` of \(object.kindInWords)", at: program.nodes[index].range,
        label: "test it first: isValid(a) ? a.\(name) : null")
    }
    return object.member(name)
  }

  private func call(
    _ function: ExpressionFunction, _ arguments: [Index], at index: Index
  ) throws(ExpressionError) -> ExpressionValue {
    let isConstant = program.nodes[index].isConstant
    if isConstant, let known = run.constants[index] { return known }
    let result: ExpressionValue
    if case .number(let body) = function.body {
      result = .number(body(try value(of: arguments[0]).number))
    } else {
      var values: [ExpressionValue] = []
      values.reserveCapacity(arguments.count)
      for argument in arguments { values.append(try value(of: argument)) }
      do throws(ScriptFailure) {
        try run.spend(1)
        result = try function.call(ExpressionArguments(values), run)
      } catch {
        throw ExpressionError(
          error.message, at: program.nodes[index].range,
          label: error.mend.isEmpty ? function.signature : error.mend)
      }
    }
    if isConstant { run.constants[index] = result }
    return result
  }

  private func apply(
    _ sign: BinaryOperator, _ left: ExpressionValue, _ right: ExpressionValue, at index: Index
  ) throws(ExpressionError) -> ExpressionValue {
    let zone = run.environment.zone
    switch sign {
    case .add:
      if case .number(let a) = left, case .number(let b) = right { return .number(a + b) }
      let sum = ScriptOperators.sum(left, right, zone: zone)
      if case .string(let text) = sum { try spend(text.utf8.count / 2, at: index) }
      return sum
    case .subtract: return .number(left.number - right.number)
    case .multiply: return .number(left.number * right.number)
    case .divide: return .number(left.number / right.number)
    case .remainder: return .number(ScriptOperators.remainder(left.number, right.number))
    case .equal: return .bool(ScriptOperators.areEqual(left, right, zone: zone))
    case .notEqual: return .bool(!ScriptOperators.areEqual(left, right, zone: zone))
    case .identical: return .bool(ScriptOperators.areIdentical(left, right))
    case .notIdentical: return .bool(!ScriptOperators.areIdentical(left, right))
    case .less: return .bool(ScriptOperators.isLess(left, right, zone: zone) ?? false)
    case .greater: return .bool(ScriptOperators.isLess(right, left, zone: zone) ?? false)
    case .lessOrEqual:
      return .bool(ScriptOperators.isLess(right, left, zone: zone).map { !$0 } ?? false)
    case .greaterOrEqual:
      return .bool(ScriptOperators.isLess(left, right, zone: zone).map { !$0 } ?? false)
    case .bitAnd, .bitOr, .bitXor:
      let (a, b) = (ScriptOperators.int32(left.number), ScriptOperators.int32(right.number))
      return .number(Double(sign == .bitAnd ? a & b : sign == .bitOr ? a | b : a ^ b))
    case .shiftLeft: return .number(ScriptOperators.shiftLeft(left.number, right.number))
    case .shiftRight: return .number(ScriptOperators.shiftRight(left.number, right.number))
    case .shiftRightUnsigned:
      return .number(ScriptOperators.shiftRightUnsigned(left.number, right.number))
    case .isIn: return try isMember(left, of: right, at: index)
    }
  }

  private func isMember(
    _ key: ExpressionValue, of object: ExpressionValue, at index: Index
  ) throws(ExpressionError) -> ExpressionValue {
    switch object {
    case .object(let fields):
      let name = key.text(zone: run.environment.zone)
      return .bool(fields.contains { $0.name == name })
    case .array(let items):
      let place = key.number
      return .bool(place >= 0 && place < Double(items.count) && place == place.rounded())
    case .time, .pattern: return .bool(false)
    default:
      throw ExpressionError(
        "`in` looks for a member of an object, not of \(object.kindInWords)",
        at: program.nodes[index].range, label: "to look into a list: indexof(list, value) >= 0")
    }
  }

  /// Lists and objects in others could double with every transform.
  private func spend(
    nestedIn values: [ExpressionValue], depth: Int = 0, at index: Index
  ) throws(ExpressionError) {
    guard depth <= Limits.expressionNesting else {
      throw ExpressionError(Limits.expressionTooDeep, at: program.nodes[index].range)
    }
    for value in values {
      let inner: [ExpressionValue]
      switch value {
      case .array(let items): inner = items
      case .object(let fields): inner = fields.map(\.value)
      default: continue
      }
      try spend(max(inner.count, 1), at: index)
      try spend(nestedIn: inner, depth: depth + 1, at: index)
    }
  }

  private func spend(_ steps: Int, at index: Index) throws(ExpressionError) {
    do throws(ScriptFailure) {
      try run.spend(steps)
    } catch {
      throw ExpressionError(error.message, at: program.nodes[index].range, label: error.mend)
    }
  }
}
