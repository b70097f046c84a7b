import Scales

let dateFunctions: [ExpressionFunction] = [
  .date("date") { $0.day },
  ExpressionFunction("datetime(year, month, day, …)", 1...7) {
    arguments, run throws(ScriptFailure) in
    let zone = run.environment.zone
    if arguments.count == 1 { return .time(scriptDate(arguments[0], zone: zone)) }
    return .time(civilTime(arguments, zone: zone))
  },
  .date("day") { $0.weekday },
  .date("dayofyear") { $0.dayOfYear },
  .date("hours") { $0.hour },
  .date("milliseconds") { $0.millisecond },
  .date("minutes") { $0.minute },
  .date("month") { $0.month - 1 },
  .date("quarter") { ($0.month - 1) / 3 + 1 },
  .date("seconds") { $0.second },
  ExpressionFunction("time(date)", 1...1) { arguments, run throws(ScriptFailure) in
    .number(scriptDate(arguments[0], zone: run.environment.zone))
  },
  ExpressionFunction("timeOffset(unit, date, steps)", 2...3) {
    arguments, run throws(ScriptFailure) in
    try offset(arguments, zone: run.environment.zone)
  },
  ExpressionFunction("timeSequence(unit, start, stop, step)", 3...4) {
    arguments, run throws(ScriptFailure) in
    try times(arguments, run, zone: run.environment.zone)
  },
  ExpressionFunction("timezoneoffset(date)", 1...1) { arguments, run throws(ScriptFailure) in
    let zone = run.environment.zone
    let time = scriptDate(arguments[0], zone: zone)
    return .number(time.isNaN ? .nan : -(zone.offset(at: time) / 60_000).rounded(.towardZero))
  },
  ExpressionFunction("utc(year, month, day, …)", 1...7) { arguments, _ throws(ScriptFailure) in
    .number(civilTime(arguments, zone: .utc))
  },
  .date("utcdate", isUTC: true) { $0.day },
  .date("utcday", isUTC: true) { $0.weekday },
  .date("utcdayofyear", isUTC: true) { $0.dayOfYear },
  .date("utchours", isUTC: true) { $0.hour },
  .date("utcmilliseconds", isUTC: true) { $0.millisecond },
  .date("utcminutes", isUTC: true) { $0.minute },
  .date("utcmonth", isUTC: true) { $0.month - 1 },
  ExpressionFunction("utcOffset(unit, date, steps)", 2...3) { arguments, _ throws(ScriptFailure) in
    try offset(arguments, zone: .utc)
  },
  .date("utcquarter", isUTC: true) { ($0.month - 1) / 3 + 1 },
  .date("utcseconds", isUTC: true) { $0.second },
  ExpressionFunction("utcSequence(unit, start, stop, step)", 3...4) {
    arguments, run throws(ScriptFailure) in
    try times(arguments, run, zone: .utc)
  },
  .date("utcweek", isUTC: true) { $0.weekOfYear(from: 0) },
  .date("utcyear", isUTC: true) { $0.year },
  .date("week") { $0.weekOfYear(from: 0) },
  .date("year") { $0.year },
]

/// The moment of a year, a month from 0, a day from 1 and a time; two digits are a year after 1900.
private func civilTime(_ arguments: borrowing ExpressionArguments, zone: Scales.TimeZone) -> Double
{
  func part(_ index: Int, _ otherwise: Double) -> Double {
    arguments.count > index ? arguments[index].number : otherwise
  }
  let year = part(0, .nan).rounded(.towardZero)
  return CivilDate.time(
    year: (0...99).contains(year) ? year + 1900 : year, month: part(1, 0) + 1, day: part(2, 1),
    hour: part(3, 0), minute: part(4, 0), second: part(5, 0), millisecond: part(6, 0), zone: zone)
}

private func interval(
  _ unit: ExpressionValue, zone: Scales.TimeZone
) throws(ScriptFailure) -> Scales.TimeInterval {
  guard case .string(let name) = unit, let interval = Scales.TimeInterval(named: name, zone: zone)
  else {
    throw ScriptFailure(
      "`\(unit.text())` is not a time unit",
      mend: "one of " + TimeUnit.Part.allCases.map(\.rawValue).joined(separator: ", "))
  }
  return interval
}

private func offset(
  _ arguments: borrowing ExpressionArguments, zone: Scales.TimeZone
) throws(ScriptFailure) -> ExpressionValue {
  let interval = try interval(arguments[0], zone: zone)
  let steps = arguments[2].isNullish ? 1 : arguments[2].number
  return .time(interval.offset(arguments[1].number, by: steps))
}

private func times(
  _ arguments: borrowing ExpressionArguments, _ run: ExpressionRun, zone: Scales.TimeZone
) throws(ScriptFailure) -> ExpressionValue {
  let interval = try interval(arguments[0], zone: zone)
  let step = arguments[3].isNullish ? 1 : arguments[3].number
  let times = interval.range(from: arguments[1].number, to: arguments[2].number, step: step)
  try run.spend(times.count * 4)
  return .array(times.map { .time($0) })
}
