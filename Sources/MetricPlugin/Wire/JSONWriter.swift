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
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 13) { buffer in
        guard let start = buffer.baseAddress else { return }
        var count = 0
        for (index, value) in values.enumerated() {
          if index > 0 {
            start[count] = UInt8(ascii: ",")
            count += 1
          }
          count += write(value, to: start + count)
          if count > buffer.count - longestNumber - 1 {
            writer.bytes.append(contentsOf: buffer[..<count])
            count = 0
          }
        }
        writer.bytes.append(contentsOf: buffer[..<count])
      }
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

  private mutating func appendNumber(_ value: Double) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestNumber) { buffer in
      guard let start = buffer.baseAddress else { return }
      bytes.append(contentsOf: buffer[..<write(value, to: start)])
    }
  }
}

/// Of a Double as the standard library writes it, rounded up: `-2.2250738585072014e-308`.
private let longestNumber = 32

/// The shortest digits that read back as the same number; `null` when it is not finite.
///
/// - Parameter target: room for `longestNumber` bytes.
/// - Returns: how many bytes were written.
private func write(_ value: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
  // Published numbers are whole or have a few decimals: dividing the digits gives them back exactly.
  if value.magnitude < 1e15 {
    var power = 1.0
    for decimals in 0...4 {
      let scaled = (value.magnitude * power).rounded()
      if scaled < 9_007_199_254_740_992, scaled / power == value.magnitude {
        return write(UInt64(scaled), decimals: decimals, isNegative: value < 0, to: target)
      }
      power *= 10
    }
  }
  var text = value.isFinite ? value.description : "null"
  return text.withUTF8 { utf8 in
    let count = min(utf8.count, longestNumber)
    for index in 0..<count { target[index] = utf8[index] }
    return count
  }
}

private func write(
  _ digits: UInt64, decimals: Int, isNegative: Bool, to target: UnsafeMutablePointer<UInt8>
) -> Int {
  var count = 1
  var limit: UInt64 = 10
  while digits >= limit {
    limit *= 10
    count += 1
  }
  count = max(count, decimals + 1)
  let start = isNegative ? 1 : 0
  if isNegative { target[0] = UInt8(ascii: "-") }
  let length = start + count + (decimals > 0 ? 1 : 0)
  var rest = digits
  var index = length - 1
  for written in 0..<count {
    if decimals > 0, written == decimals {
      target[index] = UInt8(ascii: ".")
      index -= 1
    }
    target[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
    rest /= 10
    index -= 1
  }
  return length
}
