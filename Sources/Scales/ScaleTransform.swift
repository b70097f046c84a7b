internal import Glibc

/// What bends a continuous scale before it is laid along its range.
package enum ScaleTransform: Hashable, Sendable {
  case linear
  case log(base: Double = 10)
  /// `pow(exponent: 0.5)` is the square root.
  case pow(exponent: Double)
  case symlog(constant: Double = 1)
  /// Linear in milliseconds; ticks follow the calendar of the zone.
  case time(TimeZone)

  package static let sqrt = ScaleTransform.pow(exponent: 0.5)

  /// - Parameter isNegative: whether a log scale lies below zero.
  func apply(_ value: Double, isNegative: Bool) -> Double {
    switch self {
    case .linear, .time: value
    case .log: isNegative ? -Glibc.log(-value) : Glibc.log(value)
    case .pow(let exponent): signedPower(value, exponent)
    case .symlog(let constant): signed(value) * log1p(abs(value / constant))
    }
  }

  func invert(_ value: Double, isNegative: Bool) -> Double {
    switch self {
    case .linear, .time: value
    case .log: isNegative ? -exp(-value) : exp(value)
    case .pow(let exponent):
      exponent == 0.5
        ? (value < 0 ? -value * value : value * value)
        : signedPower(value, 1 / exponent)
    case .symlog(let constant): signed(value) * expm1(abs(value)) * constant
    }
  }
}

private func signed(_ value: Double) -> Double { value < 0 ? -1 : value > 0 ? 1 : value }

private func signedPower(_ value: Double, _ exponent: Double) -> Double {
  if exponent == 1 { return value }
  let magnitude = exponent == 0.5 ? abs(value).squareRoot() : pow(abs(value), exponent)
  return value < 0 ? -magnitude : magnitude
}
