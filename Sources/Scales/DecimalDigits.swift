/// A finite number above zero in decimal digits: `0.DIGITS × 10^point`.
struct DecimalDigits: Hashable {
  /// Each 0…9; the first is not 0, and neither is the last.
  var digits: [UInt8]
  var point: Int

  /// The shortest digits that read back as `value`.
  init(shortest value: Double) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(value.description.utf8)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits.append(byte - UInt8(ascii: "0"))
      }
      index += 1
    }
    self.digits = digits
    self.point = (point ?? digits.count) + exponent
    normalize()
  }

  /// All digits of `value`, which has finitely many.
  init(exact value: Double) {
    let mantissa = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    var number = BigNatural(mantissa)
    if exponent >= 0 {
      number.multiply(base: 2, power: exponent)
    } else {
      number.multiply(base: 5, power: -exponent)
    }
    digits = number.decimalDigits
    point = digits.count + min(exponent, 0)
    normalize()
  }

  /// `value` with `count` significant digits, exactly rounded, halves up.
  ///
  /// - Precondition: `count` is above 0, `value` above 0 and finite.
  init(_ value: Double, significant count: Int) {
    if count <= 15, let quick = Self.quick(value, count) {
      self = quick
    } else {
      self = DecimalDigits(exact: value).rounded(to: count)
    }
  }

  /// For numbers of everyday size, which fit into 64 bits as a multiple of their last digit.
  private static func quick(_ value: Double, _ count: Int) -> DecimalDigits? {
    guard value >= 1e-7, value < 1e15 else { return nil }
    var point = 1
    if value >= 1 {
      while point < 15, value >= powersOfTen[point] { point += 1 }
    } else {
      while point > -6, value < 1 / powersOfTen[1 - point] { point -= 1 }
    }
    let decimals = count - point
    var number: UInt64
    if decimals >= 0 {
      guard decimals <= 22, let scaled = scaledWhole(value, decimals: decimals) else { return nil }
      number = scaled
    } else {
      guard let whole = UInt64(exactly: value) else { return nil }
      let unit = UInt64(powersOfTen[-decimals])
      number = whole / unit + (whole % unit >= unit - whole % unit ? 1 : 0)
    }
    if number >= UInt64(powersOfTen[count]) {
      // The carry makes one digit more, or the estimate of the first digit was one too low.
      guard number == UInt64(powersOfTen[count]) else { return nil }
      number /= 10
      point += 1
    }
    guard number >= UInt64(powersOfTen[count - 1]) else { return nil }
    return DecimalDigits(digits: String(number).utf8.map { $0 - 48 }, point: point)
  }

  private init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
  }

  private mutating func normalize() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// The first `count` digits, halves rounded up; zeros appended if there are fewer.
  ///
  /// With `count` 0 or less the result is empty, or the one digit 1 that a carry leaves.
  func rounded(to count: Int) -> DecimalDigits {
    var result = self
    guard count < digits.count else {
      result.digits += repeatElement(0, count: count - digits.count)
      return result
    }
    guard count >= 0 else {
      result.digits = []
      return result
    }
    let roundsUp = digits[count] >= 5
    result.digits = Array(digits.prefix(count))
    guard roundsUp else { return result }
    var index = count - 1
    while index >= 0 {
      if result.digits[index] < 9 {
        result.digits[index] += 1
        return result
      }
      result.digits[index] = 0
      index -= 1
    }
    result.digits.insert(1, at: 0)
    result.point += 1
    if count > 0 { result.digits.removeLast() }
    return result
  }

  /// The text of the digits from `range`, zeros where there are none.
  func text(_ range: Range<Int>) -> String {
    String(
      decoding: range.map { index in
        (digits.indices.contains(index) ? digits[index] : 0) + UInt8(ascii: "0")
      }, as: UTF8.self)
  }
}

/// A whole number of any size, in limbs of nine decimal digits, the lowest first.
private struct BigNatural {
  private var limbs: [UInt32]
  private static let base: UInt64 = 1_000_000_000

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    repeat {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    } while rest > 0
  }

  mutating func multiply(base: UInt64, power: Int) {
    // The largest power that keeps a limb's product within 64 bits.
    let (step, factor): (Int, UInt64) = base == 2 ? (32, 1 << 32) : (13, 1_220_703_125)
    var left = power
    while left >= step {
      multiply(by: factor)
      left -= step
    }
    var rest: UInt64 = 1
    for _ in 0..<left { rest *= base }
    if rest > 1 { multiply(by: rest) }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      limbs[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
  }

  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}

/// The powers of ten that a floating-point number holds exactly.
private let powersOfTen: [Double] = (0...22).map { pow10($0) }

/// `value × 10^decimals` to the nearest whole number, exactly, halves up.
///
/// - Returns: `nil` when that needs more than 52 bits.
func scaledWhole(_ value: Double, decimals: Int) -> UInt64? {
  guard value >= 0, decimals >= 0, decimals <= 22 else { return nil }
  let power = powersOfTen[decimals]
  let product = value * power
  guard product < 4_503_599_627_370_496 else { return nil }
  // What the product has lost by rounding decides where the half is a close thing.
  let lost = (-product).addingProduct(value, power)
  let whole = product.rounded(.down)
  let isHalf = (product - whole - 0.5) + lost >= 0
  return UInt64(isHalf ? whole + 1 : whole)
}
