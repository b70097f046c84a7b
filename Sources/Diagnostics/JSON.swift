/// Reads a JSON document into a tree that knows where each value stands.
///
/// It is ours because no library at hand keeps places: Foundation's decoders give a coding path at
/// best, and messages here point at the line and the column.
///
/// - Returns: `nil` when the document cannot be read; the report then says where and why. A key that
///   stands twice is a warning, and the last one counts, as everywhere else.
package func parseJSON(_ source: SourceText, report: inout Report) -> Node? {
  guard checkEncoding(of: source, report: &report) else { return nil }
  var parser = JSONParser(source: source)
  do {
    let node = try parser.document()
    for origin in parser.repeatedKeys {
      report.warning("W004", DocumentMessages.repeatedKey, at: origin)
    }
    return node
  } catch {
    report.error(
      "E001", error.message, at: Origin(source: source, start: error.offset, end: error.offset + 1),
      label: error.label)
    return nil
  }
}

struct JSONProblem: Error {
  var message: String
  var offset: Int
  var label = ""
}

private struct JSONParser {
  let source: SourceText
  let bytes: [UInt8]
  var index: Int
  var depth = 0
  var repeatedKeys: [Origin] = []

  init(source: SourceText) {
    self.source = source
    bytes = source.bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func document() throws(JSONProblem) -> Node {
    skipBlanks()
    guard index < bytes.count else { throw problem("the file is empty") }
    let node = try value()
    skipBlanks()
    guard index == bytes.count else { throw problem("something follows the end of the document") }
    return node
  }

  private mutating func value() throws(JSONProblem) -> Node {
    guard index < bytes.count else { throw problem("the document ends where a value should stand") }
    let start = index
    let kind: Node.Kind
    switch bytes[index] {
    case UInt8(ascii: "{"): kind = .object(try members())
    case UInt8(ascii: "["): kind = .array(try items())
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "t"): kind = try word("true", .bool(true))
    case UInt8(ascii: "f"): kind = try word("false", .bool(false))
    case UInt8(ascii: "n"): kind = try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .number(try number())
    case UInt8(ascii: "'"):
      throw problem("a value stands in single quotes", label: "JSON wants double quotes")
    case UInt8(ascii: "/"):
      throw problem("a comment stands in the document", label: "JSON has no comments: remove it")
    default: throw problem("a value should stand here")
    }
    return Node(kind, origin: Origin(source: source, start: start, end: index))
  }

  private mutating func enter() throws(JSONProblem) {
    depth += 1
    guard depth <= DocumentLimits.deepestNesting else {
      throw problem(DocumentMessages.tooDeep)
    }
    index += 1
    skipBlanks()
  }

  private mutating func members() throws(JSONProblem) -> [Node.Member] {
    try enter()
    var members: [Node.Member] = []
    var keys: Set<String> = []
    while true {
      guard index < bytes.count else { throw problem("an object is not closed", label: "add `}`") }
      if bytes[index] == UInt8(ascii: "}") {
        guard members.isEmpty else {
          throw problem("a comma stands before the closing brace", label: "remove the comma")
        }
        break
      }
      guard bytes[index] == UInt8(ascii: "\"") else {
        throw problem("a key in double quotes should stand here")
      }
      let start = index
      let key = try string()
      let origin = Origin(source: source, start: start, end: index)
      // Few keys are compared one by one; only a large object pays for a set.
      if members.count == 8 { keys = Set(members.map(\.key)) }
      let isRepeated =
        members.count < 8 ? members.contains { $0.key == key } : !keys.insert(key).inserted
      if isRepeated, repeatedKeys.count < 50 { repeatedKeys.append(origin) }
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
        throw problem("a colon should stand between the key and its value", label: "add `:`")
      }
      index += 1
      skipBlanks()
      members.append(Node.Member(key: key, keyOrigin: origin, value: try value()))
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index += 1
      skipBlanks()
    }
    try leave(UInt8(ascii: "}"), "an object")
    return members
  }

  private mutating func items() throws(JSONProblem) -> [Node] {
    try enter()
    var items: [Node] = []
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "]") {
        guard items.isEmpty else {
          throw problem("a comma stands before the closing bracket", label: "remove the comma")
        }
        break
      }
      items.append(try value())
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index += 1
      skipBlanks()
    }
    try leave(UInt8(ascii: "]"), "a list")
    return items
  }

  private mutating func leave(_ closing: UInt8, _ what: String) throws(JSONProblem) {
    let sign = closing == UInt8(ascii: "}") ? "}" : "]"
    guard index < bytes.count else {
      throw problem("\(what) is not closed", label: "add `\(sign)`")
    }
    guard bytes[index] == closing else {
      throw problem(
        "a comma or `\(sign)` should stand here", label: "is a comma missing before this?")
    }
    index += 1
    depth -= 1
  }

  private mutating func string() throws(JSONProblem) -> String {
    let start = index
    index += 1
    let textStart = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: bytes[textStart..<index - 1], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: textStart, opening: start)
      case 0..<0x20:
        throw problem("a line break or tab stands inside text", label: "write \\n or \\t")
      default: index += 1
      }
    }
    index = start
    throw problem("text is not closed", label: "its closing quote is missing")
  }

  private mutating func escapedString(
    from textStart: Int, opening: Int
  ) throws(JSONProblem) -> String {
    var text = Array(bytes[textStart..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<0x20:
        throw problem("a line break or tab stands inside text", label: "write \\n or \\t")
      default:
        text.append(byte)
        index += 1
      }
    }
    index = opening
    throw problem("text is not closed", label: "its closing quote is missing")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    guard index + 1 < bytes.count else { throw problem("text is not closed") }
    let letter = bytes[index + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      text.append(contentsOf: Array(String(try unicodeEscape()).utf8))
      return
    default: throw problem("`\\` is followed by a letter that means nothing in JSON")
    }
    index += 2
  }

  /// `\uXXXX`, or two of them for a character beyond U+FFFF; half a pair becomes U+FFFD.
  private mutating func unicodeEscape() throws(JSONProblem) -> Unicode.Scalar {
    let first = try fourDigits()
    if first & 0xFC00 == 0xD800, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let before = index
      let second = try fourDigits()
      if second & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
      }
      index = before
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONProblem) -> UInt32 {
    guard index + 6 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
    else { throw problem("`\\u` should be followed by four hexadecimal digits") }
    index += 6
    return value
  }

  private mutating func number() throws(JSONProblem) -> Double {
    let start = index
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let integerStart = index
    while let digit = digit() {
      mantissa = mantissa &* 10 &+ digit
      digits += 1
    }
    guard index > integerStart else { throw problem("a digit should follow the minus sign") }
    if bytes[integerStart] == UInt8(ascii: "0"), index > integerStart + 1 {
      index = start
      throw problem("a number starts with 0", label: "remove the leading zeros")
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let fractionStart = index
      while let digit = digit() {
        mantissa = mantissa &* 10 &+ digit
        digits += 1
        exponent -= 1
      }
      guard index > fractionStart else { throw problem("a digit should follow the decimal point") }
    }
    var isSimple = digits <= 15
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isSimple = false
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      let exponentStart = index
      while digit() != nil {}
      guard index > exponentStart else { throw problem("a digit should follow the exponent sign") }
    }
    // Both parts are exact in a Double, so their quotient is the nearest Double (Clinger's fast path).
    if isSimple, exponent >= -22 {
      let value = Double(mantissa) / powersOfTen[-exponent]
      return isNegative ? -value : value
    }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .nan
  }

  private mutating func digit() -> UInt64? {
    guard index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 else { return nil }
    defer { index += 1 }
    return UInt64(bytes[index] - UInt8(ascii: "0"))
  }

  private mutating func word(_ word: StaticString, _ kind: Node.Kind) throws(JSONProblem)
    -> Node.Kind
  {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[index..<end].elementsEqual(Array("\(word)".utf8)) else {
      throw problem("a value should stand here", label: "text needs double quotes")
    }
    index = end
    return kind
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private func problem(_ message: String, label: String = "") -> JSONProblem {
    JSONProblem(message: message, offset: index, label: label)
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
