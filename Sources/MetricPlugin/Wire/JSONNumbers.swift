extension JSONReader {
  /// Reads a number as JSON writes it, correctly rounded; `nil` when there is none or it is not finite.
  ///
  /// The position then stands where it was.
  mutating func scanNumber() -> Double? {
    let start = position
    var index = start
    guard index < end else { return nil }
    let isNegative = base[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }

    // At most 19 digits fit a UInt64; more of them go the long way.
    var digits: UInt64 = 0
    let firstDigit = index
    while index < end, let digit = digit(index) {
      digits = digits &* 10 &+ digit
      index += 1
    }
    var digitCount = index - firstDigit
    guard digitCount > 0, digitCount == 1 || base[firstDigit] != UInt8(ascii: "0") else {
      return nil
    }
    var exponent = 0
    if index < end, base[index] == UInt8(ascii: ".") {
      index += 1
      let firstDecimal = index
      while index < end, let digit = digit(index) {
        digits = digits &* 10 &+ digit
        index += 1
      }
      guard index > firstDecimal else { return nil }
      digitCount += index - firstDecimal
      exponent = firstDecimal - index
    }
    if index < end, base[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      guard let written = scanExponent(&index) else { return nil }
      exponent += written
    }

    // `0.000123` may have more than 19 characters and still few digits that count.
    var magnitude: Double?
    if digitCount <= 19 { magnitude = decimal(digits, exponent) }
    let value: Double
    if let magnitude {
      value = isNegative ? -magnitude : magnitude
    } else {
      guard let parsed = Double(text(start, index - start)), parsed.isFinite else { return nil }
      value = parsed
    }
    position = index
    return value
  }

  @inline(__always)
  private func digit(_ index: Int) -> UInt64? {
    let digit = base[index] &- UInt8(ascii: "0")
    return digit <= 9 ? UInt64(digit) : nil
  }

  /// Clamped to what no number needs.
  private func scanExponent(_ index: inout Int) -> Int? {
    var isNegative = false
    if index < end, base[index] == UInt8(ascii: "-") || base[index] == UInt8(ascii: "+") {
      isNegative = base[index] == UInt8(ascii: "-")
      index += 1
    }
    let first = index
    var value = 0
    while index < end, let digit = digit(index) {
      value = min(value * 10 + Int(digit), 1_000_000)
      index += 1
    }
    guard index > first else { return nil }
    return isNegative ? -value : value
  }
}

/// `digits` × 10^`exponent`, correctly rounded; `nil` where that takes longer arithmetic.
@inline(__always)
private func decimal(_ digits: UInt64, _ exponent: Int) -> Double? {
  if exponent == 0 || digits == 0 { return Double(digits) }
  if exponent < 0 {
    let power = -exponent
    if digits <= 1 << 53, power <= 22 { return Double(digits) / exactPowers[power] }
    return power <= 19 ? quotient(digits, wholePowers[power]) : nil
  }
  return digits <= 1 << 53 && exponent <= 22 ? Double(digits) * exactPowers[exponent] : nil
}

/// The quotient of two whole numbers, neither zero, correctly rounded.
///
/// Both are shifted to have their top bit set, so that a division of 128 by 64 bits gives 63 or 64 bits of
/// quotient; whether anything remains is kept in the lowest, far below the 53 that stay.
private func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
  let shift = dividend.leadingZeroBitCount
  let divisorShift = divisor.leadingZeroBitCount
  let normalized = dividend << shift
  let (quotient, remainder) = (divisor << divisorShift).dividingFullWidth(
    (normalized >> 1, normalized << 63))
  let sticky = quotient | (remainder == 0 ? 0 : 1)
  return Double(sign: .plus, exponent: divisorShift - shift - 63, significand: Double(sticky))
}

/// 10^0 … 10^22, which a Double holds exactly.
private let exactPowers: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// 10^0 … 10^19, which a UInt64 holds.
private let wholePowers: [UInt64] = (0...19).map { power in
  (0..<power).reduce(1) { value, _ in value * 10 }
}
