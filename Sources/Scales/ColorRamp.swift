/// How two colours are mixed; the names are those of d3's interpolators.
package enum ColorSpace: Hashable, Sendable {
  case rgb(gamma: Double = 1)
  case hsl
  case hslLong
  case lab
  case hcl
  case hclLong
  case cubehelix(gamma: Double = 1)
  case cubehelixLong(gamma: Double = 1)

  /// `hcl-long`; `nil` for a name that nobody knows.
  package init?(named name: String, gamma: Double? = nil) { return nil }

  package func mix(_ from: RGBA, _ to: RGBA, at t: Double) -> RGBA { from }
}

/// Colours in even steps, mixed in between.
package struct ColorRamp: Hashable, Sendable {
  package var colors: [RGBA]
  package var space: ColorSpace
  /// The part of the ramp in use; a first value above the second one reverses it.
  package var start: Double
  package var end: Double

  package init(_ colors: [RGBA], space: ColorSpace = .rgb(), start: Double = 0, end: Double = 1) {
    self.colors = colors
    self.space = space
    self.start = start
    self.end = end
  }

  /// - Parameter t: 0 at the start, 1 at the end; values outside are drawn as the nearest end.
  package func color(at t: Double) -> RGBA { colors.first ?? .black }

  /// `count` colours in even steps, both ends left out, as Vega cuts a scheme for discrete ranges.
  package func samples(_ count: Int) -> [RGBA] { [] }
}
