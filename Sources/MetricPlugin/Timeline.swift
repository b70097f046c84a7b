/// Periods in the order of time, each with the number of its step.
///
/// Where all periods are of one known form a step is a year, a quarter, a month or a day, so that one
/// step before 2023 is 2022 even if the table has no 2022. Otherwise a step leads to the next period of
/// the table.
struct Timeline {
  /// The periods in the order of time.
  let sorted: [String]
  /// For each period as given, when it is.
  let steps: [Int]

  init(_ periods: [String]) {
    let points = periods.map(TimePoint.init)
    if let first = points.first ?? nil, points.allSatisfy({ $0?.form == first.form }) {
      let steps = points.map { $0?.step ?? 0 }
      self.steps = steps
      sorted = periods.indices.sorted { (steps[$0], $0) < (steps[$1], $1) }.map { periods[$0] }
    } else {
      let order = periods.indices.sorted { left, right in
        let a = points[left]?.start ?? .max
        let b = points[right]?.start ?? .max
        return a == b ? periods[left] < periods[right] : a < b
      }
      sorted = order.map { periods[$0] }
      var steps = Array(repeating: 0, count: periods.count)
      for (step, index) in order.enumerated() { steps[index] = step }
      self.steps = steps
    }
  }
}

/// One period of a known form.
private struct TimePoint {
  enum Form { case year, financialYear, quarter, month, day }

  var form: Form
  var step: Int
  /// Days since year 0, about: to order periods of different forms.
  var start: Int

  /// `2023`, `2023/24` or `2023-24`, `2023-Q1`, `2024-03`, `2024-03-31`; `nil` for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = digits(bytes, 0, 4) else { return nil }
    switch bytes.count {
    case 4:
      self.init(.year, year, year * 372)
    case 6 where bytes[4] == UInt8(ascii: "Q"):
      guard let quarter = digits(bytes, 5, 1), 1...4 ~= quarter else { return nil }
      self.init(.quarter, year * 4 + quarter - 1, year * 372 + (quarter - 1) * 93)
    case 7 where bytes[4] == UInt8(ascii: "/"):
      guard let next = digits(bytes, 5, 2), next == (year + 1) % 100 else { return nil }
      self.init(.financialYear, year, year * 372 + 93)
    case 7 where bytes[4] == UInt8(ascii: "-") && bytes[5] == UInt8(ascii: "Q"):
      guard let quarter = digits(bytes, 6, 1), 1...4 ~= quarter else { return nil }
      self.init(.quarter, year * 4 + quarter - 1, year * 372 + (quarter - 1) * 93)
    case 7 where bytes[4] == UInt8(ascii: "-"):
      guard let month = digits(bytes, 5, 2), 1...12 ~= month else { return nil }
      self.init(.month, year * 12 + month - 1, year * 372 + (month - 1) * 31)
    case 10 where bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-"):
      guard let month = digits(bytes, 5, 2), 1...12 ~= month,
        let day = digits(bytes, 8, 2), 1...31 ~= day
      else { return nil }
      self.init(.day, dayNumber(year, month, day), year * 372 + (month - 1) * 31 + day - 1)
    default:
      return nil
    }
  }

  private init(_ form: Form, _ step: Int, _ start: Int) {
    self.form = form
    self.step = step
    self.start = start
  }
}

private func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for byte in bytes[start..<start + count] {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

/// Days since 0000-03-01 in the Gregorian calendar.
private func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let year = month <= 2 ? year - 1 : year
  let month = (month + 9) % 12
  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1
}
