extension Node {
  /// The value as JSON a person can read: two blanks an indent, what fits in a line on one line.
  ///
  /// Members keep their order; a number that JSON cannot say (not finite) becomes `null`.
  package func jsonText(width: Int = 100) -> String {
    var text = ""
    write(into: &text, indent: 0, column: 0, width: width)
    return text
  }

  private func write(into text: inout String, indent: Int, column: Int, width: Int) {
    var short = ""
    if writeShort(into: &short, room: width - column) {
      text += short
      return
    }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch kind {
    case .array(let items):
      text += "[\n"
      for (index, item) in items.enumerated() {
        text += inner
        item.write(into: &text, indent: indent + 2, column: indent + 2, width: width - 1)
        text += index + 1 < items.count ? ",\n" : "\n"
      }
      text += outer + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        let key = Self.quoted(member.key) + ": "
        text += inner + key
        member.value.write(
          into: &text, indent: indent + 2, column: indent + 2 + key.count, width: width - 1)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += outer + "}"
    case .bool, .null, .number, .string: text += scalar
    }
  }

  /// - Returns: `false` when it takes more than `room` characters.
  private func writeShort(into text: inout String, room: Int) -> Bool {
    switch kind {
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        guard item.writeShort(into: &text, room: room) else { return false }
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += Self.quoted(member.key) + ": "
        guard member.value.writeShort(into: &text, room: room) else { return false }
      }
      text += "}"
    case .bool, .null, .number, .string:
      text += scalar
    }
    return text.utf8.count <= room
  }

  private var scalar: String {
    switch kind {
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number):
      guard number.isFinite else { return "null" }
      return number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    case .string(let text): return Self.quoted(text)
    case .null, .array, .object: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
