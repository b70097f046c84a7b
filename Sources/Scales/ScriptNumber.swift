/// A number as JavaScript prints it: the shortest digits that read back as the same number.
package func scriptText(of value: Double) -> String {
  if value == 0 { return "0" }
  guard value.isFinite else { return notFiniteText(of: value) }
  if abs(value) < 1e15, let whole = Int(exactly: value) { return String(whole) }
  let decimal = DecimalDigits(shortest: abs(value))
  let count = decimal.digits.count
  let sign = value < 0 ? "-" : ""
  let point = decimal.point
  if point > 21 || point < -5 {
    let fraction = count > 1 ? "." + decimal.text(1..<count) : ""
    return sign + decimal.text(0..<1) + fraction + exponentSuffix(point - 1)
  }
  if point <= 0 {
    return sign + "0." + String(repeating: "0", count: -point) + decimal.text(0..<count)
  }
  if count <= point { return sign + decimal.text(0..<point) }
  return sign + decimal.text(0..<point) + "." + decimal.text(point..<count)
}

/// `toFixed`: exact decimals, 0 to 100 of them, halves away from zero.
package func fixedText(of value: Double, decimals: Int) -> String {
  guard value.isFinite else { return notFiniteText(of: value) }
  guard abs(value) < 1e21 else { return scriptText(of: value) }
  let decimals = min(max(decimals, 0), 100)
  if let scaled = scaledWhole(abs(value), decimals: decimals) {
    return (value < 0 ? "-" : "") + text(of: scaled, decimals: decimals)
  }
  let decimal = value == 0 ? nil : DecimalDigits(exact: abs(value))
  let digits = decimal?.rounded(to: (decimal?.point ?? 0) + decimals)
  // Leading zeros belong to the text: 0.05 has its first digit at −1.
  let point = digits?.point ?? 0
  let whole = point > 0 ? (digits?.text(0..<point) ?? "0") : "0"
  var fraction = ""
  if decimals > 0 {
    let zeros = min(max(-point, 0), decimals)
    let first = max(point, 0)
    let rest = digits?.text(first..<first + decimals - zeros)
    fraction =
      "." + String(repeating: "0", count: zeros)
      + (rest ?? String(repeating: "0", count: decimals))
  }
  let isNegative = value < 0
  return (isNegative ? "-" : "") + whole + fraction
}

/// `toPrecision`: exact significant digits, 1 to 100 of them.
package func precisionText(of value: Double, digits: Int) -> String {
  guard value.isFinite else { return notFiniteText(of: value) }
  let digits = min(max(digits, 1), 100)
  let sign = value < 0 ? "-" : ""
  guard value != 0 else {
    return digits > 1 ? "0." + String(repeating: "0", count: digits - 1) : "0"
  }
  let decimal = DecimalDigits(abs(value), significant: digits)
  let point = decimal.point
  if point < -5 || point > digits {
    let fraction = digits > 1 ? "." + decimal.text(1..<digits) : ""
    return sign + decimal.text(0..<1) + fraction + exponentSuffix(point - 1)
  }
  if point == digits { return sign + decimal.text(0..<digits) }
  if point > 0 { return sign + decimal.text(0..<point) + "." + decimal.text(point..<digits) }
  return sign + "0." + String(repeating: "0", count: -point) + decimal.text(0..<digits)
}

/// `toExponential`: exact decimals of the mantissa; the shortest that reads back when `nil`.
package func exponentialText(of value: Double, decimals: Int?) -> String {
  guard value.isFinite else { return notFiniteText(of: value) }
  let sign = value < 0 ? "-" : ""
  let digits = decimals.map { min(max($0, 0), 100) + 1 }
  guard value != 0 else {
    let fraction = String(repeating: "0", count: (digits ?? 1) - 1)
    return "0" + (fraction.isEmpty ? "" : "." + fraction) + "e+0"
  }
  let decimal =
    digits.map { DecimalDigits(abs(value), significant: $0) }
    ?? DecimalDigits(shortest: abs(value))
  let count = decimal.digits.count
  let fraction = count > 1 ? "." + decimal.text(1..<count) : ""
  return sign + decimal.text(0..<1) + fraction + exponentSuffix(decimal.point - 1)
}

/// A whole number in base 2, 8 or 16, exact however large.
func radixText(of value: Double, bitsPerDigit: Int) -> String {
  guard value.isFinite else { return notFiniteText(of: value) }
  let magnitude = abs(value)
  let radix = 1 << bitsPerDigit
  let sign = value < 0 ? "-" : ""
  if let whole = UInt64(exactly: magnitude) { return sign + String(whole, radix: radix) }
  // Above 2⁶⁴ every number is its 53 bits with zeros behind.
  let shift = Int(magnitude.exponent) - 52
  let bits = String(magnitude.significandBitPattern | 1 << 52, radix: 2)
  let all = Array((bits + String(repeating: "0", count: shift)).utf8)
  var text = ""
  var index = 0
  var width = all.count % bitsPerDigit == 0 ? bitsPerDigit : all.count % bitsPerDigit
  while index < all.count {
    let digit = all[index..<index + width].reduce(0) { $0 * 2 + Int($1 - UInt8(ascii: "0")) }
    text += String(digit, radix: radix)
    index += width
    width = bitsPerDigit
  }
  return sign + text
}

/// A whole number with its last `decimals` digits behind a point.
private func text(of scaled: UInt64, decimals: Int) -> String {
  let digits = String(scaled)
  guard decimals > 0 else { return digits }
  let zeros = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
  let all = zeros + digits
  let point = all.utf8.index(all.endIndex, offsetBy: -decimals)
  return all[..<point] + "." + all[point...]
}

private func exponentSuffix(_ exponent: Int) -> String {
  exponent < 0 ? "e\(exponent)" : "e+\(exponent)"
}

private func notFiniteText(of value: Double) -> String {
  value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
}
