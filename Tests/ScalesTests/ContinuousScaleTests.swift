import Scales
import TestSupport
import Testing

@Suite struct ContinuousScaleTests {
  private static let transforms: [ScaleTransform] = [
    .linear, .log(), .log(base: 2), .pow(exponent: 2), .pow(exponent: 0.3), .sqrt, .symlog(),
    .symlog(constant: 0.1), .time(.utc),
  ]

  @Test func `a value lies along the range as it lies along the domain`() {
    let scale = ContinuousScale(domain: [10, 20], range: [100, 0])
    #expect(scale.position(of: 12.5) == 75)
    #expect(scale.position(of: 30) == -100)
    #expect(scale.inverse(of: 75) == 12.5)
  }

  @Test func `a domain of one value lands in the middle of the range`() {
    #expect(ContinuousScale(domain: [5, 5], range: [0, 100]).position(of: 5) == 50)
  }

  @Test func `a piecewise scale bends where its domain does`() {
    let scale = ContinuousScale(domain: [-10, 0, 100], range: [0, 50, 60])
    #expect(scale.position(of: -5) == 25)
    #expect(scale.position(of: 50) == 55)
    #expect(scale.position(of: 200) == 70)
    #expect(scale.inverse(of: 55) == 50)
    let descending = ContinuousScale(domain: [100, 0, -10], range: [60, 50, 0])
    #expect(descending.position(of: 50) == 55)
  }

  @Test func `a clamped scale stays inside`() {
    let scale = ContinuousScale(domain: [0, 10], range: [0, 100], isClamped: true)
    #expect(scale.position(of: 12) == 100)
    #expect(scale.inverse(of: -20) == 0)
  }

  @Test func `a rounded scale gives whole positions`() {
    let scale = ContinuousScale(domain: [0, 3], range: [0, 100], isRounded: true)
    #expect(scale.position(of: 1) == 33)
  }

  @Test func `what is not a number has no position`() {
    for transform in Self.transforms {
      #expect(ContinuousScale(transform, domain: [1, 10]).position(of: .nan).isNaN)
    }
    #expect(ContinuousScale(domain: []).position(of: 1).isNaN)
    #expect(ContinuousScale(domain: [1]).position(of: 1).isNaN)
  }

  @Test(arguments: [
    (ScaleTransform.log(), [1.0, 1000.0], 10.0, 1.0 / 3), (.sqrt, [0, 100], 25, 0.5),
    (.pow(exponent: 2), [0, 10], 5, 0.25), (.symlog(), [-1, 1], 0, 0.5),
    (.log(), [-100, -1], -10, 0.5),
  ])
  func `each kind of scale bends in its own way`(
    transform: ScaleTransform, domain: [Double], value: Double, share: Double
  ) {
    let position = ContinuousScale(transform, domain: domain).position(of: value)
    #expect(abs(position - share) < 1e-12)
  }

  @Test(arguments: transforms, 0..<10)
  func `the inverse leads back`(transform: ScaleTransform, seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let start = Double.random(in: 0.1...1000, using: &random)
    let end = start + Double.random(in: 1...10_000, using: &random)
    let domain = seed.isMultiple(of: 2) ? [start, end] : [end, start]
    let scale = ContinuousScale(transform, domain: domain, range: [300, -20])
    for _ in 0..<50 {
      let value = Double.random(in: start...end, using: &random)
      let back = scale.inverse(of: scale.position(of: value))
      #expect(abs(back - value) <= 1e-9 * max(1, abs(value)))
    }
  }

  @Test(arguments: transforms, 0..<10)
  func `a nice domain contains the one it comes from`(transform: ScaleTransform, seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let start = Double.random(in: 0.1...1000, using: &random)
    let end = start + Double.random(in: 1...1e7, using: &random)
    let isReversed = seed.isMultiple(of: 3)
    var scale = ContinuousScale(transform, domain: isReversed ? [end, start] : [start, end])
    scale.nice(about: Double(2 + seed))
    let (low, high) = (scale.domain.min() ?? 0, scale.domain.max() ?? 0)
    #expect(low <= start * (1 + 1e-12) && high >= end * (1 - 1e-12))
    #expect((scale.domain[0] > scale.domain[1]) == isReversed)
  }

  @Test func `a nice domain ends at round numbers`() {
    var scale = ContinuousScale(domain: [0.134, 8.7])
    scale.nice()
    #expect(scale.domain == [0, 9])
    var log = ContinuousScale(.log(), domain: [3, 420])
    log.nice()
    #expect(log.domain == [1, 1000])
    var piecewise = ContinuousScale(domain: [1.3, 5, 9.8])
    piecewise.nice()
    #expect(piecewise.domain == [1, 5, 10])
  }

  @Test func `a nice time domain ends where the calendar does`() throws {
    let london = try #require(TimeZone(named: "Europe/London"))
    let start = CivilDate.time(year: 2024, month: 3, day: 12, zone: london)
    let end = CivilDate.time(year: 2024, month: 5, day: 20, zone: london)
    var scale = ContinuousScale(.time(london), domain: [start, end])
    scale.nice(to: TimeInterval(.month, zone: london))
    #expect(scale.domain[0] == CivilDate.time(year: 2024, month: 3, zone: london))
    #expect(scale.domain[1] == CivilDate.time(year: 2024, month: 6, zone: london))
  }

  @Test func `zero is brought into a domain that does not hold it`() {
    func withZero(_ domain: [Double]) -> [Double] {
      var scale = ContinuousScale(domain: domain)
      scale.includeZero()
      return scale.domain
    }
    #expect(withZero([5, 10]) == [0, 10])
    #expect(withZero([-10, -5]) == [-10, 0])
    #expect(withZero([-5, 5]) == [-5, 5])
  }

  @Test func `padding moves the ends of the domain away from the ends of the range`() {
    var scale = ContinuousScale(domain: [10, 20], range: [0, 120])
    scale.pad(by: 10)
    #expect(scale.domain == [9, 21])
    #expect(scale.position(of: 10) == 10)
    var log = ContinuousScale(.log(), domain: [1, 100], range: [0, 200])
    log.pad(by: 50)
    #expect(abs(log.position(of: 1) - 50) < 1e-9)
    var tooMuch = ContinuousScale(domain: [10, 20], range: [0, 20])
    tooMuch.pad(by: 10)
    #expect(tooMuch.domain == [10, 20])
  }

  @Test func `a log scale with many ticks leaves some without a label`() throws {
    let scale = ContinuousScale(.log(), domain: [1, 1_000_000])
    let labels = try TickLabels(of: scale, count: 10)
    let texts = scale.ticks(about: 10).map(labels.text)
    #expect(texts.count == 55)
    #expect(texts.prefix(3) == ["1", "", ""])
    let all = try TickLabels(of: scale, count: 10, skipsLogLabels: false)
    #expect(all.text(of: 3) == "3")
  }
}
