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
}
