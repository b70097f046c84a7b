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

  package struct Field: Sendable {
    package var name: String
    package var value: ExpressionValue

    package init(_ name: String, _ value: ExpressionValue) {
      self.name = name
      self.value = value
    }
  }

  package init(_ datum: Datum) { self = .undefined }

  /// `undefined` and whatever has no counterpart in a table are `null`.
  package var datum: Datum { .null }

  /// What `if` and `filter` decide by.
  package var isTruthy: Bool { false }
  /// `Number(value)`.
  package var number: Double { .nan }
  /// `String(value)`.
  package func text(zone: Scales.TimeZone) -> String { "" }
}
