package import Tables

extension Indicator {
  /// How a value moved since another period.
  package struct Change: Hashable, Sendable {
    package var from: Row
    package var to: Row
    /// In the unit of the indicator.
    package var absolute: Double
    /// Of the earlier value; `nil` when that is zero.
    package var percent: Double?
    package var direction: Direction
    /// The intervals of the two overlap: there is no clear difference.
    package var isWithinInterval: Bool
  }

  /// The last row with a value before `period`.
  package func previous(area: String, period: Period) -> Row? {
    rows(of: area).last { $0.category == nil && $0.period < period && $0.value != nil }
  }

  /// The change since the last value before `period`.
  package func change(area: String, period: Period) -> Change? {
    previous(area: area, period: period).flatMap {
      change(area: area, from: $0.period, to: period)
    }
  }

  /// The change between two periods; `nil` unless both have a value.
  package func change(area: String, from start: Period, to end: Period) -> Change? {
    guard let from = row(area: area, period: start), let to = row(area: area, period: end),
      let before = from.value, let after = to.value
    else { return nil }
    let absolute = after - before
    return Change(
      from: from, to: to, absolute: absolute,
      percent: before == 0 ? nil : absolute / before.magnitude * 100,
      direction: Direction(absolute, better), isWithinInterval: Self.overlap(from, to))
  }

  /// Whether two values cannot be told apart: their intervals overlap, or the one that has an interval
  /// holds the other.
  static func overlap(_ a: Row, _ b: Row) -> Bool {
    guard a.low != nil || b.low != nil, let aLow = a.low ?? a.value, let aHigh = a.high ?? a.value,
      let bLow = b.low ?? b.value, let bHigh = b.high ?? b.value
    else { return false }
    return aLow <= bHigh && bLow <= aHigh
  }
}
