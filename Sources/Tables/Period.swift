/// A stretch of time with a name: a year, a financial year, a quarter, a month or a day.
///
/// Periods of one kind are counted by `ordinal`, so that steps between them are whole numbers.
package struct Period: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case year
    /// From 1 April, as the United Kingdom's government counts.
    case financialYear
    case quarter
    case month
    case day
  }

  package let kind: Kind
  /// The year; the year it starts in; quarters or months since year 0; days since 1970-01-01.
  package let ordinal: Int

  /// `nil` outside the years 1 to 9999.
  package init?(_ kind: Kind, ordinal: Int) {
    guard Self.ordinals(of: kind).contains(ordinal) else { return nil }
    self.kind = kind
    self.ordinal = ordinal
  }

  package static func year(_ year: Int) -> Period? { Period(.year, ordinal: year) }

  package static func financialYear(startingIn year: Int) -> Period? {
    Period(.financialYear, ordinal: year)
  }

  /// - Parameter quarter: 1 to 4.
  package static func quarter(_ quarter: Int, of year: Int) -> Period? {
    guard (1...4).contains(quarter), years.contains(year) else { return nil }
    return Period(.quarter, ordinal: year * 4 + quarter - 1)
  }

  /// - Parameter month: 1 to 12.
  package static func month(_ month: Int, of year: Int) -> Period? {
    guard (1...12).contains(month), years.contains(year) else { return nil }
    return Period(.month, ordinal: year * 12 + month - 1)
  }

  /// `nil` for a day that no calendar has, such as 30 February.
  package static func day(_ day: Int, month: Int, year: Int) -> Period? {
    guard years.contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let number = CivilDate(year: year, month: month, day: day).dayNumber
    guard CivilDate(dayNumber: number).day == day else { return nil }
    return Period(.day, ordinal: number)
  }

  private static let years = 1...9999

  private static func ordinals(of kind: Kind) -> ClosedRange<Int> {
    switch kind {
    case .year, .financialYear: years
    case .quarter: 4...(9999 * 4 + 3)
    case .month: 12...(9999 * 12 + 11)
    case .day: -719_162...2_932_896
    }
  }
}

// MARK: Steps

extension Period {
  /// The period `steps` of its own kind later; `nil` outside the years 1 to 9999.
  package func adding(_ steps: Int) -> Period? {
    let (sum, overflow) = ordinal.addingReportingOverflow(steps)
    return overflow ? nil : Period(kind, ordinal: sum)
  }

  /// Steps from here to `other`; `nil` when the two are not of one kind.
  package func distance(to other: Period) -> Int? {
    kind == other.kind ? other.ordinal - ordinal : nil
  }

  /// The first day, in days since 1970-01-01.
  package var firstDay: Int {
    switch kind {
    case .year: CivilDate(year: ordinal, month: 1, day: 1).dayNumber
    case .financialYear: CivilDate(year: ordinal, month: 4, day: 1).dayNumber
    case .quarter:
      CivilDate(year: ordinal / 4, month: ordinal % 4 * 3 + 1, day: 1).dayNumber
    case .month: CivilDate(year: ordinal / 12, month: ordinal % 12 + 1, day: 1).dayNumber
    case .day: ordinal
    }
  }

  /// The calendar year of its first day.
  package var firstYear: Int {
    switch kind {
    case .year, .financialYear: ordinal
    case .quarter: ordinal / 4
    case .month: ordinal / 12
    case .day: CivilDate(dayNumber: ordinal).year
    }
  }
}

/// By first day; of two that start together the shorter comes first.
extension Period: Comparable {
  package static func < (left: Period, right: Period) -> Bool {
    if left.kind == right.kind { return left.ordinal < right.ordinal }
    return (left.firstDay, left.kind.daysAtMost) < (right.firstDay, right.kind.daysAtMost)
  }
}

extension Period.Kind {
  // A financial year is told from a calendar year, so that no two kinds tie.
  fileprivate var daysAtMost: Int {
    switch self {
    case .day: 1
    case .month: 31
    case .quarter: 92
    case .year: 366
    case .financialYear: 367
    }
  }

  /// As a message says it: "by financial year".
  package var inWords: String {
    switch self {
    case .year: "year"
    case .financialYear: "financial year"
    case .quarter: "quarter"
    case .month: "month"
    case .day: "day"
    }
  }
}

// MARK: Text

/// The canonical text, which reads back as the same period: `2023`, `2023/24`, `2023-Q1`,
/// `2024-03`, `2024-03-15`.
extension Period: CustomStringConvertible {
  package var description: String { text }

  package var text: String {
    switch kind {
    case .year: padded(ordinal, to: 4)
    case .financialYear: padded(ordinal, to: 4) + "/" + padded((ordinal + 1) % 100, to: 2)
    case .quarter: padded(ordinal / 4, to: 4) + "-Q\(ordinal % 4 + 1)"
    case .month: padded(ordinal / 12, to: 4) + "-" + padded(ordinal % 12 + 1, to: 2)
    case .day:
      {
        let date = CivilDate(dayNumber: ordinal)
        return padded(date.year, to: 4) + "-" + padded(date.month, to: 2) + "-"
          + padded(date.day, to: 2)
      }()
    }
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A day of the Gregorian calendar, carried back before its introduction.
///
/// - Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
struct CivilDate {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  var dayNumber: Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
