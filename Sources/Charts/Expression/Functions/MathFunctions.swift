import Glibc
import Scales

let mathFunctions: [ExpressionFunction] = [
  .number("abs") { abs($0) },
  .number("acos") { acos($0) },
  .number("asin") { asin($0) },
  .number("atan") { atan($0) },
  ExpressionFunction("atan2(y, x)", 2...2) { arguments, _ throws(ScriptFailure) in
    .number(atan2(arguments[0].number, arguments[1].number))
  },
  .number("ceil") { ceil($0) },
  ExpressionFunction("clamp(number, least, most)", 3...3) { arguments, _ throws(ScriptFailure) in
    .number(
      largest([arguments[1].number, smallest([arguments[2].number, arguments[0].number])]))
  },
  .number("cos") { cos($0) },
  .number("exp") { exp($0) },
  .number("floor") { floor($0) },
  ExpressionFunction("hypot(number, …)", 0...Int.max) { arguments, _ throws(ScriptFailure) in
    .number(arguments.values.reduce(0) { $0 + $1.number * $1.number }.squareRoot())
  },
  ExpressionFunction("isFinite(value)", 1...1) { arguments, _ throws(ScriptFailure) in
    if case .number(let value) = arguments[0] { .bool(value.isFinite) } else { .bool(false) }
  },
  ExpressionFunction("isNaN(value)", 1...1) { arguments, _ throws(ScriptFailure) in
    if case .number(let value) = arguments[0] { .bool(value.isNaN) } else { .bool(false) }
  },
  .number("log") { log($0) },
  ExpressionFunction("max(number, …)", 0...Int.max) { arguments, _ throws(ScriptFailure) in
    .number(largest(arguments.values.map(\.number)))
  },
  ExpressionFunction("min(number, …)", 0...Int.max) { arguments, _ throws(ScriptFailure) in
    .number(smallest(arguments.values.map(\.number)))
  },
  ExpressionFunction("pow(base, exponent)", 2...2) { arguments, _ throws(ScriptFailure) in
    let (base, exponent) = (arguments[0].number, arguments[1].number)
    // Unlike C, where 1 to any power is 1.
    return .number(
      exponent.isNaN || abs(base) == 1 && exponent.isInfinite ? .nan : pow(base, exponent))
  },
  .number("round") { scriptRound($0) },
  .number("sin") { sin($0) },
  .number("sqrt") { $0.squareRoot() },
  .number("tan") { tan($0) },
]

private func largest(_ numbers: [Double]) -> Double {
  numbers.contains(where: \.isNaN) ? .nan : numbers.max() ?? -.infinity
}

private func smallest(_ numbers: [Double]) -> Double {
  numbers.contains(where: \.isNaN) ? .nan : numbers.min() ?? .infinity
}
