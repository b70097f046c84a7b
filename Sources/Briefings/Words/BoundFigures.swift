import Indicators
import Tables

/// The figures that the words of a page may say: amounts without their sign, by what they count.
struct BoundFigures {
  private(set) var values: [LiteralNumber.Kind: [Double]] = [:]

  mutating func add(_ value: Double?, _ kind: LiteralNumber.Kind) {
    if let value, value.isFinite { values[kind, default: []].append(abs(value)) }
  }

  /// Whether some figure, rounded as the words round it, is the number.
  func hold(_ number: LiteralNumber) -> Bool {
    let wanted = abs(number.quantity.value)
    let slack = number.quantity.precision / 2 * (1 + 1e-9)
    return (values[number.kind] ?? []).contains { abs($0 - wanted) <= slack }
  }

  // MARK: Of a metric

  /// What a page says of a metric anywhere: our area, its comparator and the areas in it, in the page's
  /// period.
  mutating func addCurrent(_ indicator: Indicator) {
    for target in indicator.targets { add(target.value * indicator.unit.scale, kind(indicator)) }
    guard let period = indicator.period else { return }
    let area = indicator.area
    let parts = area.map { indicator.geography.children(of: $0).map(\.code) } ?? []
    for code in Set([area, indicator.comparator].compactMap { $0 } + parts) {
      addFigures(of: code, in: period, indicator)
    }
    // A metric of few areas is typed in from somewhere, each figure for its own sake.
    if indicator.areas.count <= 3 {
      for code in indicator.areas { addFigures(of: code, in: period, indicator) }
    }
    guard let area else { return }
    for target in indicator.targets {
      guard let status = indicator.status(of: target, area: area, period: period) else { continue }
      add(status.percentOfTarget, .percent)
      add(status.distance * indicator.unit.scale, kind(indicator))
      add(status.requiredYearlyPace.map { $0 * indicator.unit.scale }, kind(indicator))
    }
  }

  /// What a block says of the metric that it shows: every area now, and our area at all times.
  mutating func addShown(_ indicator: Indicator) {
    guard let period = indicator.period else { return }
    for row in indicator.rows(in: period) { addFigures(of: row.area, in: period, indicator) }
    for code in [indicator.area, indicator.comparator].compactMap({ $0 }) {
      for row in indicator.series(of: code) { addFigures(of: code, in: row.period, indicator) }
    }
  }

  private func kind(_ indicator: Indicator) -> LiteralNumber.Kind {
    let unit = indicator.unit
    return unit.code == "GBP" || unit.prefix == "£"
      ? .money : unit.suffix.hasPrefix("%") ? .percent : .plain
  }

  private mutating func addFigures(of area: String, in period: Period, _ indicator: Indicator) {
    let (kind, scale) = (kind(indicator), indicator.unit.scale)
    add(indicator.value(area: area, period: period).map { $0 * scale }, kind)
    if let gap = indicator.gap(area: area, period: period) {
      add(gap.difference * scale, kind)
      add(gap.percent, .percent)
    }
    if let change = indicator.change(area: area, period: period) {
      add(change.absolute * scale, kind)
      add(change.percent, .percent)
    }
    if area == indicator.area, let rank = indicator.rank(of: area, period: period) {
      add(Double(rank.position), .plain)
      add(Double(rank.count), .plain)
    }
  }
}
