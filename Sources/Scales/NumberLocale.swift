/// How a place writes numbers.
package struct NumberLocale: Hashable, Sendable {
  package var decimal: String
  package var thousands: String
  /// Sizes of digit groups from the decimal point; the last repeats.
  package var grouping: [Int]
  package var currencyPrefix: String
  package var currencySuffix: String
  /// The ten digits, when not 0…9.
  package var numerals: [String]?
  package var percent: String
  package var minus: String
  package var nan: String

  package init(
    decimal: String = ".", thousands: String = ",", grouping: [Int] = [3],
    currencyPrefix: String = "$", currencySuffix: String = "", numerals: [String]? = nil,
    percent: String = "%", minus: String = "\u{2212}", nan: String = "NaN"
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.grouping = grouping
    self.currencyPrefix = currencyPrefix
    self.currencySuffix = currencySuffix
    self.numerals = numerals
    self.percent = percent
    self.minus = minus
    self.nan = nan
  }

  package static let enUS = NumberLocale()
  package static let enGB = NumberLocale(currencyPrefix: "£")
}
