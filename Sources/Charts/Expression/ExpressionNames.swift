import Diagnostics

/// The names that stand for something without a `datum` before them, and those that cannot.
enum ExpressionNames {
  static let constants: [String: Double] = [
    "E": 2.718281828459045, "LN10": 2.302585092994046, "LN2": 0.6931471805599453,
    "LOG10E": 0.4342944819032518, "LOG2E": 1.4426950408889634,
    "MAX_VALUE": .greatestFiniteMagnitude, "MIN_VALUE": .leastNonzeroMagnitude, "NaN": .nan,
    "PI": .pi, "SQRT1_2": 0.7071067811865476, "SQRT2": 1.4142135623730951,
  ]

  static let refused: [String: (what: String, mend: String)] = [
    "Infinity": ("there is no `Infinity` in expressions", "write MAX_VALUE, or 1/0"),
    "event": ("a drawn chart has no events", "leave the interaction out"),
    "item": ("expressions here cannot see marks", "use `datum`"),
    "new": ("an expression cannot make objects with `new`", "write datetime(…) for a date"),
    "typeof": ("there is no `typeof` in expressions", "write isNumber(a), isString(a), …"),
    "undefined": ("there is no `undefined` in expressions", "write isDefined(a)"),
    "void": ("there is no `void` in expressions", "write null"),
    "delete": ("an expression cannot change a value", "leave `delete` out"),
    "function": ("expressions cannot define functions", "use the functions that there are"),
    "this": ("there is no `this` in expressions", "use `datum`"),
    "not": ("`not` is written `!`", "write `!`"),
  ]

  static func unknown(_ name: String, at range: Range<Int>, known: Set<String>)
    -> ExpressionError
  {
    let candidates =
      known.sorted() + constants.keys.sorted() + ["datum", "false", "null", "true"]
    let near = suggestion(for: name, among: candidates)
    return ExpressionError(
      "`\(name)` is neither a parameter nor a constant", at: range,
      label: near.map { "did you mean `\($0)`?" } ?? "a field is `datum.\(name)`",
      notes: known.isEmpty ? [] : ["parameters here: " + known.sorted().joined(separator: ", ")])
  }
}
