/// The observations of one metric input: a value for each area and period (and category).
///
/// Columns of one length, sorted by area, then time, then category; no two rows share all three.
package struct Series: Sendable {
  package var name: String
  /// As the data say it; `nil` when they do not.
  package var unit: String?
  package var areas: [String]
  package var periods: [Period]
  /// `nil` when the rows are not divided further.
  package var categories: [String]?
  package var values: [Double?]
  /// The ends of the interval; both or neither.
  package var low: [Double?]?
  package var high: [Double?]?
  package var statuses: [ObservationStatus]
  /// The names of the areas, as far as the files print them.
  package var areaNames: [String: String]
  /// The files read, in the order given, by their names in messages.
  package var files: [String]

  package var count: Int { areas.count }
  package var periodKind: Period.Kind? { periods.first?.kind }

  package init(name: String) {
    self.name = name
    areas = []
    periods = []
    values = []
    statuses = []
    areaNames = [:]
    files = []
  }
}

/// A file and the rows of it that are wanted.
package struct SeriesPart: Sendable {
  package var table: CSV
  /// `nil` keeps every row.
  package var selection: Selection?
  /// What is known of its columns; `nil` takes those given for all parts.
  package var columns: SeriesColumns?

  package init(_ table: CSV, _ selection: Selection? = nil, columns: SeriesColumns? = nil) {
    self.table = table
    self.selection = selection
    self.columns = columns
  }
}
