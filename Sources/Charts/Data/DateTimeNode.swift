import Diagnostics
import Scales
import Tables

/// A date written as `{"year": 2020, "month": "jan", "date": 5}`.
enum DateTimeNode {
  private static let keys: Set<String> = [
    "year", "quarter", "month", "date", "day", "hours", "minutes", "seconds", "milliseconds",
  ]

  static func isDateTime(_ node: Node) -> Bool {
    guard let members = node.members, !members.isEmpty else { return false }
    return members.contains { keys.contains($0.key) }
      && members.allSatisfy { keys.contains($0.key) || $0.key == "utc" }
  }

  static func time(_ node: Node, zone: Scales.TimeZone) -> Double {
    func part(_ key: String) -> Double? { node[key]?.number }
    let zone = node["utc"]?.bool == true ? .utc : zone
    var month = part("month") ?? 1
    if let name = node["month"]?.string { month = monthNumber(name).map(Double.init) ?? month }
    if let quarter = part("quarter") { month = (quarter - 1) * 3 + 1 }
    var year = part("year") ?? 2012
    var day = part("date") ?? 1
    if node["year"] == nil, let weekday = weekday(node) {
      // A week that begins on Sunday the first of January.
      day = Double(weekday) + 1
      year = 2012
    }
    return CivilDate.time(
      year: year, month: month, day: day, hour: part("hours") ?? 0,
      minute: part("minutes") ?? 0, second: part("seconds") ?? 0,
      millisecond: part("milliseconds") ?? 0, zone: zone)
  }

  private static func weekday(_ node: Node) -> Int? {
    guard let day = node["day"] else { return nil }
    if let number = day.number { return abs(number) < 100 ? Int(number) % 7 : nil }
    return day.string.flatMap { index(of: $0, in: weekdays) }
  }

  static func monthNumber(_ name: String) -> Int? {
    index(of: name, in: months).map { $0 + 1 } ?? Int(name)
  }

  private static func index(of name: String, in names: [String]) -> Int? {
    let start = name.lowercased().prefix(3)
    return start.count == 3 ? names.firstIndex { $0.hasPrefix(start) } : nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  /// A value of a specification that stands for one of a field: dates become times.
  static func datum(
    _ node: Node, type: FieldType? = nil, unit: TimeUnitDefinition? = nil, context: Context
  ) -> Datum {
    if isDateTime(node) { return .time(time(node, zone: context.zone)) }
    guard type == .temporal || unit != nil else { return Datum(node) }
    if let text = node.string {
      if let unit, let time = partTime(text, unit: unit, context: context) { return .time(time) }
      return scriptTime(of: text, zone: context.zone).map(Datum.time) ?? .null
    }
    if let number = node.number {
      if let unit, let time = partTime(number, unit: unit, context: context) { return .time(time) }
      return .time(number)
    }
    return Datum(node)
  }

  /// `"jan"` of a month unit, 2020 of a year unit.
  private static func partTime(_ value: String, unit: TimeUnitDefinition, context: Context)
    -> Double?
  {
    switch unit.unit {
    case "month": monthNumber(value).map { time(["month": Node(Double($0))], zone: context.zone) }
    case "day": time(["day": Node(value)], zone: context.zone)
    default: nil
    }
  }

  private static func partTime(_ value: Double, unit: TimeUnitDefinition, context: Context)
    -> Double?
  {
    switch unit.unit {
    case "year", "quarter", "month", "date", "day", "hours", "minutes", "seconds":
      time(Node.object(unit.unit, Node(value)), zone: context.zone)
    default: nil
    }
  }
}
