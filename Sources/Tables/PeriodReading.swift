extension Period {
  /// Reads a period as it is written in statistical tables, `nil` when it is none.
  ///
  /// `2023`; `2023/24`, `2023-24`, `2023/2024`; `2023-Q1`, `2023 Q1`, `2023Q1`, `Q1 2023`;
  /// `2024-03`, `Mar 2024`, `March 2024`, `2024 MAR`; `2024-03-15`, also with a time of midnight.
  /// `2010-11` is a month, as ISO 8601 has it; a column takes it for a financial year where its
  /// neighbours say so. Days as 15/03/2024 are refused: half the world reads them the other way.
  package init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    let text = text.trimmed
    let bytes = Array(text.utf8)
    if let year = Self.fourDigits(bytes, at: 0) {
      self.init(year: year, rest: Array(bytes.dropFirst(4)))
    } else if bytes.count > 5, let year = Self.fourDigits(bytes, at: bytes.count - 4) {
      // "Mar 2024", "Q1 2023"
      let word = Array(bytes.dropLast(4))
      guard let last = word.last, Self.isSeparator(last) else { return nil }
      self.init(year: year, word: Array(word.dropLast()))
    } else {
      return nil
    }
  }

  private init?(year: Int, rest: [UInt8]) {
    guard let first = rest.first else {
      self.init(.year, ordinal: year)
      return
    }
    let digits = Array(rest.dropFirst())
    let isSlash = first == UInt8(ascii: "/")
    let isDash = first == UInt8(ascii: "-")
    if isSlash || isDash, digits.count == 4, let end = Self.fourDigits(digits, at: 0) {
      guard end == year + 1 else { return nil }
      self.init(.financialYear, ordinal: year)
    } else if isSlash || isDash, digits.count == 2, let number = Self.twoDigits(digits, at: 0) {
      self.init(year: year, twoDigits: number, isDash: isDash)
    } else if isDash, digits.count >= 5, let month = Self.twoDigits(digits, at: 0),
      digits[2] == UInt8(ascii: "-"), let day = Self.twoDigits(digits, at: 3),
      Self.isMidnight(digits.dropFirst(5))
    {
      guard let period = Period.day(day, month: month, year: year) else { return nil }
      self = period
    } else {
      self.init(year: year, word: Self.isSeparator(first) || isDash ? digits : rest)
    }
  }

  private init?(year: Int, twoDigits number: Int, isDash: Bool) {
    if isDash, let month = Period.month(number, of: year) {
      self = month
    } else if number == (year + 1) % 100 {
      self.init(.financialYear, ordinal: year)
    } else {
      return nil
    }
  }

  /// `Q1`, `mar`, `March`.
  private init?(year: Int, word: [UInt8]) {
    let word = String(decoding: word, as: UTF8.self).lowercased()
    if word.utf8.count == 2, word.hasPrefix("q"), let quarter = word.utf8.last {
      guard let period = Period.quarter(Int(quarter) - Int(ASCII.zero), of: year) else {
        return nil
      }
      self = period
      return
    }
    guard word.utf8.count >= 3,
      let month = Self.months.firstIndex(where: { $0 == word || $0.prefix(3) == word }),
      let period = Period.month(month + 1, of: year)
    else { return nil }
    self = period
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == ASCII.space }

  private static func isMidnight(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: rest, as: UTF8.self)
    return ["", "T00:00", "T00:00:00", "T00:00:00Z", "T00:00:00.000Z", " 00:00:00"].contains(text)
  }

  private static func fourDigits(_ bytes: [UInt8], at start: Int) -> Int? {
    guard let high = twoDigits(bytes, at: start), let low = twoDigits(bytes, at: start + 2) else {
      return nil
    }
    return high * 100 + low
  }

  private static func twoDigits(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start >= 0, start + 2 <= bytes.count else { return nil }
    let tens = Int(bytes[start]) - Int(ASCII.zero)
    let ones = Int(bytes[start + 1]) - Int(ASCII.zero)
    guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
    return tens * 10 + ones
  }
}

// MARK: Months that are financial years

extension Period {
  /// The same two numbers as a financial year: November 2010, written `2010-11`, as `2010/11`.
  var asFinancialYear: Period? {
    guard kind == .month, (ordinal / 12 + 1) % 100 == ordinal % 12 + 1 else { return nil }
    return Period(.financialYear, ordinal: ordinal / 12)
  }

  /// The periods of one column, where `2009-10` beside `2012-13` is a financial year.
  ///
  /// - Parameter isFinancial: the column says so itself, by its name.
  static func settlingFinancialYears(_ periods: [Period?], isFinancial: Bool = false) -> [Period?] {
    guard isFinancial || periods.contains(where: { $0?.kind == .financialYear }) else {
      return periods
    }
    let years = periods.map { period -> Period? in
      period?.kind == .month ? period?.asFinancialYear : period
    }
    // One month that can be no financial year, and the column is really mixed.
    return zip(periods, years).contains { $0 != nil && $1 == nil } ? periods : years
  }
}
