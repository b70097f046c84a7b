/// Reads dates in a known format, as d3's `timeParse`.
struct TimeParser {
  let pieces: [TimeFormatPiece]
  let locale: TimeLocale
  let zone: TimeZone

  private struct Parts {
    var year = 1900.0
    var month: Double?
    var day = 1.0
    var hour = 0.0
    var minute = 0.0
    var second = 0.0
    var millisecond = 0.0
    var hasMillisecond = false
    var quarterMonth: Double?
    var isAfternoon: Bool?
    var weekdayFromSunday: Double?
    var weekdayFromMonday: Double?
    var weekFromSunday: Double?
    var weekFromMonday: Double?
    var isoWeek: Double?
    var unixMilliseconds: Double?
    var unixSeconds: Double?
    /// `hhmm`, to be added to the clock.
    var zoneShift: Double?
  }

  func time(from text: String) -> Double? {
    var input = Substring(text)
    var parts = Parts()
    for piece in pieces {
      guard !input.isEmpty else { return nil }
      switch piece {
      case .literal(let literal):
        guard input.utf8.starts(with: literal.utf8) else { return nil }
        input = input[input.utf8.index(input.startIndex, offsetBy: literal.utf8.count)...]
      case .unknown: return nil
      case .directive(let directive, _):
        guard read(directive, from: &input, into: &parts) else { return nil }
      }
    }
    guard input.isEmpty else { return nil }
    let time = self.time(of: parts)
    return time.flatMap { $0.isNaN ? nil : $0 }
  }

  private func read(
    _ directive: TimeDirective, from input: inout Substring, into parts: inout Parts
  ) -> Bool {
    func number(_ most: Int) -> Double? { readNumber(&input, most: most) }
    func name(_ names: [String]) -> Double? { readName(&input, names).map(Double.init) }
    func store(_ path: WritableKeyPath<Parts, Double>, _ value: Double?) -> Bool {
      guard let value else { return false }
      parts[keyPath: path] = value
      return true
    }
    func store(_ path: WritableKeyPath<Parts, Double?>, _ value: Double?) -> Bool {
      guard let value else { return false }
      parts[keyPath: path] = value
      return true
    }
    switch directive {
    case .shortWeekday: return store(\.weekdayFromSunday, name(locale.shortDays))
    case .weekday: return store(\.weekdayFromSunday, name(locale.days))
    case .shortMonth: return store(\.month, name(locale.shortMonths))
    case .month: return store(\.month, name(locale.months))
    case .day: return store(\.day, number(2))
    case .microseconds: return store(\.millisecond, number(6).map { ($0 / 1000).rounded(.down) })
    case .isoYearShort, .yearShort:
      return store(\.year, number(2).map { $0 + ($0 > 68 ? 1900 : 2000) })
    case .isoYear, .year: return store(\.year, number(4))
    case .hour24, .hour12: return store(\.hour, number(2))
    case .dayOfYear:
      parts.month = 0
      return store(\.day, number(3))
    case .milliseconds:
      parts.hasMillisecond = true
      return store(\.millisecond, number(3))
    case .monthNumber: return store(\.month, number(2).map { $0 - 1 })
    case .minute: return store(\.minute, number(2))
    case .period:
      guard let index = readName(&input, locale.periods) else { return false }
      parts.isAfternoon = index == 1
      return true
    case .quarter: return store(\.quarterMonth, number(1).map { $0 * 3 - 3 })
    case .unixMilliseconds: return store(\.unixMilliseconds, number(.max))
    case .unixSeconds: return store(\.unixSeconds, number(.max))
    case .second: return store(\.second, number(2))
    case .weekdayFromMonday: return store(\.weekdayFromMonday, number(1))
    case .weekFromSunday: return store(\.weekFromSunday, number(2))
    case .isoWeek: return store(\.isoWeek, number(2))
    case .weekdayFromSunday: return store(\.weekdayFromSunday, number(1))
    case .weekFromMonday: return store(\.weekFromMonday, number(2))
    case .zone: return store(\.zoneShift, readZone(&input))
    case .percent:
      guard input.first == "%" else { return false }
      input.removeFirst()
      return true
    }
  }

  private func time(of parts: Parts) -> Double? {
    var parts = parts
    if let time = parts.unixMilliseconds { return time }
    if let seconds = parts.unixSeconds {
      return seconds * 1000 + (parts.hasMillisecond ? parts.millisecond : 0)
    }
    if zone.isUTC, parts.zoneShift == nil { parts.zoneShift = 0 }
    if let isAfternoon = parts.isAfternoon {
      parts.hour = parts.hour.truncatingRemainder(dividingBy: 12) + (isAfternoon ? 12 : 0)
    }
    var month = parts.month ?? parts.quarterMonth ?? 0
    let newYear = floorModulo(
      CivilDate.days(year: Int(parts.year), month: 1, day: 1) + 4, 7)
    if let week = parts.isoWeek {
      guard (1...53).contains(week) else { return nil }
      let weekday = parts.weekdayFromSunday ?? 1
      // The Monday of week 1 may lie in December.
      let monday = newYear > 4 || newYear == 0 ? (8 - newYear) % 7 : 1 - newYear
      month = 0
      parts.day =
        Double(monday) + 1 + (week - 1) * 7
        + (weekday + 6).truncatingRemainder(dividingBy: 7)
    } else if parts.weekFromMonday != nil || parts.weekFromSunday != nil {
      let weekday =
        parts.weekdayFromSunday
        ?? parts.weekdayFromMonday.map { $0.truncatingRemainder(dividingBy: 7) }
        ?? (parts.weekFromMonday != nil ? 1 : 0)
      month = 0
      if let week = parts.weekFromMonday {
        parts.day =
          (weekday + 6).truncatingRemainder(dividingBy: 7) + week * 7
          - Double((newYear + 5) % 7)
      } else {
        parts.day = weekday + (parts.weekFromSunday ?? 0) * 7 - Double((newYear + 6) % 7)
      }
    }
    if let shift = parts.zoneShift {
      parts.hour += (shift / 100).rounded(.towardZero)
      parts.minute += shift.truncatingRemainder(dividingBy: 100)
    }
    return CivilDate.time(
      year: parts.year, month: month + 1, day: parts.day, hour: parts.hour, minute: parts.minute,
      second: parts.second, millisecond: parts.millisecond,
      zone: parts.zoneShift == nil ? zone : .utc)
  }

  // MARK: Reading

  /// Digits, white space before them allowed, within the first `most` characters.
  private func readNumber(_ input: inout Substring, most: Int) -> Double? {
    let bytes = input.utf8
    var index = bytes.startIndex
    var left = most
    while index < bytes.endIndex, left > 0, bytes[index] == 0x20 || (9...13).contains(bytes[index])
    {
      index = bytes.index(after: index)
      left -= 1
    }
    var value = 0.0
    var hasDigits = false
    while index < bytes.endIndex, left > 0, bytes[index] &- 48 < 10 {
      value = value * 10 + Double(bytes[index] - 48)
      hasDigits = true
      index = bytes.index(after: index)
      left -= 1
    }
    guard hasDigits else { return nil }
    input = input[index...]
    return value
  }

  /// The first name that the input begins with, whatever the case of its letters.
  private func readName(_ input: inout Substring, _ names: [String]) -> Int? {
    for (index, name) in names.enumerated() {
      let start = input.prefix(name.count)
      if start.count == name.count, start.lowercased() == name.lowercased() {
        input = input.dropFirst(name.count)
        return index
      }
    }
    return nil
  }

  /// `Z`, `+01`, `+0100` or `+01:00`, with the sign turned round.
  private func readZone(_ input: inout Substring) -> Double? {
    if input.first == "Z" {
      input.removeFirst()
      return 0
    }
    guard let sign = input.first, sign == "+" || sign == "-" else { return nil }
    var rest = input.dropFirst()
    func twoDigits() -> Double? {
      let digits = rest.prefix(2)
      guard digits.utf8.count == 2, digits.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
      return Double(digits)
    }
    guard let hours = twoDigits() else { return nil }
    rest = rest.dropFirst(2)
    let beforeMinutes = rest
    if rest.first == ":" { rest = rest.dropFirst() }
    var minutes = 0.0
    if let read = twoDigits() {
      minutes = read
      rest = rest.dropFirst(2)
    } else {
      rest = beforeMinutes
    }
    input = rest
    let value = hours * 100 + minutes
    return sign == "+" ? -value : value
  }
}
