/// Reads a date as JavaScript's `Date.parse` does: a date alone is UTC, a date with a time and
/// without a zone is local, and so are the looser forms such as `Jan 1 2000` and `01/02/2003`.
///
/// - Returns: milliseconds since 1970-01-01T00:00Z; `nil` for what is not a date.
package func scriptTime(of text: String, zone: TimeZone) -> Double? {
  guard text.utf8.count <= 200 else { return nil }
  var reader = DateReader(text)
  return reader.readDate(zone: zone)
}

/// First ISO 8601; where that ends, the loose grammar of V8 goes on from the same place.
private struct DateReader {
  private var tokens: DateTokens
  private var day = DayParts()
  private var clock = ClockParts()
  private var offset = OffsetParts()

  private enum ISO { case complete, invalid, goOn }

  init(_ text: String) { tokens = DateTokens(text) }

  mutating func readDate(zone: TimeZone) -> Double? {
    switch readISO() {
    case .invalid: return nil
    case .complete: break
    case .goOn: guard readLoosely() else { return nil }
    }
    guard let date = day.date, let time = clock.time else { return nil }
    let shift = offset.seconds
    let moment = CivilDate.time(
      year: Double(date.year), month: Double(date.month), day: Double(date.day),
      hour: Double(time[0]), minute: Double(time[1]),
      second: Double(time[2] - (shift ?? 0)), millisecond: Double(time[3]),
      zone: shift == nil ? zone : .utc)
    return moment.isNaN ? nil : moment
  }

  // MARK: ISO 8601

  private mutating func readISO() -> ISO {
    if let sign = tokens.peek.sign {
      let start = tokens
      tokens.skip()
      guard let year = tokens.peek.number(digits: 6) else {
        tokens = start
        return .goOn
      }
      tokens.skip()
      // There is no year −0.
      guard sign > 0 || year != 0 else { return .goOn }
      day.add(sign * year)
    } else if let year = tokens.peek.number(digits: 4) {
      tokens.skip()
      day.add(year)
    } else {
      return .goOn
    }
    if tokens.skip(symbol: "-") {
      guard let month = tokens.peek.number(digits: 2), (1...12).contains(month) else {
        return .goOn
      }
      tokens.skip()
      day.add(month)
      if tokens.skip(symbol: "-") {
        guard let date = tokens.peek.number(digits: 2), (1...31).contains(date) else {
          return .goOn
        }
        tokens.skip()
        day.add(date)
      }
    }
    if case .end = tokens.peek {
      offset.set(hours: 0)
      day.isISO = true
      return .complete
    }
    guard case .word("t", 1) = tokens.peek else { return .goOn }
    tokens.skip()
    guard readISOClock(), case .end = tokens.peek else { return .invalid }
    day.isISO = true
    return .complete
  }

  private mutating func readISOClock() -> Bool {
    func twoDigits(_ range: ClosedRange<Int>) -> Int? {
      guard let value = tokens.peek.number(digits: 2), range.contains(value) else { return nil }
      tokens.skip()
      return value
    }
    guard let hour = twoDigits(0...24), tokens.skip(symbol: ":"),
      let minute = twoDigits(hour == 24 ? 0...0 : 0...59)
    else { return false }
    clock.add(hour)
    clock.add(minute)
    if tokens.skip(symbol: ":") {
      guard let second = twoDigits(hour == 24 ? 0...0 : 0...59) else { return false }
      clock.add(second)
      if tokens.skip(symbol: ".") {
        guard let thousandths = tokens.peek.thousandths, hour != 24 || thousandths == 0 else {
          return false
        }
        tokens.skip()
        clock.add(thousandths)
      }
    }
    if case .word("z", 1) = tokens.peek {
      tokens.skip()
      offset.set(hours: 0)
    } else if let sign = tokens.peek.sign {
      tokens.skip()
      offset.sign = sign
      if let both = tokens.peek.number(digits: 4) {
        guard both / 100 <= 23, both % 100 <= 59 else { return false }
        tokens.skip()
        (offset.hour, offset.minute) = (both / 100, both % 100)
      } else {
        guard let hours = twoDigits(0...23), tokens.skip(symbol: ":"),
          let minutes = twoDigits(0...59)
        else { return false }
        (offset.hour, offset.minute) = (hours, minutes)
      }
    }
    return true
  }

  // MARK: Looser forms

  private mutating func readLoosely() -> Bool {
    var hasNumber = !day.isEmpty
    while true {
      let token = tokens.next()
      switch token {
      case .end: return true
      case .number(let value, _):
        hasNumber = true
        guard read(number: value) else { return false }
      case .word(let word, let length):
        guard read(word: word, length: length, hasNumber: hasNumber) else { return false }
      case .symbol("+"), .symbol("-"):
        if offset.isUTC || !clock.isEmpty {
          hasNumber = true
          guard readOffset(sign: token.sign ?? 1) else { return false }
        } else if hasNumber {
          return false
        }
      case .symbol(")"): if hasNumber { return false }
      case .symbol("("): tokens.skipParentheses()
      case .symbol, .space: break
      }
    }
  }

  private mutating func read(number value: Int) -> Bool {
    if tokens.skip(symbol: ":") {
      if tokens.skip(symbol: ":") {
        guard clock.isEmpty else { return false }
        clock.add(value)
        clock.add(0)
        return true
      }
      guard clock.add(value) else { return false }
      tokens.skip(symbol: ".")
      return true
    }
    if tokens.skip(symbol: "."), clock.isExpecting(value) {
      clock.add(value)
      guard let thousandths = tokens.next().thousandths else { return false }
      return clock.addLast(thousandths)
    }
    if offset.isExpecting(value) {
      offset.minute = value
      return true
    }
    if clock.isExpecting(value) {
      guard clock.addLast(value) else { return false }
      switch tokens.peek {
      case .end, .space, .word("z", 1), .symbol("+"), .symbol("-"): return true
      default: return false
      }
    }
    guard day.add(value) else { return false }
    tokens.skip(symbol: "-")
    return true
  }

  private mutating func read(word: String, length: Int, hasNumber: Bool) -> Bool {
    if let month = Self.months.firstIndex(of: word) {
      day.namedMonth = month + 1
      tokens.skip(symbol: "-")
      return true
    }
    if length <= 3 {
      if word == "am" || word == "pm", !clock.isEmpty {
        clock.halfDay = word == "am" ? 0 : 12
        return true
      }
      if hasNumber, let hours = Self.zones[word] {
        offset.set(hours: hours)
        return true
      }
    }
    // Other words are passed over, but only before the first number.
    if hasNumber { return false }
    if case .number = tokens.peek { return false }
    return true
  }

  private mutating func readOffset(sign: Int) -> Bool {
    offset.sign = sign
    var value = 0
    var length = 0
    if case .number(let number, let digits) = tokens.peek {
      tokens.skip()
      (value, length) = (number, digits)
    }
    if case .symbol(":") = tokens.peek {
      (offset.hour, offset.minute) = (value, nil)
      return true
    }
    switch length {
    case 1, 2: (offset.hour, offset.minute) = (value, 0)
    case 3, 4: (offset.hour, offset.minute) = (value / 100, value % 100)
    default: return false
    }
    return true
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let zones = [
    "ut": 0, "utc": 0, "z": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7,
  ]
}
