import Diagnostics
import Scales
import Tables

extension Datum {
  /// As a table shows it: text as it is, times in universal time.
  var shownText: String {
    switch self {
    case .time(let time): isoText(of: time)
    case .array, .object: Node(self).jsonText(width: .max)
    case .string(let text):
      text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        ? Node(text).jsonText() : text
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
