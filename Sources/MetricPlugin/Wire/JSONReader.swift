/// What is wrong with a JSON text, and where.
package struct JSONFault: Error, Hashable, Sendable {
  /// As in `ok.value[3]`; empty for the document as a whole.
  package var path: String
  /// In bytes from the start.
  package var offset: Int
  package var message: String

  package init(path: String, offset: Int, message: String) {
    self.path = path
    self.offset = offset
    self.message = message
  }
}

/// Reads JSON front to back into exactly what the caller asks for, without a tree in between.
///
/// Columns of numbers and strings, which are nearly all of a request and a reply, have loops of their own.
package struct JSONReader {
  let base: UnsafePointer<UInt8>
  let end: Int
  var position = 0
  private var path: [PathStep] = []

  private enum PathStep {
    case name(String)
    case index(Int)
  }

  private static let deepest = 64

  private init(base: UnsafePointer<UInt8>, end: Int) {
    self.base = base
    self.end = end
  }

  /// Reads one document; `body` must read exactly one value.
  package static func read<Value>(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    guard !bytes.isEmpty else { throw JSONFault(path: "", offset: 0, message: "it is empty") }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
      guard let base = buffer.baseAddress else {
        throw JSONFault(path: "", offset: 0, message: "it is empty")
      }
      var reader = JSONReader(base: base, end: buffer.count)
      let value = try body(&reader)
      reader.skipSpace()
      guard reader.position == reader.end else {
        throw reader.fault("there is more text behind the value")
      }
      return value
    }
  }

  /// A fault at the current position and path.
  package func fault(_ message: String) -> JSONFault {
    var text = ""
    for step in path {
      switch step {
      case .name(let name): text += (text.isEmpty ? "" : ".") + name.prefix(60)
      case .index(let index): text += "[\(index)]"
      }
    }
    return JSONFault(path: text, offset: position, message: message)
  }

  // MARK: Structure

  /// Reads an object; `member` must read or skip exactly one value for each name.
  package mutating func object(
    _ member: (inout JSONReader, String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try open("{", "an object")
    guard !take("}") else { return }
    repeat {
      skipSpace()
      let name = try string()
      skipSpace()
      guard take(":") else { throw fault("a colon is missing behind \"\(name.prefix(60))\"") }
      path.append(.name(name))
      try member(&self, name)
      path.removeLast()
      skipSpace()
    } while take(",")
    guard take("}") else { throw fault("a comma or a closing brace is missing") }
  }

  /// Reads a list; `item` must read or skip exactly one value each time.
  package mutating func array(
    _ item: (inout JSONReader, Int) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try open("[", "a list")
    guard !take("]") else { return }
    var index = 0
    repeat {
      path.append(.index(index))
      try item(&self, index)
      path.removeLast()
      index += 1
      skipSpace()
    } while take(",")
    guard take("]") else { throw fault("a comma or a closing bracket is missing") }
  }

  private mutating func open(_ bracket: Unicode.Scalar, _ what: String) throws(JSONFault) {
    guard path.count < Self.deepest else { throw fault("it is nested too deeply") }
    skipSpace()
    guard take(bracket) else { throw fault("expected \(what), found \(found)") }
    skipSpace()
  }

  // MARK: Columns

  /// A list of numbers; `null` becomes NaN.
  package mutating func numbers() throws(JSONFault) -> [Double] {
    var values: [Double] = []
    try open("[", "a list of numbers")
    guard !take("]") else { return values }
    values.reserveCapacity(min((end - position) / 4 + 1, 1 << 16))
    repeat {
      skipSpace()
      if position < end, base[position] == UInt8(ascii: "n") {
        guard takeWord("null") else {
          throw failing(at: values.count, "expected a number or null, found \(found)")
        }
        values.append(.nan)
      } else if let value = scanNumber() {
        values.append(value)
      } else {
        throw failing(at: values.count, numberFault)
      }
      skipSpace()
    } while take(",")
    guard take("]") else { throw failing(at: values.count, "a comma or a bracket is missing") }
    return values
  }

  /// A list of strings; `null` becomes an empty one.
  package mutating func strings() throws(JSONFault) -> [String] {
    var values: [String] = []
    try open("[", "a list of strings")
    guard !take("]") else { return values }
    // Neighbours are often equal: the bytes of the last one are compared before a string is made.
    var lastStart = 0
    var lastCount = -1
    repeat {
      skipSpace()
      guard position < end, base[position] == UInt8(ascii: "\"") else {
        guard takeWord("null") else {
          throw failing(at: values.count, "expected a string, found \(found)")
        }
        values.append("")
        lastCount = -1
        skipSpace()
        continue
      }
      if let count = plainStringLength {
        let start = position + 1
        if count == lastCount, let last = values.last,
          equal(base + start, base + lastStart, count: count)
        {
          values.append(last)
        } else {
          values.append(text(start, count))
        }
        (lastStart, lastCount) = (start, count)
        position = start + count + 1
      } else {
        do { values.append(try string()) } catch { throw failing(at: values.count, error.message) }
        lastCount = -1
      }
      skipSpace()
    } while take(",")
    guard take("]") else { throw failing(at: values.count, "a comma or a bracket is missing") }
    return values
  }

  private mutating func failing(at index: Int, _ message: String) -> JSONFault {
    path.append(.index(index))
    defer { path.removeLast() }
    return fault(message)
  }

  // MARK: Scalars

  /// A finite number.
  package mutating func number() throws(JSONFault) -> Double {
    skipSpace()
    guard let value = scanNumber() else { throw fault(numberFault) }
    return value
  }

  package mutating func bool() throws(JSONFault) -> Bool {
    skipSpace()
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw fault("expected true or false, found \(found)")
  }

  /// Whether a `null` came next; it is then read.
  package mutating func null() -> Bool {
    skipSpace()
    return takeWord("null")
  }

  private var numberFault: String {
    let rest = text(position, min(9, end - position))
    if ["NaN", "Infinity", "-Infinity", "nan", "inf", "-inf"].contains(where: rest.hasPrefix) {
      return "NaN and infinity are no numbers here: write null"
    }
    guard let first = rest.utf8.first,
      first == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
    else { return "expected a number, found \(found)" }
    return "this number is not well formed, or too large"
  }

  /// What stands at the position, in the words of a message.
  package var found: String {
    guard position < end else { return "the end" }
    switch base[position] {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "a list"
    case UInt8(ascii: "\""): return "text"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return "true or false"
    case UInt8(ascii: "n"): return "null"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    default:
      let length = min(24, end - position)
      let line = text(position, length).prefix { $0 != "\n" && $0 != "\r\n" }
      return "`\(line)`"
    }
  }

  // MARK: Anything

  /// Reads a value of any shape.
  package mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    guard position < end else { throw fault("expected a value, found the end") }
    switch base[position] {
    case UInt8(ascii: "{"):
      var members: [String: JSONValue] = [:]
      try object { (reader, name) throws(JSONFault) in members[name] = try reader.value() }
      return .object(members)
    case UInt8(ascii: "["):
      var items: [JSONValue] = []
      try array { (reader, _) throws(JSONFault) in items.append(try reader.value()) }
      return .array(items)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
    case UInt8(ascii: "n") where takeWord("null"): return .null
    default: return .number(try number())
    }
  }

  /// Reads a value and forgets it.
  package mutating func skip() throws(JSONFault) {
    _ = try value()
  }

  // MARK: Bytes

  mutating func skipSpace() {
    while position < end {
      switch base[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < end, base[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - position >= count, equal(base + position, word.utf8Start, count: count) else {
      return false
    }
    position += count
    return true
  }

  func text(_ start: Int, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: count), as: UTF8.self)
  }
}

@inline(__always)
private func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
  for index in 0..<count where a[index] != b[index] { return false }
  return true
}
