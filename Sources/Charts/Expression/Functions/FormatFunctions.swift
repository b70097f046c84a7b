import Scales

let formatFunctions: [ExpressionFunction] = [
  ExpressionFunction("dayAbbrevFormat(weekday)", 1...1) { arguments, run throws(ScriptFailure) in
    name(arguments[0], run.environment.timeLocale.shortDays)
  },
  ExpressionFunction("dayFormat(weekday)", 1...1) { arguments, run throws(ScriptFailure) in
    name(arguments[0], run.environment.timeLocale.days)
  },
  ExpressionFunction("format(value, specifier)", 2...2) { arguments, run throws(ScriptFailure) in
    let format = try run.numberFormat(arguments[1].text())
    if case .null = arguments[0] { return .string("null") }
    return .string(format.text(of: arguments[0].number))
  },
  ExpressionFunction("monthAbbrevFormat(month)", 1...1) { arguments, run throws(ScriptFailure) in
    name(arguments[0], run.environment.timeLocale.shortMonths)
  },
  ExpressionFunction("monthFormat(month)", 1...1) { arguments, run throws(ScriptFailure) in
    name(arguments[0], run.environment.timeLocale.months)
  },
  ExpressionFunction("timeFormat(date, specifier)", 1...2) { arguments, run throws(ScriptFailure) in
    written(arguments, run, isUTC: false)
  },
  ExpressionFunction("timeParse(text, specifier)", 2...2) { arguments, run throws(ScriptFailure) in
    read(arguments, run, isUTC: false)
  },
  ExpressionFunction("timeUnitSpecifier(units, specifiers)", 1...2) {
    arguments, _ throws(ScriptFailure) in
    let names: [String]
    switch arguments[0] {
    case .array(let items): names = items.map { $0.text() }
    default: names = [arguments[0].text()]
    }
    let parts = names.compactMap(TimeUnit.Part.init)
    guard parts.count == names.count, let unit = TimeUnit(parts) else {
      throw ScriptFailure("`\(names.joined(separator: ", "))` are not time units that go together")
    }
    var overrides: [String: String] = [:]
    if case .object(let fields) = arguments[1] {
      for field in fields { overrides[field.name] = field.value.text() }
    }
    return .string(unit.specifier(overrides: overrides))
  },
  ExpressionFunction("utcFormat(date, specifier)", 1...2) { arguments, run throws(ScriptFailure) in
    written(arguments, run, isUTC: true)
  },
  ExpressionFunction("utcParse(text, specifier)", 2...2) { arguments, run throws(ScriptFailure) in
    read(arguments, run, isUTC: true)
  },
]

/// The name of whole number `index`, counted round and round as a calendar does.
private func name(_ index: ExpressionValue, _ names: [String]) -> ExpressionValue {
  guard case .number(let value) = index, value == value.rounded(), abs(value) < 1e9 else {
    return .string("")
  }
  let place = Int(value) % names.count
  return .string(names[place < 0 ? place + names.count : place])
}

/// A time in the format that is given as text, or by units as an object, or Vega's default.
private func written(
  _ arguments: borrowing ExpressionArguments, _ run: ExpressionRun, isUTC: Bool
) -> ExpressionValue {
  if case .null = arguments[0] { return .string("null") }
  let time = arguments[0].number.rounded(.towardZero)
  if case .string(let specifier) = arguments[1] {
    return .string(run.timeFormat(specifier, isUTC: isUTC).text(of: time))
  }
  var overrides: [String: String] = [:]
  if case .object(let fields) = arguments[1] {
    for field in fields { overrides[field.name] = field.value.text() }
  }
  let zone = isUTC ? .utc : run.environment.zone
  let format = MultiTimeFormat(overrides, zone: zone, locale: run.environment.timeLocale)
  return .string(format.text(of: time))
}

private func read(
  _ arguments: borrowing ExpressionArguments, _ run: ExpressionRun, isUTC: Bool
) -> ExpressionValue {
  if arguments[0].isNullish { return .null }
  let format = run.timeFormat(arguments[1].text(), isUTC: isUTC)
  let text = arguments[0].text(zone: run.environment.zone)
  return format.time(from: text).map { .time($0) } ?? .null
}
