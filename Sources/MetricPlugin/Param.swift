/// A setting of a metric, declared as a stored property and given in the briefing's `params:`.
public struct Param<Value: ParamValue>: Sendable {
  /// The name in the briefing: small letters, digits and underscores.
  public var name: String
  /// The value when the briefing gives none.
  public var defaultValue: Value
  /// The smallest value allowed.
  public var min: Value?
  /// The largest value allowed.
  public var max: Value?
  /// The only values allowed; empty means any.
  public var choices: [Value]
  /// What it sets, for the person who writes the briefing.
  public var label: String

  func checked(_ value: Value) throws(MetricError) -> Value {
    if let min, Value.isBefore(value, min) {
      throw .badParam(name, "it must be \(min) or more, and is \(value)")
    }
    if let max, Value.isBefore(max, value) {
      throw .badParam(name, "it must be \(max) or less, and is \(value)")
    }
    if !choices.isEmpty, !choices.contains(value) {
      let allowed = choices.map { "\($0)" }.joined(separator: ", ")
      throw .badParam(name, "it must be one of \(allowed), and is \(value)")
    }
    return value
  }
}

extension Param where Value == Int {
  /// A whole number.
  public static func integer(
    _ name: String, default defaultValue: Int, in range: ClosedRange<Int>? = nil,
    label: String = ""
  ) -> Param {
    Param(
      name: name, defaultValue: defaultValue, min: range?.lowerBound, max: range?.upperBound,
      choices: [], label: label)
  }
}

extension Param where Value == Double {
  /// A number.
  public static func number(
    _ name: String, default defaultValue: Double, in range: ClosedRange<Double>? = nil,
    label: String = ""
  ) -> Param {
    Param(
      name: name, defaultValue: defaultValue, min: range?.lowerBound, max: range?.upperBound,
      choices: [], label: label)
  }
}

extension Param where Value == String {
  /// A word, one of `choices` if there are any.
  public static func text(
    _ name: String, default defaultValue: String, oneOf choices: [String] = [],
    label: String = ""
  ) -> Param {
    Param(
      name: name, defaultValue: defaultValue, min: nil, max: nil, choices: choices, label: label)
  }
}

extension Param where Value == Bool {
  /// True or false.
  public static func boolean(
    _ name: String, default defaultValue: Bool, label: String = ""
  ) -> Param {
    Param(name: name, defaultValue: defaultValue, min: nil, max: nil, choices: [], label: label)
  }
}

/// What a parameter can hold: `Int`, `Double`, `String`, `Bool`.
public protocol ParamValue: Sendable, Equatable {
  /// The type in `plugin.json`.
  static var typeName: String { get }
  /// The value of a JSON scalar; `nil` when it is of another type.
  init?(json: JSONValue)
  /// The value as JSON.
  var json: JSONValue { get }
  /// Whether `left` is smaller; never, where there is no order.
  static func isBefore(_ left: Self, _ right: Self) -> Bool
}

extension Int: ParamValue {
  public static var typeName: String { "integer" }
  public init?(json: JSONValue) {
    guard case .number(let number) = json, let value = Int(exactly: number) else { return nil }
    self = value
  }
  public var json: JSONValue { .number(Double(self)) }
  public static func isBefore(_ left: Int, _ right: Int) -> Bool { left < right }
}

extension Double: ParamValue {
  public static var typeName: String { "number" }
  public init?(json: JSONValue) {
    guard case .number(let number) = json else { return nil }
    self = number
  }
  public var json: JSONValue { .number(self) }
  public static func isBefore(_ left: Double, _ right: Double) -> Bool { left < right }
}

extension String: ParamValue {
  public static var typeName: String { "text" }
  public init?(json: JSONValue) {
    guard case .string(let text) = json else { return nil }
    self = text
  }
  public var json: JSONValue { .string(self) }
  public static func isBefore(_ left: String, _ right: String) -> Bool { false }
}

extension Bool: ParamValue {
  public static var typeName: String { "boolean" }
  public init?(json: JSONValue) {
    guard case .bool(let value) = json else { return nil }
    self = value
  }
  public var json: JSONValue { .bool(self) }
  public static func isBefore(_ left: Bool, _ right: Bool) -> Bool { false }
}
