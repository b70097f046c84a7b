/// Numbers or times to positions, sizes, opacities.
package struct ContinuousScale: Sendable {
  package var transform: ScaleTransform { didSet { prepare() } }
  /// Two values or more; more make a piecewise scale.
  package var domain: [Double] { didSet { prepare() } }
  package var range: [Double] { didSet { prepare() } }
  /// Whether values outside the domain are drawn at its ends.
  package var isClamped: Bool
  /// Whether positions are whole numbers.
  package var isRounded: Bool

  /// The domain as it lies along the range.
  private var bent: [Double] = []

  package init(
    _ transform: ScaleTransform = .linear, domain: [Double], range: [Double] = [0, 1],
    isClamped: Bool = false, isRounded: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.range = range
    self.isClamped = isClamped
    self.isRounded = isRounded
    prepare()
  }

  private mutating func prepare() {
    let isNegative = isNegative
    bent = domain.map { transform.apply($0, isNegative: isNegative) }
  }

  /// Whether a log scale lies below zero.
  private var isNegative: Bool { (domain.first ?? 0) < 0 }

  /// - Returns: NaN for NaN; the middle of the range if the domain is one value.
  package func position(of value: Double) -> Double {
    let value = isClamped ? clamped(value) : value
    let position = map(transform.apply(value, isNegative: isNegative), from: bent, to: range)
    return isRounded ? scriptRound(position) : position
  }

  package func inverse(of position: Double) -> Double {
    let value = transform.invert(map(position, from: range, to: bent), isNegative: isNegative)
    return isClamped ? clamped(value) : value
  }

  private func clamped(_ value: Double) -> Double {
    let count = min(domain.count, range.count)
    guard count > 0 else { return value }
    let (a, b) = (domain[0], domain[count - 1])
    return max(min(a, b), min(max(a, b), value))
  }

  private func map(_ value: Double, from: [Double], to: [Double]) -> Double {
    let count = min(from.count, to.count)
    guard count >= 2, !value.isNaN else { return .nan }
    var segment = 0
    if count > 2 {
      let ascends = from[count - 1] >= from[0]
      while segment < count - 2,
        ascends ? value >= from[segment + 1] : value <= from[segment + 1]
      {
        segment += 1
      }
    }
    let (start, end) = (from[segment], from[segment + 1])
    let share = end - start == 0 ? 0.5 : (value - start) / (end - start)
    return to[segment] * (1 - share) + to[segment + 1] * share
  }
}

// MARK: Domain

extension ContinuousScale {
  /// Moves the ends of the domain outward to round numbers.
  package mutating func nice(about count: Double = 10) {
    guard let first = domain.first, let last = domain.last, domain.count > 1 else { return }
    switch transform {
    case .time(let zone):
      guard let interval = TimeInterval.forTicks(from: first, to: last, about: count, zone: zone)
      else { return }
      nice(to: interval)
    case .log(let base):
      let power = LogPower(base: base, isNegative: isNegative)
      moveEnds {
        power.value(power.exponent($0).rounded(.down))
      } up: {
        power.value(power.exponent($0).rounded(.up))
      }
    case .linear, .pow, .symlog: niceLinear(about: count)
    }
  }

  /// Moves the ends of a time domain outward to the boundaries of `interval`.
  package mutating func nice(to interval: TimeInterval) {
    moveEnds {
      interval.floor($0)
    } up: {
      interval.ceil($0)
    }
  }

  private mutating func niceLinear(about count: Double) {
    let isReversed = domain[domain.count - 1] < domain[0]
    var start = min(domain[0], domain[domain.count - 1])
    var end = max(domain[0], domain[domain.count - 1])
    var previous: Double?
    for _ in 0..<10 {
      let step = tickIncrement(from: start, to: end, count: count)
      if step == previous {
        domain[0] = isReversed ? end : start
        domain[domain.count - 1] = isReversed ? start : end
        return
      }
      if step > 0 {
        start = (start / step).rounded(.down) * step
        end = (end / step).rounded(.up) * step
      } else if step < 0 {
        start = (start * step).rounded(.up) / step
        end = (end * step).rounded(.down) / step
      } else {
        return
      }
      previous = step
    }
  }

  private mutating func moveEnds(down: (Double) -> Double, up: (Double) -> Double) {
    guard domain.count > 1 else { return }
    let last = domain.count - 1
    var (low, high) = (0, last)
    if domain[last] < domain[0] { (low, high) = (last, 0) }
    let (start, end) = (down(domain[low]), up(domain[high]))
    guard start.isFinite, end.isFinite else { return }
    (domain[low], domain[high]) = (start, end)
  }

  /// Makes the domain contain zero.
  package mutating func includeZero() {
    guard let first = domain.first, let last = domain.last else { return }
    if first > 0 { domain[0] = 0 }
    if last < 0 { domain[domain.count - 1] = 0 }
  }

  /// Widens the domain so that its ends lie `padding` away from the ends of the range.
  package mutating func pad(by padding: Double) {
    guard let first = domain.first, let last = domain.last, first != last, padding != 0,
      let start = range.first, let end = range.last
    else { return }
    let span = abs(end - start)
    let scale = span / (span - 2 * padding)
    guard scale.isFinite else { return }
    let isNegative = isNegative
    let low = transform.apply(first, isNegative: isNegative)
    let high = transform.apply(last, isNegative: isNegative)
    let middle = (low + high) / 2
    domain[0] = transform.invert(middle + (low - middle) * scale, isNegative: isNegative)
    domain[domain.count - 1] = transform.invert(
      middle + (high - middle) * scale, isNegative: isNegative)
  }
}

// MARK: Ticks

extension ContinuousScale {
  /// Round numbers of the domain, about `count` of them (d3 `ticks`).
  package func ticks(about count: Double = 10) -> [Double] {
    guard let first = domain.first, let last = domain.last else { return [] }
    switch transform {
    case .linear, .pow, .symlog: return Scales.ticks(from: first, to: last, count: count)
    case .time(let zone):
      return TimeInterval.ticks(from: first, to: last, about: count, zone: zone)
    case .log(let base):
      return LogPower(base: base, isNegative: isNegative)
        .ticks(from: first, to: last, count: count)
    }
  }

  /// Ticks of a time scale at every `interval`.
  package func ticks(every interval: TimeInterval) -> [Double] {
    guard let first = domain.first, let last = domain.last else { return [] }
    return interval.ticks(from: first, to: last)
  }
}
