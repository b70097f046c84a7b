extension JSONReader {
  /// The length of the string that starts here, when it needs no decoding.
  var plainStringLength: Int? {
    var index = position + 1
    while index < end {
      let byte = base[index]
      if byte == UInt8(ascii: "\"") { return index - position - 1 }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
      index += 1
    }
    return nil
  }

  package mutating func string() throws(JSONFault) -> String {
    skipSpace()
    guard position < end, base[position] == UInt8(ascii: "\"") else {
      throw fault("expected text, found \(found)")
    }
    if let count = plainStringLength {
      defer { position += count + 2 }
      return text(position + 1, count)
    }
    position += 1
    var bytes: [UInt8] = []
    while position < end {
      let byte = base[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): try appendEscape(to: &bytes)
      case 0..<0x20: throw fault("a control character stands in a string")
      default: bytes.append(byte)
      }
    }
    throw fault("a string has no closing quote")
  }

  private mutating func appendEscape(to bytes: inout [UInt8]) throws(JSONFault) {
    guard position < end else { throw fault("a string has no closing quote") }
    let byte = base[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): try appendUnicode(to: &bytes)
    default: throw fault("unknown escape in a string")
    }
  }

  private mutating func appendUnicode(to bytes: inout [UInt8]) throws(JSONFault) {
    var code = try hexDigits()
    if 0xD800..<0xDC00 ~= code, end - position >= 2, base[position] == UInt8(ascii: "\\"),
      base[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try hexDigits()
      guard 0xDC00..<0xE000 ~= low else { throw fault("half of a character stands in a string") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw fault("half of a character stands in a string")
    }
    bytes.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hexDigits() throws(JSONFault) -> UInt32 {
    guard end - position >= 4 else { throw fault("an escape in a string is cut short") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(base[position])).hexDigitValue else {
        throw fault("an escape in a string is not four digits")
      }
      value = value << 4 + UInt32(digit)
      position += 1
    }
    return value
  }
}
