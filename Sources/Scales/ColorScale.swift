/// Numbers to colours along a ramp.
package struct ColorScale: Sendable {
  package var transform: ScaleTransform
  /// Two values, or three with the middle of a diverging scale between.
  package var domain: [Double]
  package var ramp: ColorRamp
  package var isClamped: Bool

  package init(
    _ transform: ScaleTransform = .linear, domain: [Double], ramp: ColorRamp,
    isClamped: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.ramp = ramp
    self.isClamped = isClamped
  }

  /// Where `value` lies between the ends of the domain: 0…1.
  package func fraction(of value: Double) -> Double { value }

  package func color(of value: Double) -> RGBA { ramp.color(at: fraction(of: value)) }
}
