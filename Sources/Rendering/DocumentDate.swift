/// The moment a document says it was made: given by the caller, never read from the clock.
package struct DocumentDate: Hashable, Sendable {
  package var secondsSince1970: Int64

  package init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// - Parameter text: the value of `SOURCE_DATE_EPOCH`, seconds in decimal digits.
  /// - Returns: `nil` for anything else, and for years beyond 9999.
  package init?(sourceDateEpoch text: String) {
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else { return nil }
    secondsSince1970 = seconds
  }

  /// Stands where nobody gave a date: 1 January 2000.
  package static let fixed = DocumentDate(secondsSince1970: 946_684_800)

  /// `2025-06-18T09:30:00Z`.
  package var iso: String {
    let seconds = min(max(secondsSince1970, 0), 253_402_300_799)
    let (day, second) = (seconds / 86_400, seconds % 86_400)
    let (year, month, date) = Self.civil(daysSince1970: day)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(date))T\(two(second / 3600)):\(two(second / 60 % 60))"
      + ":\(two(second % 60))Z"
  }

  /// - Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private static func civil(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = daysSince1970 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
