internal import Glibc

/// What an axis or a legend writes beside the ticks of a continuous scale.
package struct TickLabels: Sendable {
  private enum Format: Sendable {
    case number(NumberFormat)
    case time(TimeFormat)
    case multi(MultiTimeFormat)
  }

  private let format: Format
  /// Ticks of a log scale above this multiple of their power stay without a label.
  private var mostMultiple: (base: Double, limit: Double)?

  /// - Parameters:
  ///   - specifier: a format of d3.
  ///   - unitSpecifiers: formats of a time scale by unit, instead of `specifier`.
  ///   - count: the tick count asked for.
  ///   - skipsLogLabels: whether a log scale leaves ticks without a label when there are many.
  package init(
    of scale: ContinuousScale, count: Double = 10, specifier: String? = nil,
    unitSpecifiers: [String: String] = [:], skipsLogLabels: Bool = true,
    number: NumberLocale = .enUS, time: TimeLocale = .enUS
  ) throws(FormatError) {
    switch scale.transform {
    case .time(let zone):
      if let specifier {
        format = .time(TimeFormat(specifier, zone: zone, locale: time))
      } else {
        format = .multi(MultiTimeFormat(unitSpecifiers, zone: zone, locale: time))
      }
    case .log(let base):
      format = .number(try NumberFormat.float(specifier, locale: number))
      if skipsLogLabels {
        let ticks = Double(scale.ticks(about: count).count)
        mostMultiple = (base, max(1, ticks > 0 ? base * count / ticks : .infinity))
      }
    case .linear, .pow, .symlog:
      format = .number(
        try NumberFormat.ticks(
          from: scale.domain.first ?? 0, to: scale.domain.last ?? 1, count: count,
          specifier: specifier, locale: number))
    }
  }

  /// Empty for the ticks of a log scale that Vega leaves without a label.
  package func text(of value: Double) -> String {
    guard isLabelled(value) else { return "" }
    return switch format {
    case .number(let format): format.text(of: value)
    case .time(let format): format.text(of: value)
    case .multi(let format): format.text(of: value)
    }
  }

  /// Whether a label stands at `value`.
  package func isLabelled(_ value: Double) -> Bool {
    guard let (base, limit) = mostMultiple else { return true }
    var multiple = value / power(base, scriptRound(log(value) / log(base)))
    if multiple * base < base - 0.5 { multiple *= base }
    return multiple <= limit
  }
}

/// The power as V8 has it, one unit in the last place too low at two of them: whether a label at the
/// very limit is shown depends on that.
private func power(_ base: Double, _ exponent: Double) -> Double {
  let power = pow(base, exponent)
  return base == 10 && (exponent == -4 || exponent == -5) ? power.nextDown : power
}
