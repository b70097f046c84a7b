/// A time unit of Vega-Lite: `yearmonth`, `utchoursminutes`, …, by which times are grouped.
package struct TimeUnit: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case year, quarter, month, week, date, day, dayofyear, hours, minutes, seconds, milliseconds
  }

  /// In the order of `Part`.
  package var parts: [Part]
  package var isUTC: Bool
  package var step: Double

  /// - Returns: `nil` for an empty list and for parts that do not go together (week and month).
  package init?(_ parts: [Part], isUTC: Bool = false, step: Double = 1) { return nil }

  /// `yearmonth`, `utcyearmonthdate`; also `binnedyearmonth`, whose `isBinned` the caller reads.
  package init?(named name: String) { return nil }

  /// The unit that cuts a domain into at most `count` bins (Vega `timeBin`).
  package static func bin(from start: Double, to stop: Double, most count: Double) -> TimeUnit {
    TimeUnit(parts: [.year])
  }

  init(parts: [Part]) {
    self.parts = parts
    isUTC = false
    step = 1
  }

  /// The name without step: `yearmonth`.
  package var name: String { parts.map(\.rawValue).joined() }

  /// The start of the unit that holds `time`; units without a year lie in 2012.
  package func floor(_ time: Double, zone: TimeZone) -> Double { time }

  /// The start of the next unit after the one that begins at `time`.
  package func next(after time: Double, zone: TimeZone) -> Double { time }

  /// The d3 format of an axis of this unit: `%Y-%m`; `overrides` by part name (`year-month`).
  package func specifier(overrides: [String: String] = [:]) -> String { "" }
}
