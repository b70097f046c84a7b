/// What an indicator's number counts, and how it is written.
package struct MeasureUnit: Hashable, Sendable {
  /// A short name that does not change: `GBP`, `percent`, `jobs`.
  package var code: String
  /// How many of the code's own unit one value is: 1 000 000 for millions of pounds.
  package var scale: Double
  package var decimals: Int
  package var prefix: String
  package var suffix: String

  package init(
    code: String, scale: Double = 1, decimals: Int = 0, prefix: String = "", suffix: String = ""
  ) {
    self.code = code
    self.scale = scale
    self.decimals = decimals
    self.prefix = prefix
    self.suffix = suffix
  }
}

/// Which way is good.
package enum Polarity: String, Hashable, Sendable, CaseIterable {
  case higher
  case lower
  case neither
}

/// Whether something is for the better; `neither` where the metric has no good direction, or where
/// nothing moved.
package enum Direction: Hashable, Sendable {
  case better
  case worse
  case neither

  init(_ difference: Double, _ polarity: Polarity) {
    switch polarity {
    case .neither: self = .neither
    case .higher: self = difference > 0 ? .better : difference < 0 ? .worse : .neither
    case .lower: self = difference < 0 ? .better : difference > 0 ? .worse : .neither
    }
  }
}
