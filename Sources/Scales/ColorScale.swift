/// Numbers to colours along a ramp.
package struct ColorScale: Sendable {
  package var transform: ScaleTransform { didSet { prepare() } }
  /// Two values; three with the middle of a diverging scale between; more for a piecewise one.
  package var domain: [Double] { didSet { prepare() } }
  package var ramp: ColorRamp
  package var isClamped: Bool

  private var bent: [Double] = []

  package init(
    _ transform: ScaleTransform = .linear, domain: [Double], ramp: ColorRamp,
    isClamped: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.ramp = ramp
    self.isClamped = isClamped
    prepare()
  }

  private mutating func prepare() {
    let isNegative = (domain.first ?? 0) < 0
    bent = domain.map { transform.apply($0, isNegative: isNegative) }
  }

  /// Where `value` lies in the domain: 0 at the start, 1 at the end, beyond them if not clamped.
  package func fraction(of value: Double) -> Double {
    let value = transform.apply(value, isNegative: (domain.first ?? 0) < 0)
    guard bent.count >= 2, !value.isNaN else { return .nan }
    var segment = 0
    let ascends = bent[bent.count - 1] >= bent[0]
    while segment < bent.count - 2,
      ascends ? value >= bent[segment + 1] : value <= bent[segment + 1]
    {
      segment += 1
    }
    let (start, end) = (bent[segment], bent[segment + 1])
    let count = Double(bent.count - 1)
    let share: Double
    if start == end {
      share = bent.count == 2 ? 0.5 : segment == 0 ? 1 : 0
    } else {
      share = (value - start) / (end - start)
    }
    let fraction = (Double(segment) + share) / count
    return isClamped ? min(max(fraction, 0), 1) : fraction
  }

  /// `nil` for NaN.
  package func color(of value: Double) -> RGBA? {
    let fraction = fraction(of: value)
    return fraction.isNaN ? nil : ramp.color(at: fraction)
  }

  /// The same domain as a scale to 0…1, for ticks and a gradient legend.
  package var continuous: ContinuousScale {
    let stops = (0..<max(domain.count, 1)).map { Double($0) / Double(max(domain.count - 1, 1)) }
    return ContinuousScale(transform, domain: domain, range: stops, isClamped: isClamped)
  }
}
