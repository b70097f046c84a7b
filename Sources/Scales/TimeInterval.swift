/// A step of the calendar: every week, every three months.
package struct TimeInterval: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case millisecond, second, minute, hour, day
    /// Beginning on Sunday.
    case week
    case monday, tuesday, wednesday, thursday, friday, saturday
    case month, year
  }

  package var unit: Unit
  /// Every `step`th of its parent field, as d3's `interval.every`.
  package var step: Int
  package var zone: TimeZone

  package init(_ unit: Unit, every step: Int = 1, zone: TimeZone = .utc) {
    self.unit = unit
    self.step = max(1, step)
    self.zone = zone
  }

  /// A unit name of Vega: `year`, `quarter`, `month`, `week`, `date`, `day`, `hours`, `minutes`, …
  package init?(named name: String, every step: Int = 1, zone: TimeZone = .utc) { return nil }

  package func floor(_ time: Double) -> Double { time }
  package func ceil(_ time: Double) -> Double { time }
  package func round(_ time: Double) -> Double { time }
  package func offset(_ time: Double, by steps: Double) -> Double { time }
  /// The boundaries in `start..<stop`; at most 100,000.
  package func range(from start: Double, to stop: Double, step: Double = 1) -> [Double] { [] }
  /// How many boundaries lie after `start`, up to and including `end`.
  package func count(from start: Double, to end: Double) -> Int { 0 }

  /// The interval that cuts `start…stop` into about `count` (d3 `timeTickInterval`).
  package static func forTicks(
    from start: Double, to stop: Double, about count: Double, zone: TimeZone
  ) -> TimeInterval? { nil }

  /// Ticks of a time axis, ends included, descending if `stop` is before `start`.
  package static func ticks(
    from start: Double, to stop: Double, about count: Double, zone: TimeZone
  ) -> [Double] { [] }
}
