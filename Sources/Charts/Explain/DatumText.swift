import Diagnostics
import Scales
import Tables

extension Node {
  /// As JSON, what fits on a line on one.
  func jsonText(indent: Int = 0, width: Int = 100) -> String {
    let line = jsonLine
    guard line.utf8.count + indent > width else { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch kind {
    case .array(let items):
      let lines = items.map { inner + $0.jsonText(indent: indent + 2, width: width) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members):
      let lines = members.map {
        inner + quotedJSON($0.key) + ": " + $0.value.jsonText(indent: indent + 2, width: width)
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    case .null, .bool, .number, .string: return line
    }
  }

  /// As JSON on one line.
  var jsonLine: String {
    switch kind {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): value.isFinite ? value.javaScriptText : "null"
    case .string(let text): quotedJSON(text)
    case .array(let items): "[" + items.map(\.jsonLine).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { quotedJSON($0.key) + ": " + $0.value.jsonLine }.joined(separator: ", ")
        + "}"
    }
  }
}

func quotedJSON(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension Datum {
  /// As a table shows it: text as it is, times in universal time.
  var shownText: String {
    switch self {
    case .time(let time): isoText(of: time)
    case .array, .object: Node(self).jsonLine
    case .string(let text):
      text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? quotedJSON(text) : text
    case .null, .bool, .number: asText
    }
  }
}

/// `2024-01-31T00:00:00Z`, without the time of day where it is midnight.
func isoText(of time: Double) -> String {
  guard let date = CivilDate(time) else { return "no date" }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let year = String(date.year.magnitude)
  let day =
    (date.year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - year.count)) + year
    + "-\(two(date.month))-\(two(date.day))"
  if date.hour == 0, date.minute == 0, date.second == 0, date.millisecond == 0 { return day }
  let milliseconds = String(date.millisecond)
  let fraction =
    date.millisecond == 0
    ? "" : "." + String(repeating: "0", count: 3 - milliseconds.count) + milliseconds
  return "\(day)T\(two(date.hour)):\(two(date.minute)):\(two(date.second))\(fraction)Z"
}
