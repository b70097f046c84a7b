/// A number format of d3: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
package struct NumberFormat: Sendable {
  /// - Throws: when `specifier` is not a d3-format specifier.
  package init(_ specifier: String, locale: NumberLocale = .enUS) throws(FormatError) {}

  package func text(of value: Double) -> String { "\(value)" }

  /// The format of tick labels for a domain cut into about `count` ticks (d3 `tickFormat`).
  package static func ticks(
    from start: Double, to stop: Double, count: Double, specifier: String? = nil,
    locale: NumberLocale = .enUS
  ) throws(FormatError) -> NumberFormat { try NumberFormat("", locale: locale) }

  /// As many decimals as the number has, 12 significant digits at most: labels of log scales.
  package static func float(_ specifier: String? = nil, locale: NumberLocale = .enUS)
    throws(FormatError) -> NumberFormat
  { try NumberFormat("", locale: locale) }

  /// Every number with the SI prefix of `reference` (d3 `formatPrefix`).
  package static func prefix(
    _ specifier: String, reference: Double, locale: NumberLocale = .enUS
  ) throws(FormatError) -> NumberFormat { try NumberFormat("", locale: locale) }
}

/// A number or time format that cannot be read.
package struct FormatError: Error, Hashable, Sendable {
  package var message: String
  /// In bytes from the start of the specifier.
  package var offset: Int
}
