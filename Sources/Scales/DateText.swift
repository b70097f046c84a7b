/// Reads a date as JavaScript's `Date.parse` does: a date alone is UTC, a date with a time and
/// without a zone is local, and so are the looser forms such as `Jan 1 2000` and `01/02/2003`.
///
/// - Returns: milliseconds since 1970-01-01T00:00Z; `nil` for what is not a date.
package func scriptTime(of text: String, zone: TimeZone) -> Double? { nil }
