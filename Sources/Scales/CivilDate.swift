/// A date and time on the calendar and the clock.
package struct CivilDate: Hashable, Sendable {
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31.
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  package var millisecond: Int
  /// 0 is Sunday.
  package var weekday: Int

  /// The calendar date of a moment.
  ///
  /// - Returns: `nil` for NaN and for times outside JavaScript's ±8.64e15 ms.
  package init?(_ time: Double, zone: TimeZone = .utc) { return nil }

  /// The moment of a date whose parts may run over: month 13 is January of the next year.
  ///
  /// - Parameter month: 1 is January.
  /// - Returns: NaN outside ±8.64e15 ms.
  package static func time(
    year: Double, month: Double = 1, day: Double = 1, hour: Double = 0, minute: Double = 0,
    second: Double = 0, millisecond: Double = 0, zone: TimeZone = .utc
  ) -> Double { .nan }
}
