/// The number a field holds, `nil` if it is none.
///
/// Accepted are a sign (`-`, `+` or the true minus `−`), digits, thousands commas where they
/// belong (`1,234,567.8`), a decimal point and an exponent; before it one of £ $ €, behind it a
/// per cent sign, which says the unit and does not change the number: `5%` is 5. Refused, because
/// it could be meant two ways: decimal commas (`1,5`), blanks or points between thousands, accounting
/// brackets (`(5)`), and words of size (`£4bn`). Infinity is no number.
package func number(in text: String) -> Double? {
  var rest = Array(text.utf8)[...]
  trimBlanks(&rest)
  guard rest.count <= 64 else { return nil }
  var isNegative = false
  var hasSign = takeSign(&rest, isNegative: &isNegative)
  let hasCurrency = takeCurrency(&rest)
  if hasCurrency, !hasSign { hasSign = takeSign(&rest, isNegative: &isNegative) }
  if !hasCurrency, rest.last == UInt8(ascii: "%") {
    rest.removeLast()
    trimBlanks(&rest)
  }
  // The sign is read; a second one would be taken by the plain reader.
  guard let first = rest.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+"),
    let bare = withoutThousandsCommas(rest), let value = plainNumber(bare)
  else { return nil }
  return isNegative ? -value : value
}

/// A number of digits with at most a sign, a point and an exponent.
///
/// Up to 15 digits with a small exponent are exact in two steps (W. Clinger, 1990); others go to
/// the C library.
func plainNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  var position = bytes.startIndex
  let end = bytes.endIndex
  guard position < end, bytes.count <= 64 else { return nil }
  let isNegative = bytes[position] == UInt8(ascii: "-")
  if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
  var mantissa: UInt64 = 0
  var digits = 0
  var significant = 0
  var exponent = 0
  var hasPoint = false
  while position < end {
    let byte = bytes[position]
    if byte >= ASCII.zero, byte <= ASCII.nine {
      digits += 1
      if significant > 0 || byte != ASCII.zero { significant += 1 }
      if significant <= 15 { mantissa = mantissa * 10 + UInt64(byte - ASCII.zero) }
      if hasPoint { exponent -= 1 }
    } else if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
    } else {
      break
    }
    position += 1
  }
  guard digits > 0 else { return nil }
  if position < end {
    guard let more = takeExponent(bytes[position..<end]) else { return nil }
    exponent += more
  }
  guard significant <= 15, exponent >= -22, exponent <= 22 else {
    return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }
  let magnitude =
    exponent < 0
    ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
  return isNegative ? -magnitude : magnitude
}

let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// `e5`, `E-12`; up to three digits.
private func takeExponent(_ bytes: ArraySlice<UInt8>) -> Int? {
  var rest = bytes
  guard let letter = rest.popFirst(), letter | 0x20 == UInt8(ascii: "e") else { return nil }
  var isNegative = false
  if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
    isNegative = rest.removeFirst() == UInt8(ascii: "-")
  }
  guard (1...3).contains(rest.count) else { return nil }
  var value = 0
  for byte in rest {
    guard byte >= ASCII.zero, byte <= ASCII.nine else { return nil }
    value = value * 10 + Int(byte - ASCII.zero)
  }
  return isNegative ? -value : value
}

// MARK: Around the digits

private func trimBlanks(_ bytes: inout ArraySlice<UInt8>) {
  while let first = bytes.first, ASCII.isBlank(first) { bytes.removeFirst() }
  while let last = bytes.last, ASCII.isBlank(last) { bytes.removeLast() }
}

private func takeSign(_ bytes: inout ArraySlice<UInt8>, isNegative: inout Bool) -> Bool {
  if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
    isNegative = bytes.removeFirst() == UInt8(ascii: "-")
    return true
  }
  if bytes.starts(with: [0xE2, 0x88, 0x92]) {
    bytes.removeFirst(3)
    isNegative = true
    return true
  }
  return false
}

private func takeCurrency(_ bytes: inout ArraySlice<UInt8>) -> Bool {
  for sign in [[0xC2, 0xA3], [0x24], [0xE2, 0x82, 0xAC]] as [[UInt8]] where bytes.starts(with: sign)
  {
    bytes.removeFirst(sign.count)
    return true
  }
  return false
}

/// The digits without commas, `nil` when the commas do not part thousands.
private func withoutThousandsCommas(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let comma = UInt8(ascii: ",")
  guard bytes.contains(comma) else { return bytes }
  let wholeEnd =
    bytes.firstIndex { !($0 == comma || ($0 >= ASCII.zero && $0 <= ASCII.nine)) } ?? bytes.endIndex
  let groups = bytes[..<wholeEnd].split(separator: comma, omittingEmptySubsequences: false)
  guard let first = groups.first, (1...3).contains(first.count),
    groups.dropFirst().allSatisfy({ $0.count == 3 }), !bytes[wholeEnd...].contains(comma)
  else { return nil }
  return bytes.filter { $0 != comma }[...]
}
