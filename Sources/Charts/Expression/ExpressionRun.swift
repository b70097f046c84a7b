import Scales

/// What the evaluations of one expression share: the surroundings, formats that have been read,
/// and how much work is still allowed.
final class ExpressionRun {
  let environment: ExpressionEnvironment
  private var budget = Limits.rowSteps
  private var numberFormats: [String: NumberFormat] = [:]
  private var timeFormats: [String: TimeFormat] = [:]
  private var utcFormats: [String: TimeFormat] = [:]
  private var patterns: [String: RegularExpression] = [:]
  /// Values that are the same for every row, by node.
  var constants: [Int: ExpressionValue] = [:]

  private var total: Int
  private static let mostFormats = 1000

  init(_ environment: ExpressionEnvironment, rowCount: Int = 1) {
    self.environment = environment
    total = Limits.steps(rows: rowCount)
  }

  /// A new row.
  func begin() {
    total -= Limits.rowSteps - budget
    budget = Limits.rowSteps
  }

  /// - Throws: when more than `steps` would be needed in all.
  func spend(_ steps: Int) throws(ScriptFailure) {
    budget -= min(max(steps, 1), Limits.rowSteps + 1)
    if budget < 0 || total < 0 {
      throw ScriptFailure(
        total < 0 ? Limits.tooManySteps : Limits.tooManyRowSteps,
        mend: "make the list or text shorter")
    }
  }

  func numberFormat(_ specifier: String) throws(ScriptFailure) -> NumberFormat {
    if let known = numberFormats[specifier] { return known }
    let format: NumberFormat
    do {
      format = try NumberFormat(specifier, locale: environment.numberLocale)
    } catch {
      throw ScriptFailure(error.message, mend: "such as format(value, ',.1f')")
    }
    if numberFormats.count < Self.mostFormats { numberFormats[specifier] = format }
    return format
  }

  func timeFormat(_ specifier: String, isUTC: Bool) -> TimeFormat {
    if let known = isUTC ? utcFormats[specifier] : timeFormats[specifier] { return known }
    let format = TimeFormat(
      specifier, zone: isUTC ? .utc : environment.zone, locale: environment.timeLocale)
    if isUTC {
      if utcFormats.count < Self.mostFormats { utcFormats[specifier] = format }
    } else if timeFormats.count < Self.mostFormats {
      timeFormats[specifier] = format
    }
    return format
  }

  func pattern(_ source: String, flags: String) throws(ScriptFailure) -> RegularExpression {
    let key = flags + "/" + source
    if let known = patterns[key] { return known }
    let pattern: RegularExpression
    do {
      pattern = try RegularExpression(source, flags: flags)
    } catch {
      throw ScriptFailure(error.message, mend: "")
    }
    if patterns.count < Self.mostFormats { patterns[key] = pattern }
    return pattern
  }
}

/// What a function cannot do with what it was given; the evaluator adds the place.
struct ScriptFailure: Error {
  var message: String
  var mend: String

  init(_ message: String, mend: String = "") {
    self.message = message
    self.mend = mend
  }
}
