/// Numbers or times to positions, sizes, opacities.
package struct ContinuousScale: Sendable {
  package var transform: ScaleTransform
  /// Two values or more; more make a piecewise scale.
  package var domain: [Double]
  package var range: [Double]
  /// Whether values outside the domain are drawn at its ends.
  package var isClamped: Bool
  /// Whether positions are whole numbers.
  package var isRounded: Bool

  package init(
    _ transform: ScaleTransform = .linear, domain: [Double], range: [Double] = [0, 1],
    isClamped: Bool = false, isRounded: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.range = range
    self.isClamped = isClamped
    self.isRounded = isRounded
  }

  /// - Returns: NaN for NaN; the middle of the range if the domain is one value.
  package func position(of value: Double) -> Double { value }

  package func inverse(of position: Double) -> Double { position }

  /// Round numbers of the domain, about `count` of them (d3 `ticks`).
  package func ticks(about count: Double = 10) -> [Double] { [] }

  /// Ticks of a time scale at every `interval`.
  package func ticks(every interval: TimeInterval) -> [Double] { [] }

  /// Moves the ends of the domain outward to round numbers.
  package mutating func nice(about count: Double = 10) {}

  /// Moves the ends of a time domain outward to the boundaries of `interval`.
  package mutating func nice(to interval: TimeInterval) {}

  /// Makes the domain contain zero.
  package mutating func includeZero() {}

  /// Widens the domain so that its ends lie `padding` away from the ends of the range.
  package mutating func pad(by padding: Double) {}
}

/// What an axis asks of its labels when the specification names no format.
package struct TickLabels: Sendable {
  /// - Parameters: `specifier` is a format of d3, `count` the tick count asked for.
  package init(
    of scale: ContinuousScale, count: Double = 10, specifier: String? = nil,
    number: NumberLocale = .enUS, time: TimeLocale = .enUS
  ) throws(FormatError) {}

  /// Empty for the ticks of a log scale that Vega leaves without a label.
  package func text(of value: Double) -> String { "" }
}
