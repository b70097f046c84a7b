/// `Number(text)`: white space trimmed, empty is 0, hex, octal and binary prefixes, `Infinity`.
///
/// - Returns: NaN for what is not a number.
package func scriptNumber(of text: String) -> Double {
  let trimmed = scriptTrimmed(text)
  let bytes = Array(trimmed.utf8)
  guard let first = bytes.first else { return 0 }
  if first == UInt8(ascii: "0"), bytes.count > 2, let base = radix(of: bytes[1]) {
    return wholeNumber(bytes[2...], radix: base)
  }
  let (value, length) = decimalPrefix(of: bytes)
  return length == bytes.count ? value : .nan
}

/// `parseFloat(text)`: the number that the text begins with.
package func scriptFloat(of text: String) -> Double {
  decimalPrefix(of: Array(scriptTrimmed(text).utf8)).value
}

/// `parseInt(text, radix)`: the whole number that the text begins with.
///
/// - Parameter radix: 2…36; 0 for 10, or 16 behind `0x`.
package func scriptInteger(of text: String, radix wanted: Int = 0) -> Double {
  var bytes = Array(scriptTrimmed(text).utf8)[...]
  var isNegative = false
  if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    isNegative = sign == UInt8(ascii: "-")
    bytes = bytes.dropFirst()
  }
  var base = wanted == 0 ? 10 : wanted
  guard (2...36).contains(base) else { return .nan }
  if wanted == 0 || wanted == 16, bytes.count >= 2, bytes.first == UInt8(ascii: "0"),
    bytes[bytes.startIndex + 1] | 0x20 == UInt8(ascii: "x")
  {
    bytes = bytes.dropFirst(2)
    base = 16
  }
  let digits = bytes.prefix { digit(of: $0, radix: base) != nil }
  let value = wholeNumber(digits, radix: base)
  return isNegative ? -value : value
}

/// Without the white space and line ends at both sides, as JavaScript's `trim`.
package func scriptTrimmed(_ text: String) -> String {
  // Nearly every text begins and ends with a printable character.
  let utf8 = text.utf8
  guard let first = utf8.first, let last = utf8.last else { return text }
  if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return text }
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !isScriptSpace($0) }),
    let end = scalars.lastIndex(where: { !isScriptSpace($0) })
  else { return "" }
  return String(scalars[start...end])
}

func isScriptSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
    0xFEFF:
    true
  default: false
  }
}

/// The longest decimal literal at the start, and its length in bytes; NaN and 0 if there is none.
private func decimalPrefix(of bytes: [UInt8]) -> (value: Double, length: Int) {
  func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] &- 48 < 10 }
  var index = 0
  if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index = 1 }
  let infinity = Array("Infinity".utf8)
  if bytes.dropFirst(index).starts(with: infinity) {
    return (bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity, index + infinity.count)
  }
  let whole = index
  while isDigit(index) { index += 1 }
  var digits = index - whole
  if index < bytes.count, bytes[index] == UInt8(ascii: "."), digits > 0 || isDigit(index + 1) {
    index += 1
    let fraction = index
    while isDigit(index) { index += 1 }
    digits += index - fraction
  }
  guard digits > 0 else { return (.nan, 0) }
  if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
    var end = index + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
      end += 1
    }
    if isDigit(end) {
      while isDigit(end) { end += 1 }
      index = end
    }
  }
  return (Double(String(decoding: bytes[..<index], as: UTF8.self)) ?? .nan, index)
}

private func radix(of prefix: UInt8) -> Int? {
  switch prefix | 0x20 {
  case UInt8(ascii: "x"): 16
  case UInt8(ascii: "o"): 8
  case UInt8(ascii: "b"): 2
  default: nil
  }
}

private func digit(of byte: UInt8, radix: Int) -> Int? {
  let value: Int
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 48
  case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 87
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 55
  default: return nil
  }
  return value < radix ? value : nil
}

private func wholeNumber(_ bytes: ArraySlice<UInt8>, radix: Int) -> Double {
  guard !bytes.isEmpty else { return .nan }
  if radix == 10, let exact = Double(String(decoding: bytes, as: UTF8.self)) { return exact }
  var value = 0.0
  for byte in bytes {
    guard let digit = digit(of: byte, radix: radix) else { return .nan }
    value = value * Double(radix) + Double(digit)
  }
  return value
}
