internal import Glibc

/// The last letter of a number format: how digits are written.
enum NumberFormatType: Character, Sendable {
  case percent = "%"
  case binary = "b"
  case character = "c"
  case decimal = "d"
  case exponent = "e"
  case fixed = "f"
  case general = "g"
  case octal = "o"
  case percentRounded = "p"
  case rounded = "r"
  case si = "s"
  case upperHex = "X"
  case lowerHex = "x"

  var hasSignificantDigits: Bool {
    switch self {
    case .general, .percentRounded, .rounded, .si: true
    default: false
    }
  }

  var isPercentage: Bool { self == .percent || self == .percentRounded }

  /// Whether what follows the first non-digit is a fraction or an exponent.
  var mayHaveSuffix: Bool {
    switch self {
    case .percent, .decimal, .exponent, .fixed, .general, .percentRounded, .rounded, .si: true
    case .binary, .character, .octal, .upperHex, .lowerHex: false
    }
  }

  var basePrefix: String {
    switch self {
    case .binary: "0b"
    case .octal: "0o"
    case .lowerHex, .upperHex: "0x"
    default: ""
    }
  }

  /// - Returns: the digits, and the SI prefix that follows them.
  func text(of value: Double, precision: Int) -> (digits: String, si: String) {
    switch self {
    case .percent: (fixedText(of: value * 100, decimals: precision), "")
    case .binary: (radixText(of: scriptRound(value), bitsPerDigit: 1), "")
    case .character: (scriptText(of: value), "")
    case .decimal: (wholeText(of: scriptRound(value)), "")
    case .exponent: (exponentialText(of: value, decimals: precision), "")
    case .fixed: (fixedText(of: value, decimals: precision), "")
    case .general: (precisionText(of: value, digits: precision), "")
    case .octal: (radixText(of: scriptRound(value), bitsPerDigit: 3), "")
    case .percentRounded: (roundedText(of: value * 100, digits: precision), "")
    case .rounded: (roundedText(of: value, digits: precision), "")
    case .si: siText(of: value, digits: precision)
    case .upperHex: (radixText(of: scriptRound(value), bitsPerDigit: 4).uppercased(), "")
    case .lowerHex: (radixText(of: scriptRound(value), bitsPerDigit: 4), "")
    }
  }
}

let siPrefixes = [
  "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y",
]

/// Halves up, as JavaScript's `Math.round`.
package func scriptRound(_ value: Double) -> Double {
  guard abs(value) < 4_503_599_627_370_496 else { return value }
  let floor = value.rounded(.down)
  guard value - floor >= 0.5 else { return floor }
  return floor == -1 ? -0.0 : floor + 1
}

/// The power of ten of the first digit; `nil` for 0 and what is not finite.
func decimalExponent(of value: Double) -> Int? {
  guard value != 0, value.isFinite else { return value == 0 ? 0 : nil }
  return DecimalDigits(shortest: abs(value)).point - 1
}

/// Which SI prefix fits: −8 for yocto … 8 for yotta.
func prefixStep(of value: Double) -> Int {
  let exponent = decimalExponent(of: value) ?? 0
  return min(max(Int((Double(exponent) / 3).rounded(.down)), -8), 8)
}

func fixedPrecision(step: Double) -> Int? {
  decimalExponent(of: abs(step)).map { max(0, -$0) }
}

func roundPrecision(step: Double, largest: Double) -> Int? {
  let step = abs(step)
  guard let a = decimalExponent(of: abs(largest) - step), let b = decimalExponent(of: step) else {
    return nil
  }
  return max(0, a - b) + 1
}

func prefixPrecision(step: Double, value: Double) -> Int? {
  guard let exponent = decimalExponent(of: abs(step)), value.isFinite else { return nil }
  return max(0, prefixStep(of: value) * 3 - exponent)
}

/// `pow(10, power)` without the rounding that `pow` brings in.
func pow10(_ power: Int) -> Double { Double("1e\(power)") ?? pow(10, Double(power)) }

private func wholeText(of value: Double) -> String {
  guard value.isFinite, abs(value) >= 1e21 else { return scriptText(of: value) }
  let decimal = DecimalDigits(shortest: abs(value))
  return decimal.text(0..<decimal.point)
}

/// Significant digits without an exponent.
private func roundedText(of value: Double, digits: Int) -> String {
  guard value.isFinite else { return scriptText(of: value) }
  let decimal = significant(value, digits: digits)
  let exponent = decimal.point - 1
  let count = decimal.digits.count
  if exponent < 0 {
    return "0." + String(repeating: "0", count: -exponent - 1) + decimal.text(0..<count)
  }
  if count > exponent + 1 {
    return decimal.text(0..<exponent + 1) + "." + decimal.text(exponent + 1..<count)
  }
  return decimal.text(0..<exponent + 1)
}

private func siText(of value: Double, digits: Int) -> (digits: String, si: String) {
  guard value.isFinite else { return (scriptText(of: value), "") }
  let decimal = significant(value, digits: digits)
  let exponent = decimal.point - 1
  let step = min(max(Int((Double(exponent) / 3).rounded(.down)), -8), 8)
  let prefix = siPrefixes[8 + step]
  let whole = exponent - step * 3 + 1
  let count = decimal.digits.count
  if whole >= count { return (decimal.text(0..<whole), prefix) }
  if whole > 0 { return (decimal.text(0..<whole) + "." + decimal.text(whole..<count), prefix) }
  // Less than a yocto.
  let rest = significant(value, digits: max(0, digits + whole - 1))
  let zeros = String(repeating: "0", count: -whole)
  return ("0." + zeros + rest.text(0..<rest.digits.count), prefix)
}

/// Zero is one digit before the point, like 1…9; no digits asked for are the shortest.
private func significant(_ value: Double, digits: Int) -> DecimalDigits {
  guard value != 0 else {
    var zero = DecimalDigits(shortest: 1)
    zero.digits = Array(repeating: 0, count: max(1, digits))
    return zero
  }
  guard digits > 0 else { return DecimalDigits(shortest: value) }
  return DecimalDigits(value, significant: digits)
}

/// Without the zeros that say nothing: `1.2000k` is `1.2k`.
func trimmed(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var start = -1
  var end = 0
  loop: for index in bytes.indices.dropFirst() {
    switch bytes[index] {
    case UInt8(ascii: "."):
      start = index
      end = index
    case UInt8(ascii: "0"):
      if start == 0 { start = index }
      end = index
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      if start > 0 { start = 0 }
    default: break loop
    }
  }
  guard start > 0 else { return text }
  return String(decoding: bytes[..<start] + bytes[(end + 1)...], as: UTF8.self)
}
