package import Tables

extension Indicator {
  /// How far an area stands from the comparator.
  package struct Gap: Hashable, Sendable {
    package var own: Row
    /// `nil` when the values themselves are distances and the comparator has none.
    package var comparator: Row?
    /// Own minus comparator, in the unit of the indicator.
    package var difference: Double
    /// Of the comparator's value; `nil` when that is zero, or when the values are distances already in
    /// another unit than per cent.
    package var percent: Double?
    package var direction: Direction
    /// The intervals overlap: there is no clear difference.
    package var isWithinInterval: Bool
  }

  /// The gap to the comparator in the same period; of a metric that is relative to the comparator
  /// already, its value as it is.
  package func gap(area: String, period: Period) -> Gap? {
    guard let own = row(area: area, period: period), let value = own.value else { return nil }
    let other = comparator.flatMap { row(area: $0, period: period) }
    if relativeToComparator {
      return Gap(
        own: own, comparator: other, difference: value,
        percent: unit.code == "percent" ? value : nil, direction: Direction(value, better),
        isWithinInterval: own.low.map { $0 <= 0 } == true && own.high.map { $0 >= 0 } == true)
    }
    guard let other, let reference = other.value, area != other.area else { return nil }
    let difference = value - reference
    return Gap(
      own: own, comparator: other, difference: difference,
      percent: reference == 0 ? nil : difference / reference.magnitude * 100,
      direction: Direction(difference, better), isWithinInterval: Self.overlap(own, other))
  }
}
