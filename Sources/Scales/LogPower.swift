internal import Glibc

/// The powers of a log scale, mirrored when it lies below zero.
struct LogPower {
  var base: Double
  var isNegative: Bool

  func exponent(_ value: Double) -> Double {
    isNegative ? -positiveExponent(-value) : positiveExponent(value)
  }

  func value(_ exponent: Double) -> Double {
    isNegative ? -positiveValue(-exponent) : positiveValue(exponent)
  }

  private func positiveExponent(_ value: Double) -> Double {
    switch base {
    case 10: log10(value)
    case 2: log2(value)
    case M_E: log(value)
    default: log(value) / log(base)
    }
  }

  private func positiveValue(_ exponent: Double) -> Double {
    if base == 10, exponent == exponent.rounded(), abs(exponent) < 400 {
      return pow10(Int(exponent))
    }
    return base == M_E ? exp(exponent) : pow(base, exponent)
  }

  /// Every multiple of every power if there is room, else round powers.
  func ticks(from start: Double, to end: Double, count: Double) -> [Double] {
    let isReversed = end < start
    let (low, high) = isReversed ? (end, start) : (start, end)
    let (first, last) = (exponent(low), exponent(high))
    guard first.isFinite, last.isFinite, base > 0, base != 1 else { return [] }
    var ticks: [Double] = []
    if base == base.rounded(), last - first < count, base <= mostTicks, count <= mostTicks {
      ticks = multiples(from: first.rounded(.down), to: last.rounded(.up), in: low...high)
      if Double(ticks.count) * 2 < count { ticks = Scales.ticks(from: low, to: high, count: count) }
    } else {
      ticks = Scales.ticks(from: first, to: last, count: min(last - first, count)).map(value)
    }
    return isReversed ? ticks.reversed() : ticks
  }

  private func multiples(
    from first: Double, to last: Double, in domain: ClosedRange<Double>
  ) -> [Double] {
    var ticks: [Double] = []
    var power = first
    while power <= last {
      // Dividing by a whole power keeps decimals exact.
      func tick(_ factor: Double) -> Double {
        let isFraction = isNegative ? power > 0 : power < 0
        return isFraction ? factor / value(-power) : factor * value(power)
      }
      let factors = stride(from: 1, to: base, by: 1).map { $0 }
      for factor in isNegative ? factors.reversed() : factors {
        let tick = tick(factor)
        if tick < domain.lowerBound { continue }
        if tick > domain.upperBound || Double(ticks.count) >= mostTicks { break }
        ticks.append(tick)
      }
      power += 1
    }
    return ticks
  }
}
