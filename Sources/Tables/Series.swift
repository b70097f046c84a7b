package import Diagnostics

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

/// Which columns of a file make a series; whatever is `nil` is found by its usual names.
package struct SeriesColumns: Hashable, Sendable {
  package var area: String?
  package var period: String?
  /// Only read when named.
  package var category: String?
  package var value: String?
  package var low: String?
  package var high: String?
  package var unit: String?
  package var status: String?
  /// For a table of one moment, which has no period column.
  package var onlyPeriod: Period?

  package init(
    area: String? = nil, period: String? = nil, category: String? = nil, value: String? = nil,
    low: String? = nil, high: String? = nil, unit: String? = nil, status: String? = nil,
    onlyPeriod: Period? = nil
  ) {
    self.area = area
    self.period = period
    self.category = category
    self.value = value
    self.low = low
    self.high = high
    self.unit = unit
    self.status = status
    self.onlyPeriod = onlyPeriod
  }
}

/// A file and the rows of it that are wanted.
package struct SeriesPart: Sendable {
  package var table: CSV
  /// `nil` keeps every row.
  package var selection: Selection?

  package init(_ table: CSV, _ selection: Selection? = nil) {
    self.table = table
    self.selection = selection
  }
}
