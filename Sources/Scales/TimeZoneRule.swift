/// How a zone's clock changes every year, as POSIX writes it: `GMT0BST,M3.5.0/1,M10.5.0`.
struct TimeZoneRule: Hashable, Sendable {
  /// Milliseconds to add to universal time.
  private var standard: Double
  private var summer: Summer?

  private struct Summer: Hashable, Sendable {
    var offset: Double
    var begins: Change
    var ends: Change
  }

  private struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// `Jn`: 1…365, 29 February never counted.
      case withoutLeapDay(Int)
      /// `n`: 0…365.
      case dayOfYear(Int)
      /// `Mm.w.d`: week 5 is the last.
      case weekday(month: Int, week: Int, day: Int)
    }
    var day: Day
    /// Milliseconds on the clock that is about to change; may be negative or beyond a day.
    var time: Double
  }

  private static let day = 86_400_000.0

  init?(_ text: String) {
    var reader = RuleReader(text: Array(text.utf8))
    guard reader.skipName(), let west = reader.readTime(), abs(west) <= Self.day else { return nil }
    standard = -west
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    let offset = reader.peek == UInt8(ascii: ",") ? standard + 3_600_000 : reader.readTime().map(-)
    guard let offset, abs(offset) <= Self.day, reader.skip(","),
      let begins = Self.readChange(&reader), reader.skip(","),
      let ends = Self.readChange(&reader), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, begins: begins, ends: ends)
  }

  func offset(at time: Double) -> Double {
    guard let summer else { return standard }
    let year = CivilDate(wall: min(max(time, -8.64e15), 8.64e15) + standard).year
    let begin = moment(of: summer.begins, year: year) - standard
    let end = moment(of: summer.ends, year: year) - summer.offset
    let isSummer = begin < end ? time >= begin && time < end : time >= begin || time < end
    return isSummer ? summer.offset : standard
  }

  private func moment(of change: Change, year: Int) -> Double {
    let newYear = CivilDate.days(year: year, month: 1, day: 1)
    let days: Int
    switch change.day {
    case .withoutLeapDay(let day):
      let isAfterLeapDay = day >= 60 && CivilDate.days(year: year, month: 3, day: 1) - newYear == 60
      days = newYear + day - 1 + (isAfterLeapDay ? 1 : 0)
    case .dayOfYear(let day): days = newYear + day
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.days(year: year, month: month, day: 1)
      let monthEnd =
        month == 12 ? first + 31 : CivilDate.days(year: year, month: month + 1, day: 1)
      var day = first + floorModulo(weekday - (first + 4), 7) + (week - 1) * 7
      while day >= monthEnd { day -= 7 }
      days = day
    }
    return Double(days) * 86_400_000 + change.time
  }

  private static func readChange(_ reader: inout RuleReader) -> Change? {
    let day: Change.Day
    if reader.skip("M") {
      guard let month = reader.readNumber(1...12), reader.skip("."),
        let week = reader.readNumber(1...5), reader.skip("."),
        let weekday = reader.readNumber(0...6)
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else if reader.skip("J") {
      guard let number = reader.readNumber(1...365) else { return nil }
      day = .withoutLeapDay(number)
    } else {
      guard let number = reader.readNumber(0...365) else { return nil }
      day = .dayOfYear(number)
    }
    guard reader.skip("/") else { return Change(day: day, time: 7_200_000) }
    return reader.readTime().map { Change(day: day, time: $0) }
  }
}

private struct RuleReader {
  let text: [UInt8]
  var index = 0

  init(text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { index >= text.count }
  var peek: UInt8? { isAtEnd ? nil : text[index] }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// `GMT` or `<+0330>`.
  mutating func skipName() -> Bool {
    let start = index
    if skip("<") {
      while let byte = peek, byte != UInt8(ascii: ">") { index += 1 }
      return skip(">")
    }
    while let byte = peek, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
      index += 1
    }
    return index > start
  }

  mutating func readNumber(_ range: ClosedRange<Int>) -> Int? {
    let start = index
    var value = 0
    while let byte = peek, byte &- 48 < 10, index - start < 4 {
      value = value * 10 + Int(byte - 48)
      index += 1
    }
    return index > start && range.contains(value) ? value : nil
  }

  /// `[+-]hh[:mm[:ss]]` in milliseconds.
  mutating func readTime() -> Double? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hours = readNumber(0...167) else { return nil }
    var seconds = hours * 3600
    if skip(":") {
      guard let minutes = readNumber(0...59) else { return nil }
      seconds += minutes * 60
      if skip(":") {
        guard let rest = readNumber(0...59) else { return nil }
        seconds += rest
      }
    }
    return Double(isNegative ? -seconds : seconds) * 1000
  }
}
