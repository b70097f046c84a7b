import Scales

let typeFunctions: [ExpressionFunction] = [
  ExpressionFunction("if(test, value, otherwise)", 3...3) { arguments, _ throws(ScriptFailure) in
    arguments[0].isTruthy ? arguments[1] : arguments[2]
  },
  test("isArray") { if case .array = $0 { true } else { false } },
  test("isBoolean") { if case .bool = $0 { true } else { false } },
  test("isDate") { if case .time = $0 { true } else { false } },
  test("isDefined") { if case .undefined = $0 { false } else { true } },
  test("isNumber") { if case .number = $0 { true } else { false } },
  test("isObject") { $0.isObject },
  test("isRegExp") { if case .pattern = $0 { true } else { false } },
  test("isString") { if case .string = $0 { true } else { false } },
  test("isTuple") { _ in false },
  test("isValid") { value in
    if case .number(let number) = value { !number.isNaN } else { !value.isNullish }
  },
  ExpressionFunction("toBoolean(value)", 1...1) { arguments, _ throws(ScriptFailure) in
    let value = arguments[0]
    if value.isBlank { return .null }
    if case .string(let text) = value { return .bool(text != "false" && text != "0") }
    return .bool(value.isTruthy)
  },
  ExpressionFunction("toDate(value)", 1...2) { arguments, run throws(ScriptFailure) in
    let value = arguments[0]
    if value.isBlank { return .null }
    switch value {
    case .number, .time: return value
    default: return .number(scriptTime(of: value.text(), zone: run.environment.zone) ?? .nan)
    }
  },
  ExpressionFunction("toNumber(value)", 1...2) { arguments, _ throws(ScriptFailure) in
    arguments[0].isBlank ? .null : .number(arguments[0].number)
  },
  ExpressionFunction("toString(value)", 1...2) { arguments, run throws(ScriptFailure) in
    arguments[0].isBlank ? .null : .string(arguments[0].text(zone: run.environment.zone))
  },
]

private func test(
  _ name: String, _ test: @escaping @Sendable (ExpressionValue) -> Bool
) -> ExpressionFunction {
  ExpressionFunction("\(name)(value)", 1...1) { arguments, _ throws(ScriptFailure) in
    .bool(test(arguments[0]))
  }
}

extension ExpressionValue {
  /// What the conversions make `null` of.
  fileprivate var isBlank: Bool {
    if case .string(let text) = self { text.isEmpty } else { isNullish }
  }
}
