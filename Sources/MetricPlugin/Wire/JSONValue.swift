/// Any JSON value, for the few places where the shape is not known.
public indirect enum JSONValue: Sendable, Hashable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Names and values; a name that stood twice has its last value.
  case object([String: JSONValue])
}
