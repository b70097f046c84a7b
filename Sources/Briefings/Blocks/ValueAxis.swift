import Diagnostics
import Indicators
import Scales

/// The scale of a chart's values, fixed before anything is laid out, so that labels know their places.
struct ValueAxis: Sendable {
  let low: Double
  let high: Double
  let ticks: [Double]

  /// - Parameters:
  ///   - hasZero: bars start there.
  ///   - hasMargin: leaves a little room beyond the least and the greatest.
  init(_ values: some Sequence<Double>, hasZero: Bool = false, hasMargin: Bool = true) {
    let values = values.filter(\.isFinite)
    var low = values.min() ?? 0
    var high = values.max() ?? 1
    if hasZero { (low, high) = (min(low, 0), max(high, 0)) }
    // One value, or values that are all equal, lie in the middle.
    if high - low <= abs(high) * 1e-12 {
      let reach = high == 0 ? 1 : abs(high) * 0.1
      if hasZero, high == 0 { high = 1 } else { (low, high) = (low - reach, high + reach) }
    }
    if hasMargin {
      let margin = (high - low) * 0.03
      if low != 0 || !hasZero { low -= margin }
      if high != 0 || !hasZero { high += margin }
    }
    self.low = low
    self.high = high
    ticks = Scales.ticks(from: low, to: high, count: 5)
  }

  /// 0…1 from the lowest to the highest; the middle where they are further apart than numbers go.
  func share(of value: Double) -> Double {
    let share = (value - low) / (high - low)
    return share.isNaN ? 0.5 : share
  }

  var scale: Node {
    ["domain": [Node(low), Node(high)], "nice": false, "zero": false]
  }

  /// The number with its sign, such as £ or %, without the words behind it, and with the decimals that
  /// the steps need.
  func labels(_ unit: MeasureUnit) -> Node {
    let step = ticks.count > 1 ? ticks[1] - ticks[0] : high - low
    let cases = ticks.map { tick in
      let isShort = unit.format(for: tick, decimals: nil).isShortened
      let text = unit.shortText(tick, decimals: isShort ? nil : Self.decimals(of: step))
      return "abs(datum.value - \(tick)) < \(abs(step) * 1e-6) ? \(quoted(text)) : "
    }
    return Node(cases.joined() + "datum.label")
  }

  static func decimals(of step: Double) -> Int {
    var decimals = 0
    var step = abs(step)
    while decimals < 6, step > 0, abs(step - step.rounded()) > 1e-6 * step {
      step *= 10
      decimals += 1
    }
    return decimals
  }
}

/// As a string of the expression language.
func quoted(_ text: String) -> String {
  var quoted = "'"
  for character in text {
    if character == "\\" || character == "'" { quoted.append("\\") }
    quoted.append(character)
  }
  return quoted + "'"
}
