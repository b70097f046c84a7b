/// Writes JSON onto one growing list of bytes, in the order it is told.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  // MARK: Structure

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclosed("{", "}", members)
  }

  package mutating func array(_ items: (inout JSONWriter) -> Void) {
    enclosed("[", "]", items)
  }

  /// Starts a member of an object; its value must follow.
  package mutating func name(_ name: String) {
    separate()
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func enclosed(
    _ start: Unicode.Scalar, _ end: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: start))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: end))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  // MARK: Scalars

  package mutating func string(_ text: String) {
    separate()
    appendString(text)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// A number; `null` when it is not finite.
  package mutating func number(_ value: Double) {
    separate()
    appendNumber(value)
  }

  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let items): array { writer in for item in items { writer.value(item) } }
    case .object(let members):
      object { writer in
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
          writer.name(name)
          writer.value(value)
        }
      }
    }
  }

  // MARK: Columns

  package mutating func numbers(_ values: [Double]) {
    array { writer in
      writer.bytes.reserveCapacity(writer.bytes.count + values.count * 8)
      for value in values { writer.number(value) }
    }
  }

  package mutating func strings(_ values: [String]) {
    array { writer in for value in values { writer.string(value) } }
  }

  // MARK: Bytes

  private mutating func appendString(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 { appendEscaped(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(hexDigit(byte >> 4))
      bytes.append(hexDigit(byte & 15))
    default: bytes.append(byte)
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The shortest digits that read back as the same number.
  private mutating func appendNumber(_ value: Double) {
    guard value.isFinite else {
      bytes.append(contentsOf: "null".utf8)
      return
    }
    // Published numbers are whole or have a few decimals: dividing the digits gives them back exactly.
    if value.magnitude < 1e15 {
      var power = 1.0
      for decimals in 0...4 {
        let scaled = (value.magnitude * power).rounded()
        if scaled < 9_007_199_254_740_992, scaled / power == value.magnitude {
          appendDigits(UInt64(scaled), decimals: decimals, isNegative: value < 0)
          return
        }
        power *= 10
      }
    }
    bytes.append(contentsOf: value.description.utf8)
  }

  private mutating func appendDigits(_ digits: UInt64, decimals: Int, isNegative: Bool) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var start = 24
      var rest = digits
      var written = 0
      repeat {
        if written == decimals, decimals > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        written += 1
      } while rest > 0 || written <= decimals
      bytes.append(contentsOf: buffer[start...])
    }
  }
}
