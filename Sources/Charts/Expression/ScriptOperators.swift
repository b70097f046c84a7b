import Scales

/// The operators of JavaScript on values.
enum ScriptOperators {
  // MARK: Equality

  /// `===`: dates and lists are equal to nothing, as two objects never are the same one.
  static func areIdentical(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): areEqual(a, b)
    default: false
    }
  }

  /// `==`: what is not of one type is compared as numbers.
  static func areEqual(
    _ left: ExpressionValue, _ right: ExpressionValue, zone: Scales.TimeZone
  ) -> Bool {
    switch (left, right) {
    case (.undefined, _), (.null, _): return right.isNullish
    case (_, .undefined), (_, .null): return false
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return areEqual(a, b)
    case (.number, .string), (.string, .number), (.bool, .number), (.number, .bool),
      (.bool, .string), (.string, .bool):
      return left.number == right.number
    default: break
    }
    // An object and a simple value: the object as text.
    if left.isObject, right.isObject { return false }
    if left.isObject { return areEqual(.string(left.text(zone: zone)), right, zone: zone) }
    return areEqual(left, .string(right.text(zone: zone)), zone: zone)
  }

  /// Texts of the same characters, however composed they are; bytes decide when lengths differ.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left == right
  }

  // MARK: Order

  /// - Returns: `nil` when the two cannot be compared, which makes every comparison false.
  static func isLess(
    _ left: ExpressionValue, _ right: ExpressionValue, zone: Scales.TimeZone
  ) -> Bool? {
    if case .number(let a) = left, case .number(let b) = right {
      return a.isNaN || b.isNaN ? nil : a < b
    }
    let left = left.primitive(zone: zone)
    let right = right.primitive(zone: zone)
    if case .string(let a) = left, case .string(let b) = right { return isLess(a, b) }
    let (a, b) = (left.number, right.number)
    return a.isNaN || b.isNaN ? nil : a < b
  }

  /// By UTF-16 units.
  static func isLess(_ left: String, _ right: String) -> Bool {
    left.utf16.lexicographicallyPrecedes(right.utf16)
  }

  // MARK: Arithmetic

  /// `+`: text if one of the two is text, a date or an object; else a sum.
  static func sum(
    _ left: ExpressionValue, _ right: ExpressionValue, zone: Scales.TimeZone
  ) -> ExpressionValue {
    if case .number(let a) = left, case .number(let b) = right { return .number(a + b) }
    if left.joinsAsText || right.joinsAsText {
      return .string(left.text(zone: zone) + right.text(zone: zone))
    }
    return .number(left.number + right.number)
  }

  /// The remainder with the sign of the dividend.
  static func remainder(_ left: Double, _ right: Double) -> Double {
    right.isInfinite && left.isFinite ? left : left.truncatingRemainder(dividingBy: right)
  }

  /// The lowest 32 bits of the whole part.
  static func int32(_ value: Double) -> Int32 {
    guard value.isFinite else { return 0 }
    if let small = Int32(exactly: value) { return small }
    let whole = value.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
    return Int32(truncatingIfNeeded: Int64(whole))
  }

  static func shiftLeft(_ left: Double, _ right: Double) -> Double {
    Double(int32(left) << (int32(right) & 31))
  }

  static func shiftRight(_ left: Double, _ right: Double) -> Double {
    Double(int32(left) >> (int32(right) & 31))
  }

  static func shiftRightUnsigned(_ left: Double, _ right: Double) -> Double {
    Double(UInt32(bitPattern: int32(left)) >> UInt32(int32(right) & 31))
  }
}

extension ExpressionValue {
  var isObject: Bool {
    switch self {
    case .time, .array, .object, .pattern: true
    case .undefined, .null, .bool, .number, .string: false
    }
  }

  /// Whether `+` makes text of it.
  fileprivate var joinsAsText: Bool {
    if case .string = self { return true }
    return isObject
  }

  /// A simple value to be compared by: dates are numbers, other objects text.
  fileprivate func primitive(zone: Scales.TimeZone) -> ExpressionValue {
    switch self {
    case .time(let time): .number(time)
    case .array, .object, .pattern: .string(text(zone: zone))
    case .undefined, .null, .bool, .number, .string: self
    }
  }
}

/// The UTF-16 units `start..<end` of `text`, as JavaScript counts; indices are kept inside.
func utf16Slice(_ text: String, _ start: Int, _ end: Int) -> String {
  let units = text.utf16
  let count = units.count
  let start = min(max(start, 0), count)
  let end = min(max(end, start), count)
  if count == text.utf8.count {
    let bytes = text.utf8
    let low = bytes.index(bytes.startIndex, offsetBy: start)
    return String(text[low..<bytes.index(low, offsetBy: end - start)])
  }
  let low = units.index(units.startIndex, offsetBy: start)
  return String(decoding: units[low..<units.index(low, offsetBy: end - start)], as: UTF16.self)
}
