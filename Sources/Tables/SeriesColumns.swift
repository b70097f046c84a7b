package import Diagnostics

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

/// The usual names of columns, the surest first; without regard to case, blanks and hyphens.
enum ColumnNames {
  static let area = [
    "area_code", "areacd", "geography_code", "geo_code", "gss_code", "ons_code", "lad_code",
    "lad_cd", "ltla_code", "utla_code", "la_code", "lau_code", "ca_code", "cauth_code",
    "region_code", "rgn_code", "country_code", "ctry_code", "itl_code", "nuts_code", "nuts_id",
    "code", "area",
  ]
  static let areaName = [
    "area_name", "areanm", "geography_name", "lad_name", "lad_nm", "la_name", "ca_name",
    "region_name", "name", "area", "geography",
  ]
  static let period = [
    "period", "time_period", "year", "financial_year", "quarter", "month", "date", "time",
    "reference_period",
  ]
  static let value = ["value", "values", "obs_value", "observation"]
  static let unit = ["unit", "units", "unit_of_measure", "unit_measure"]
  static let status = ["obs_status", "observation_status", "marker", "markers", "status"]
  static let intervals = [
    ("lower_95", "upper_95"), ("low", "high"), ("lower", "upper"), ("lci", "uci"),
    ("lower_ci", "upper_ci"), ("lower_95_ci", "upper_95_ci"), ("ci_lower", "ci_upper"),
  ]
}

/// The columns of one table, found.
struct FoundColumns {
  var area: Int
  var areaName: Int?
  var period: Int?
  var category: Int?
  var value: Int
  var low: Int?
  var high: Int?
  var unit: Int?
  var status: Int?

  /// `nil` when a column is missing; all that are missing are reported.
  init?(_ columns: SeriesColumns, series: String, in table: CSV, report: inout Report) {
    let area = table.areaColumn(columns.area, report: &report)
    let value = table.valueColumn(columns.value, series: series, report: &report)
    let period =
      columns.onlyPeriod == nil ? table.periodColumn(columns.period, report: &report) : nil
    var isSound = area != nil && value != nil && (period != nil || columns.onlyPeriod != nil)

    func optional(_ name: String?, among candidates: [String]) -> Int? {
      guard let name else { return table.column(amongNames: candidates) }
      let index = table.requiredColumn(named: name, report: &report)
      if index == nil { isSound = false }
      return index
    }
    category = optional(columns.category, among: [])
    unit = optional(columns.unit, among: ColumnNames.unit)
    status = optional(columns.status, among: ColumnNames.status)
    let interval = ColumnNames.intervals.first {
      table.column(named: $0.0) != nil && table.column(named: $0.1) != nil
    }
    low = optional(columns.low, among: interval.map { [$0.0] } ?? [])
    high = optional(columns.high, among: interval.map { [$0.1] } ?? [])
    guard isSound, let area, let value else { return nil }
    self.area = area
    self.value = value
    self.period = period
    let name = table.column(amongNames: ColumnNames.areaName)
    areaName = name == area ? nil : name
    // A column asked for as the value is not also its unit, marker or interval.
    if unit == value { unit = nil }
    if status == value { status = nil }
    if low == value || high == value { (low, high) = (nil, nil) }
  }
}

extension CSV {
  /// The column of area codes: `name` if given, else by the usual names, else one like `LAD23CD`.
  package func areaColumn(_ name: String? = nil, report: inout Report) -> Int? {
    if let name { return requiredColumn(named: name, report: &report) }
    if let index = guessedAreaColumn { return index }
    report.add(
      .missingRole(
        "areas", candidates: ColumnNames.area,
        cure: "name it `area_code`, or say which column holds the codes", in: self))
    return nil
  }

  var guessedAreaColumn: Int? {
    column(amongNames: ColumnNames.area)
      ?? names.firstIndex { isGeographyPortalCode(normalizedColumnName($0)) }
  }

  func periodColumn(_ name: String?, report: inout Report) -> Int? {
    if let name { return requiredColumn(named: name, report: &report) }
    if let index = column(amongNames: ColumnNames.period) { return index }
    report.add(
      .missingRole(
        "periods", candidates: ColumnNames.period,
        cure:
          "name it `period` or `year`, say which column holds the periods, or give the data one "
          + "`period`", in: self))
    return nil
  }

  func valueColumn(_ name: String?, series: String, report: inout Report) -> Int? {
    if let name { return requiredColumn(named: name, report: &report) }
    let candidates = [series] + ColumnNames.value.filter { $0 != series }
    if let index = column(amongNames: candidates) { return index }
    report.add(
      .missingRole(
        "values of `\(series)`", candidates: candidates,
        cure: "name it `value`, or say which column holds the values", in: self))
    return nil
  }

  /// `LAD23CD`, `CAUTH24CD`, `ITL221CD`: the names of the ONS Open Geography Portal.
  private func isGeographyPortalCode(_ name: String) -> Bool {
    guard name.hasSuffix("cd"), name.utf8.count <= 12 else { return false }
    let stem = name.dropLast(2)
    let letters = stem.prefix { $0.isLetter }
    let digits = stem.dropFirst(letters.count)
    return (2...6).contains(letters.count) && (2...3).contains(digits.count)
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
