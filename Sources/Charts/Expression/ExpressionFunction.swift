import Scales

/// A function of the expression language: one entry in the list of its family.
struct ExpressionFunction: Sendable {
  enum Body: Sendable {
    /// A number of a number.
    case number(@Sendable (Double) -> Double)
    /// A part of a date, in universal or in local time.
    case date(isUTC: Bool, @Sendable (CivilDate) -> Int)
    case values(
      @Sendable (borrowing ExpressionArguments, ExpressionRun) throws(ScriptFailure) ->
        ExpressionValue)
  }

  let name: String
  let arity: ClosedRange<Int>
  /// How it is called, for messages: `format(value, specifier)`.
  let signature: String
  let body: Body
  /// Why it cannot be used, and what to do instead.
  var unavailable: (what: String, mend: String)?
  /// Whether its first argument names a scale.
  var readsScale = false

  init(
    _ signature: String, _ arity: ClosedRange<Int>, readsScale: Bool = false,
    _ body:
      @escaping @Sendable (borrowing ExpressionArguments, ExpressionRun) throws(ScriptFailure) ->
      ExpressionValue
  ) {
    self.init(signature, arity, .values(body))
    self.readsScale = readsScale
  }

  private init(_ signature: String, _ arity: ClosedRange<Int>, _ body: Body) {
    name = String(signature.prefix { $0 != "(" })
    self.signature = signature
    self.arity = arity
    self.body = body
  }

  static func number(_ name: String, _ body: @escaping @Sendable (Double) -> Double)
    -> ExpressionFunction
  {
    ExpressionFunction("\(name)(number)", 1...1, .number(body))
  }

  /// A part of a date: of a time, a number of milliseconds, or a text that is a date.
  static func date(
    _ name: String, isUTC: Bool = false, _ part: @escaping @Sendable (CivilDate) -> Int
  ) -> ExpressionFunction {
    ExpressionFunction("\(name)(date)", 1...1, .date(isUTC: isUTC, part))
  }

  static func unavailable(_ name: String, _ what: String, _ mend: String) -> ExpressionFunction {
    var function = ExpressionFunction("\(name)()", 0...Int.max) { _, _ throws(ScriptFailure) in
      throw ScriptFailure(what, mend: mend)
    }
    function.unavailable = (what, mend)
    return function
  }

  func call(_ arguments: borrowing ExpressionArguments, _ run: ExpressionRun)
    throws(ScriptFailure) -> ExpressionValue
  {
    switch body {
    case .number(let body): .number(body(arguments[0].number))
    case .date(let isUTC, let part): datePart(part, of: arguments[0], isUTC: isUTC, run)
    case .values(let body): try body(arguments, run)
    }
  }

  private func datePart(
    _ part: (CivilDate) -> Int, of value: ExpressionValue, isUTC: Bool, _ run: ExpressionRun
  ) -> ExpressionValue {
    let zone = run.environment.zone
    let date = CivilDate(scriptDate(value, zone: zone), zone: isUTC ? .utc : zone)
    return .number(date.map { Double(part($0)) } ?? .nan)
  }

  var arityInWords: String {
    func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }
    if arity.upperBound == .max { return "at least " + values(arity.lowerBound) }
    if arity.lowerBound == arity.upperBound { return values(arity.lowerBound) }
    return "\(arity.lowerBound) to " + values(arity.upperBound)
  }
}

/// The values a function is called with; those left out are `undefined`.
struct ExpressionArguments {
  let values: [ExpressionValue]

  init(_ values: [ExpressionValue]) { self.values = values }

  var count: Int { values.count }

  subscript(index: Int) -> ExpressionValue {
    values.indices.contains(index) ? values[index] : .undefined
  }

  /// The value as a whole number, or `otherwise` if it is left out.
  func whole(_ index: Int, otherwise: Int) -> Int {
    guard case let value = self[index], !isUndefined(index) else { return otherwise }
    return scriptWhole(value.number)
  }

  func isUndefined(_ index: Int) -> Bool {
    if case .undefined = self[index] { true } else { false }
  }
}

/// Towards zero and within what can be counted; NaN is 0.
func scriptWhole(_ value: Double) -> Int {
  value.isNaN ? 0 : Int(min(max(value.rounded(.towardZero), -1e15), 1e15))
}

/// The moment of `new Date(value)`; NaN for what is not a date.
func scriptDate(_ value: ExpressionValue, zone: Scales.TimeZone) -> Double {
  let time: Double
  switch value {
  case .string(let text): time = scriptTime(of: text, zone: zone) ?? .nan
  case .array, .object: time = scriptTime(of: value.text(zone: zone), zone: zone) ?? .nan
  default: time = value.number
  }
  return abs(time) <= CivilDate.latest ? time.rounded(.towardZero) : .nan
}

/// Every function, in the order of the alphabet.
let expressionFunctions: [ExpressionFunction] =
  (colorFunctions + dateFunctions + formatFunctions + listFunctions + mathFunctions
  + patternFunctions + scaleFunctions + statisticsFunctions + textFunctions + typeFunctions
  + unavailableFunctions).sorted { $0.name < $1.name }

func functionNamed(_ name: String) -> ExpressionFunction? {
  var low = 0
  var high = expressionFunctions.count
  while low < high {
    let middle = (low + high) / 2
    if expressionFunctions[middle].name < name { low = middle + 1 } else { high = middle }
  }
  guard low < expressionFunctions.count, expressionFunctions[low].name == name else { return nil }
  return expressionFunctions[low]
}
