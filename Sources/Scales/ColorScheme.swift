/// A named set of colours.
package enum ColorScheme: Sendable {
  /// One colour for each category.
  case categorical([RGBA])
  /// A ramp from which any number of colours can be taken.
  case continuous(ColorRamp)

  /// A scheme of Vega, whatever the case of its letters; sequential schemes also as `blues-5`.
  package init?(named name: String) { return nil }

  /// For "did you mean".
  package static let names: [String] = []

  /// The colours of a discrete range.
  ///
  /// - Parameters: `count` is how many are wanted; `extent` the part of a ramp in use.
  /// - Returns: a categorical scheme's own colours (all of them when `count` is `nil`).
  package func colors(count: Int? = nil, extent: ClosedRange<Double>? = nil) -> [RGBA] { [] }
}
