/// A time zone by its name in the tz database; times are milliseconds since 1970-01-01T00:00Z.
package struct TimeZone: Hashable, Sendable {
  package let name: String

  package static let utc = TimeZone(unchecked: "UTC")

  /// - Returns: `nil` when the system knows no zone of that name.
  package init?(named name: String) { return nil }

  init(unchecked name: String) { self.name = name }

  package var isUTC: Bool { name == "UTC" }

  /// What to add to universal time for the clock on the wall, in milliseconds.
  package func offset(at time: Double) -> Double { 0 }

  /// The moment at which the clock on the wall shows `wall` (milliseconds, as if it were UTC).
  ///
  /// As JavaScript: a time that the clock skips is read with the offset before the change, a time
  /// that it shows twice is the first of the two.
  package func time(ofWall wall: Double) -> Double { wall }
}
