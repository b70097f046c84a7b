import Scales

/// A word, a sign or a literal of an expression.
struct ExpressionToken {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    case text(String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// In bytes.
  var range: Range<Int>

  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
}

/// Cuts the text of an expression into tokens, one at a time.
struct ExpressionTokenizer {
  let bytes: [UInt8]
  private(set) var index = 0

  init(_ source: String) { bytes = Array(source.utf8) }

  mutating func next() throws(ExpressionError) -> ExpressionToken {
    skipSpace()
    let start = index
    guard let byte = peek() else { return ExpressionToken(kind: .end, range: start..<start) }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: ".") where isDigit(peek(1)): return try number()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try text(quote: byte)
    default: break
    }
    if Self.isNameByte(byte), !startsQuote() { return name() }
    return try sign()
  }

  /// A regular expression whose first `/` is the token at `start`.
  mutating func pattern(at start: Int) throws(ExpressionError) -> (source: String, flags: String) {
    index = start + 1
    var isInClass = false
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      index += 1
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if byte == UInt8(ascii: "[") {
        isInClass = true
      } else if byte == UInt8(ascii: "]") {
        isInClass = false
      } else if byte == UInt8(ascii: "/"), !isInClass {
        let source = String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self)
        let flagStart = index
        while let byte = peek(), Self.isNameByte(byte) { index += 1 }
        return (source, String(decoding: bytes[flagStart..<index], as: UTF8.self))
      }
    }
    throw ExpressionError(
      "this regular expression has no end", at: start..<min(index, bytes.count),
      label: "write `/` behind it")
  }

  // MARK: Tokens

  private mutating func name() -> ExpressionToken {
    let start = index
    while let byte = peek(), Self.isNameByte(byte) || isDigit(byte), !startsQuote() { index += 1 }
    return ExpressionToken(
      kind: .name(String(decoding: bytes[start..<index], as: UTF8.self)), range: start..<index)
  }

  private mutating func number() throws(ExpressionError) -> ExpressionToken {
    let start = index
    if peek() == UInt8(ascii: "0"), let letter = peek(1),
      [0x78, 0x6F, 0x62].contains(letter | 0x20)
    {
      index += 2
      while let byte = peek(), isDigit(byte) || Self.isNameByte(byte) { index += 1 }
    } else {
      while isDigit(peek()) { index += 1 }
      if peek() == UInt8(ascii: ".") {
        index += 1
        while isDigit(peek()) { index += 1 }
      }
      if let letter = peek(), letter | 0x20 == UInt8(ascii: "e") {
        let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
        if isDigit(peek(1 + sign)) {
          index += 1 + sign
          while isDigit(peek()) { index += 1 }
        }
      }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let value = scriptNumber(of: text)
    let isOctal = text.utf8.count > 1 && text.utf8.first == 48 && isDigit(bytes[start + 1])
    if let byte = peek(), Self.isNameByte(byte) || value.isNaN || isOctal {
      while let byte = peek(), Self.isNameByte(byte) || isDigit(byte) { index += 1 }
      throw notANumber(start)
    }
    guard !value.isNaN, !isOctal else { throw notANumber(start) }
    return ExpressionToken(kind: .number(value), range: start..<index)
  }

  private func notANumber(_ start: Int) -> ExpressionError {
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return ExpressionError("`\(text)` is not a number", at: start..<index)
  }

  private mutating func text(quote: UInt8) throws(ExpressionError) -> ExpressionToken {
    let start = index
    index += 1
    var content: [UInt8] = []
    while let byte = peek() {
      index += 1
      if byte == quote {
        return ExpressionToken(
          kind: .text(String(decoding: content, as: UTF8.self)), range: start..<index)
      }
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &content)
      } else {
        content.append(byte)
      }
    }
    let sign = Character(Unicode.Scalar(quote))
    throw ExpressionError(
      "this text has no end", at: start..<min(index, bytes.count),
      label: "write `\(sign)` behind it")
  }

  private mutating func escape(into content: inout [UInt8]) throws(ExpressionError) {
    let start = index - 1
    guard let byte = peek() else { return }
    index += 1
    func append(_ scalar: Unicode.Scalar) { content.append(contentsOf: Array(String(scalar).utf8)) }
    switch byte {
    case UInt8(ascii: "n"): append("\n")
    case UInt8(ascii: "t"): append("\t")
    case UInt8(ascii: "r"): append("\r")
    case UInt8(ascii: "b"): append("\u{8}")
    case UInt8(ascii: "v"): append("\u{B}")
    case UInt8(ascii: "f"): append("\u{C}")
    case UInt8(ascii: "0"): append("\0")
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): if peek() == UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "x"): append(scalar(try hex(2, from: start)))
    case UInt8(ascii: "u"):
      let first = try unicode(from: start)
      if first & 0xFC00 == 0xD800, peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
        index += 2
        let second = try unicode(from: start)
        append(scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)))
      } else {
        append(scalar(first))
      }
    default: content.append(byte)
    }
  }

  private mutating func unicode(from start: Int) throws(ExpressionError) -> UInt32 {
    guard peek() == UInt8(ascii: "{") else { return try hex(4, from: start) }
    index += 1
    var count = 0
    while count < 8, let byte = peek(count), byte != UInt8(ascii: "}") { count += 1 }
    let value = try hex(count, from: start)
    if peek() == UInt8(ascii: "}") { index += 1 }
    return value
  }

  private mutating func hex(_ count: Int, from start: Int) throws(ExpressionError) -> UInt32 {
    let end = index + count
    guard end <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
    else {
      throw ExpressionError(
        "this is not the number of a character", at: start..<min(end, bytes.count))
    }
    index = end
    return value
  }

  private func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

  /// From the longest to the shortest.
  private static let signs = [
    ">>>", "===", "!==", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "+", "-", "*", "/", "%",
    "<", ">", "!", "~", "&", "|", "^", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".",
  ].map { ($0, Array($0.utf8)) }

  private mutating func sign() throws(ExpressionError) -> ExpressionToken {
    let start = index
    if let error = wrongSign() { throw error }
    let rest = bytes[start...]
    guard let (sign, spelling) = Self.signs.first(where: { rest.starts(with: $0.1) }) else {
      let text = String(decoding: rest.prefix(4), as: UTF8.self).prefix(1)
      throw ExpressionError("`\(text)` has no meaning here", at: start..<start + text.utf8.count)
    }
    index += spelling.count
    return ExpressionToken(kind: .sign(sign), range: start..<index)
  }

  /// What is JavaScript, or nearly, but not in the language of expressions.
  private static let wrongSigns: [(sign: [UInt8], message: String, mend: String)] = [
    ("“", "`“` does not quote text", "write a straight `'`"),
    ("”", "`”` does not quote text", "write a straight `'`"),
    ("‘", "`‘` does not quote text", "write a straight `'`"),
    ("’", "`’` does not quote text", "write a straight `'`"),
    ("**", "there is no `**` in expressions", "write pow(a, b)"),
    ("??", "there is no `??` in expressions", "write isValid(a) ? a : b"),
    ("?.", "there is no `?.` in expressions", "write a ? a.b : null"),
    ("=>", "expressions cannot define functions", "use the functions that there are"),
    ("++", "an expression cannot change a value", "write a + 1"),
    ("--", "an expression cannot change a value", "write a - 1"),
    ("<>", "there is no `<>` in expressions", "write `!=`"),
    ("=", "an expression cannot set a value", "compare with `==`"),
    ("`", "a text stands in `'` or `\"`", "join its parts with `+`"),
    (";", "an expression is one value", "leave out `;`"),
  ].map { (Array($0.0.utf8), $0.1, $0.2) }

  private func wrongSign() -> ExpressionError? {
    let rest = bytes[index...]
    // `==` is right, and so is `a?.5:b`.
    let isComparison = rest.starts(with: Array("==".utf8))
    guard let wrong = Self.wrongSigns.first(where: { rest.starts(with: $0.sign) }),
      !isComparison, !(peek(1) == UInt8(ascii: ".") && isDigit(peek(2)))
    else { return nil }
    return ExpressionError(
      wrong.message, at: index..<index + wrong.sign.count, label: wrong.mend)
  }

  // MARK: Bytes

  private func peek(_ distance: Int = 0) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 &- 48 < 10 } ?? false }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// A typographic quotation mark, which would else pass for a letter.
  private func startsQuote() -> Bool {
    peek() == 0xE2 && peek(1) == 0x80 && (0x98...0x9F).contains(peek(2) ?? 0)
  }

  private mutating func skipSpace() {
    while let byte = peek() {
      if byte == 0x20 || (9...13).contains(byte) {
        index += 1
      } else if byte == 0xC2, peek(1) == 0xA0 {
        index += 2
      } else if byte == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF {
        index += 3
      } else {
        return
      }
    }
  }
}
