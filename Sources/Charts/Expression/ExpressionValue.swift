package import Scales
package import Tables

/// A value of the expression language, which is JavaScript's without functions and classes.
package enum ExpressionValue: Sendable {
  case undefined
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// Milliseconds since 1970-01-01T00:00Z; NaN is an invalid date.
  case time(Double)
  case array([ExpressionValue])
  case object([Field])
  case pattern(RegularExpression)

  package struct Field: Sendable {
    package var name: String
    package var value: ExpressionValue

    package init(_ name: String, _ value: ExpressionValue) {
      self.name = name
      self.value = value
    }
  }

  /// What `if` and `filter` decide by.
  package var isTruthy: Bool {
    switch self {
    case .undefined, .null: false
    case .bool(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .string(let text): !text.isEmpty
    case .time, .array, .object, .pattern: true
    }
  }

  package var isNullish: Bool {
    switch self {
    case .undefined, .null: true
    default: false
    }
  }

  /// `Number(value)`.
  package var number: Double {
    switch self {
    case .undefined, .object, .pattern: return .nan
    case .null: return 0
    case .bool(let value): return value ? 1 : 0
    case .number(let value), .time(let value): return value
    case .string(let text): return scriptNumber(of: text)
    case .array(let items):
      guard let first = items.first else { return 0 }
      return items.count == 1 ? scriptNumber(of: first.isNullish ? "" : first.text()) : .nan
    }
  }

  /// `String(value)`; dates are written in the time of `zone`.
  package func text(zone: Scales.TimeZone = .utc) -> String {
    switch self {
    case .undefined: return "undefined"
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return scriptText(of: value)
    case .string(let text): return text
    case .time(let time): return dateText(of: time, zone: zone)
    case .array(let items):
      return items.map { $0.isNullish ? "" : $0.text(zone: zone) }.joined(separator: ",")
    case .object(let fields): return color(of: fields)?.css ?? "[object Object]"
    case .pattern(let pattern): return "/\(pattern.source)/\(pattern.flags.text)"
    }
  }

  /// The value of a member; `undefined` if there is none of that name.
  func member(_ name: String) -> ExpressionValue {
    switch self {
    case .object(let fields): return fields.last { $0.name == name }?.value ?? .undefined
    case .array(let items):
      if name == "length" { return .number(Double(items.count)) }
      guard let index = Int(name), items.indices.contains(index) else { return .undefined }
      return items[index]
    case .string(let text):
      if name == "length" { return .number(Double(text.utf16.count)) }
      guard let index = Int(name), index >= 0 else { return .undefined }
      let character = utf16Slice(text, index, index + 1)
      return character.isEmpty ? .undefined : .string(character)
    default: return .undefined
    }
  }
}

// MARK: Values of a table

extension ExpressionValue {
  package init(_ datum: Datum) {
    switch datum {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let text): self = .string(text)
    case .time(let time): self = .time(time)
    case .array(let items): self = .array(items.map { ExpressionValue($0) })
    case .object(let fields):
      self = .object(fields.map { Field($0.name, ExpressionValue($0.value)) })
    }
  }

  /// `undefined` and whatever has no counterpart in a table are `null`.
  package var datum: Datum {
    switch self {
    case .undefined, .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let text): .string(text)
    case .time(let time): .time(time)
    case .array(let items): .array(items.map(\.datum))
    case .object(let fields):
      color(of: fields).map { .string($0.css) }
        ?? .object(fields.map { Datum.Field($0.name, $0.value.datum) })
    case .pattern: .string(text())
    }
  }

  /// In the words of a message: "text", "a list".
  var kindInWords: String {
    switch self {
    case .undefined: "nothing (undefined)"
    case .null: "nothing (null)"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .time: "a date"
    case .array: "a list"
    case .object: "an object"
    case .pattern: "a regular expression"
    }
  }
}

/// `Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)`.
private func dateText(of time: Double, zone: Scales.TimeZone) -> String {
  guard abs(time) <= CivilDate.latest else { return "Invalid Date" }
  let name = zone.isUTC ? "Coordinated Universal Time" : zone.name
  let year = CivilDate(time, zone: zone)?.year ?? 0
  let digits = String(abs(year))
  let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
  let day = TimeFormat("%a %b %d ", zone: zone).text(of: time)
  let clock = TimeFormat(" %H:%M:%S GMT%Z", zone: zone).text(of: time)
  return "\(day)\(year < 0 ? "-" : "")\(zeros)\(digits)\(clock) (\(name))"
}
