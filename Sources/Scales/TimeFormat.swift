/// A time format of d3: text with directives such as `%Y` and `%b`.
package struct TimeFormat: Sendable {
  package var zone: TimeZone

  package init(_ specifier: String, zone: TimeZone, locale: TimeLocale = .enUS)
    throws(FormatError)
  { self.zone = zone }

  /// "Invalid Date" for NaN.
  package func text(of time: Double) -> String { "" }

  /// Reads a date that was written in this format (d3 `timeParse`).
  package func time(from text: String) -> Double? { nil }

  /// The names that may stand in the specifier of a multi-format, for "did you mean".
  package static let multiFormatKeys = [
    "date", "day", "hours", "milliseconds", "minutes", "month", "quarter", "seconds", "week",
    "year",
  ]
}

/// Vega's default labels of a time axis: the format of each label follows from its own time.
package struct MultiTimeFormat: Sendable {
  /// - Parameter overrides: formats by unit name: `year`, `month`, `hours`, …
  package init(_ overrides: [String: String] = [:], zone: TimeZone, locale: TimeLocale = .enUS)
    throws(FormatError)
  {}

  package func text(of time: Double) -> String { "" }
}
