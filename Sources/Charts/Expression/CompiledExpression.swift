package import Scales
package import Tables

/// An expression that has been read and checked, ready to be evaluated for many rows.
package struct CompiledExpression: Sendable {
  package let source: String
  let program: ExpressionProgram

  /// The fields read as `datum.name` or `datum['name']`; the slots of `ExpressionContext.field`.
  package var fields: [String] { program.fields }
  /// Whether `datum` is used as a whole, or with a computed member.
  package var usesWholeDatum: Bool { program.usesWholeDatum }
  /// Named parameters such as `width`; the slots of `ExpressionContext.parameter`.
  package var parameters: [String] { program.parameters }
  /// Scales named in `scale('x', …)` and the like.
  package var scales: [String] { program.scales }

  var readsRows: Bool { usesWholeDatum || !fields.isEmpty }

  /// Whether it can only be answered where marks are drawn: by rows, scales, the plot's size.
  var asksForPlot: Bool {
    readsRows || !scales.isEmpty || parameters.contains { $0 == "width" || $0 == "height" }
  }

  /// What is passed over and probably meant otherwise, for warnings: a value too many in a call.
  package var remarks: [ExpressionError] { program.remarks }

  /// - Parameter parameters: the names that stand for something; others are errors with a
  ///   suggestion. `nil` accepts any name.
  package init(_ source: String, parameters: [String]? = nil) throws(ExpressionError) {
    self.source = source
    program = try ExpressionParser.parse(source, parameters: parameters)
  }

  /// - Throws: what JavaScript throws (a member of `undefined`), and when the budget is used up.
  package func evaluate(in context: some ExpressionContext) throws(ExpressionError)
    -> ExpressionValue
  {
    let run = ExpressionRun(context.environment)
    return try ExpressionEvaluator(program: program, context: context, run: run)
      .value(of: program.root)
  }

  /// For a single object: `datum.label` of an axis, a legend, a header.
  package func evaluate(
    datum: ExpressionValue, environment: ExpressionEnvironment = .init()
  ) throws(ExpressionError) -> ExpressionValue {
    try evaluate(in: ObjectContext(program: program, datum: datum, environment: environment))
  }

  /// With `table` as the data: columns are found once, not for each row.
  package func bound(to table: DataTable, environment: ExpressionEnvironment = .init())
    -> BoundExpression
  {
    BoundExpression(program, table: table, environment: environment)
  }
}

/// What an expression sees besides the row.
package struct ExpressionEnvironment: Sendable {
  package var zone: Scales.TimeZone
  package var numberLocale: NumberLocale
  package var timeLocale: TimeLocale
  package var parameters: [String: ExpressionValue]
  /// Answers `scale`, `invert`, `domain`, `range`, `bandwidth`; none by default.
  package var scales: (any ExpressionScales)?

  package init(
    zone: Scales.TimeZone = .utc, numberLocale: NumberLocale = .enUS,
    timeLocale: TimeLocale = .enUS, parameters: [String: ExpressionValue] = [:],
    scales: (any ExpressionScales)? = nil
  ) {
    self.zone = zone
    self.numberLocale = numberLocale
    self.timeLocale = timeLocale
    self.parameters = parameters
    self.scales = scales
  }
}

/// The scales that expressions may ask. Each returns `nil` for a scale that does not exist.
package protocol ExpressionScales: Sendable {
  func scale(_ name: String, _ value: ExpressionValue) -> ExpressionValue?
  func invert(_ name: String, _ value: ExpressionValue) -> ExpressionValue?
  func domain(_ name: String) -> ExpressionValue?
  func range(_ name: String) -> ExpressionValue?
  func bandwidth(_ name: String) -> Double?
}

/// Where an expression finds its data. Slots are indices into the lists of `CompiledExpression`.
package protocol ExpressionContext {
  var environment: ExpressionEnvironment { get }
  func field(at slot: Int) -> ExpressionValue
  /// `datum` as a whole.
  func wholeDatum() -> ExpressionValue
  func parameter(at slot: Int) -> ExpressionValue
}

/// One object as the data.
struct ObjectContext: ExpressionContext {
  let program: ExpressionProgram
  let datum: ExpressionValue
  let environment: ExpressionEnvironment

  func field(at slot: Int) -> ExpressionValue { datum.member(program.fields[slot]) }
  func wholeDatum() -> ExpressionValue { datum }
  func parameter(at slot: Int) -> ExpressionValue {
    environment.parameters[program.parameters[slot]] ?? .undefined
  }
}
