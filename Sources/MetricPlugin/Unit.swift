/// What a number counts, and how it is written.
public struct Unit: Sendable, Hashable {
  /// A short name that does not change: `GBP`, `percent`, `jobs`.
  public var code: String
  /// How many of the code's own unit one value is: 1 000 000 for millions of pounds.
  public var scale: Double
  /// Decimals to print.
  public var decimals: Int
  /// Printed before the number: `£`.
  public var prefix: String
  /// Printed behind the number: `%`, ` jobs`.
  public var suffix: String

  /// A unit of your own.
  public init(
    _ code: String, scale: Double = 1, decimals: Int = 0, prefix: String = "", suffix: String = ""
  ) {
    self.code = code
    self.scale = scale
    self.decimals = decimals
    self.prefix = prefix
    self.suffix = suffix
  }

  /// Per cent, one decimal.
  public static let percent = Unit("percent", decimals: 1, suffix: "%")
  /// The difference of two percentages, one decimal.
  public static let percentagePoints = Unit("percentage_points", decimals: 1, suffix: " pp")
  /// Pounds sterling, whole.
  public static let gbp = Unit("GBP", prefix: "£")
  /// Pounds sterling and pence, for amounts per hour.
  public static let gbpAndPence = Unit("GBP", decimals: 2, prefix: "£")
  /// Millions of pounds sterling.
  public static let gbpMillion = Unit("GBP", scale: 1e6, prefix: "£", suffix: "m")
  /// Billions of pounds sterling.
  public static let gbpBillion = Unit("GBP", scale: 1e9, decimals: 1, prefix: "£", suffix: "bn")
  /// Filled jobs.
  public static let jobs = Unit("jobs", suffix: " jobs")
  /// Hours.
  public static let hours = Unit("hours", suffix: " hours")
  /// People.
  public static let people = Unit("people", suffix: " people")
  /// Things counted, without a name.
  public static let count = Unit("count")
  /// An index, one decimal.
  public static let index = Unit("index", decimals: 1)
  /// A plain ratio, two decimals.
  public static let ratio = Unit("ratio", decimals: 2)
}
