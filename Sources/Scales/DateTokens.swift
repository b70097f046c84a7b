/// A number, a word or a sign of a date.
enum DateToken: Hashable {
  /// - `length`: how many digits are written, leading zeros counted.
  case number(Int, length: Int)
  /// The first three letters in lower case, and how many letters there are.
  case word(String, Int)
  case symbol(Character)
  case space
  case end

  /// 1 for `+`, −1 for `-`.
  var sign: Int? { self == .symbol("+") ? 1 : self == .symbol("-") ? -1 : nil }

  func number(digits: Int) -> Int? {
    if case .number(let value, digits) = self { value } else { nil }
  }

  /// The number as the digits behind a decimal point of seconds.
  var thousandths: Int? {
    guard case .number(let value, let length) = self else { return nil }
    switch length {
    case 1: return value * 100
    case 2: return value * 10
    case 3: return value
    default:
      var value = value
      for _ in 3..<min(length, 9) { value /= 10 }
      return value
    }
  }
}

struct DateTokens {
  private let bytes: [UInt8]
  private var index = 0
  private var following: Int = 0
  private(set) var peek: DateToken = .end

  init(_ text: String) {
    bytes = Array(text.utf8)
    scan()
  }

  mutating func skip() {
    index = following
    scan()
  }

  @discardableResult mutating func skip(symbol: Character) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    skip()
    return true
  }

  mutating func next() -> DateToken {
    let token = peek
    skip()
    return token
  }

  /// To the end of the bracket that has just been opened.
  mutating func skipParentheses() {
    var depth = 1
    while depth > 0, peek != .end {
      let token = next()
      if token == .symbol("(") { depth += 1 }
      if token == .symbol(")") { depth -= 1 }
    }
  }

  private mutating func scan() {
    guard index < bytes.count else {
      (peek, following) = (.end, index)
      return
    }
    let byte = bytes[index]
    if byte &- 48 < 10 {
      scanNumber()
    } else if byte >= UInt8(ascii: "A") {
      scanWord()
    } else if byte == 0x20 || (9...13).contains(byte) {
      (peek, following) = (.space, index + 1)
    } else {
      (peek, following) = (.symbol(Character(Unicode.Scalar(byte))), index + 1)
    }
  }

  private mutating func scanNumber() {
    var end = index
    while end < bytes.count, bytes[end] == 48 { end += 1 }
    var value = 0
    var significant = 0
    while end < bytes.count, bytes[end] &- 48 < 10 {
      if significant < 9 { value = value * 10 + Int(bytes[end] - 48) }
      significant += 1
      end += 1
    }
    (peek, following) = (.number(value, length: end - index), end)
  }

  private mutating func scanWord() {
    var end = index
    while end < bytes.count, bytes[end] >= UInt8(ascii: "A") { end += 1 }
    let start = bytes[index..<min(end, index + 3)].map { byte in
      byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
    (peek, following) = (.word(String(decoding: start, as: UTF8.self), end - index), end)
  }
}

struct DayParts {
  private var values: [Int] = []
  var namedMonth: Int?
  var isISO = false

  var isEmpty: Bool { values.isEmpty }

  @discardableResult mutating func add(_ value: Int) -> Bool {
    guard values.count < 3 else { return false }
    values.append(value)
    return true
  }

  /// Missing parts are 1; which number is the year follows from the month's name and the sizes.
  var date: (year: Int, month: Int, day: Int)? {
    guard !values.isEmpty else { return nil }
    let parts = values + Array(repeating: 1, count: 3 - values.count)
    func isDay(_ value: Int) -> Bool { (1...31).contains(value) }
    var (year, month, day) = (0, 0, 0)
    if let namedMonth {
      month = namedMonth
      (year, day) = isDay(parts[0]) ? (parts[1], parts[0]) : (parts[0], parts[1])
    } else if isISO || !isDay(parts[0]) {
      (year, month, day) = (parts[0], parts[1], parts[2])
    } else {
      (month, day, year) = (parts[0], parts[1], parts[2])
    }
    if !isISO {
      if (0...49).contains(year) { year += 2000 } else if (50...99).contains(year) { year += 1900 }
    }
    guard abs(year) < 1_000_000, (1...12).contains(month), isDay(day) else { return nil }
    return (year, month, day)
  }
}

struct ClockParts {
  private var values: [Int] = []
  /// 0 for AM, 12 for PM.
  var halfDay: Int?

  var isEmpty: Bool { values.isEmpty }

  @discardableResult mutating func add(_ value: Int) -> Bool {
    guard values.count < 4 else { return false }
    values.append(value)
    return true
  }

  mutating func addLast(_ value: Int) -> Bool {
    guard add(value) else { return false }
    while values.count < 4 { values.append(0) }
    return true
  }

  func isExpecting(_ value: Int) -> Bool {
    switch values.count {
    case 1, 2: (0...59).contains(value)
    case 3: (0...999).contains(value)
    default: false
    }
  }

  var time: [Int]? {
    var time = values + Array(repeating: 0, count: 4 - values.count)
    if let halfDay {
      guard (0...12).contains(time[0]) else { return nil }
      time[0] = time[0] % 12 + halfDay
    }
    let isMidnight = time == [24, 0, 0, 0]
    guard isMidnight || time[0] < 24 && time[1] < 60 && time[2] < 60 && time[3] < 1000 else {
      return nil
    }
    return time
  }
}

struct OffsetParts {
  var sign: Int?
  var hour: Int?
  var minute: Int?

  mutating func set(hours: Int) {
    sign = hours < 0 ? -1 : 1
    hour = abs(hours)
    minute = 0
  }

  var isUTC: Bool { hour == 0 && minute == 0 }

  func isExpecting(_ value: Int) -> Bool {
    hour != nil && minute == nil && (0...59).contains(value)
  }

  /// East of Greenwich; `nil` when no zone was named.
  var seconds: Int? { sign.map { $0 * ((hour ?? 0) * 3600 + (minute ?? 0) * 60) } }
}
