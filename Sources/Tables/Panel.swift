package import Diagnostics

/// Several series side by side: one row for each area, period and category that any of them has.
///
/// Sorted by area code, then time, then category. What a series lacks is `nil` with status missing.
package struct Panel: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var unit: String?
    package var values: [Double?]
    package var low: [Double?]?
    package var high: [Double?]?
    package var statuses: [ObservationStatus]
  }

  package var areas: [String]
  package var periods: [Period]
  package var categories: [String]?
  /// In the order of the series joined.
  package var columns: [Column]
  package var areaNames: [String: String]

  package var count: Int { areas.count }
  package subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
