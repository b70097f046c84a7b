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

  /// Joins the series on area, period and category, keeping the rows of each.
  ///
  /// - Returns: `nil`, with an error, when their periods are of several kinds or only some of them
  ///   have categories.
  package static func join(_ series: [Series], report: inout Report) -> Panel? {
    guard alignPeriods(series, report: &report), alignCategories(series, report: &report) else {
      return nil
    }
    if let panel = alongside(series) { return panel }
    var keys: Set<Key> = []
    for series in series {
      for row in 0..<series.count { keys.insert(Key(series, row: row)) }
    }
    let order = keys.sorted()
    let rowByKey = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

    let hasCategories = series.contains { $0.categories != nil }
    var panel = Panel(
      areas: order.map(\.area), periods: order.map(\.period),
      categories: hasCategories ? order.map(\.category) : nil, columns: [], areaNames: [:])
    for series in series {
      let rows = (0..<series.count).compactMap { rowByKey[Key(series, row: $0)] }
      panel.columns.append(Column(series, rows: rows, of: order.count))
      panel.areaNames.merge(series.areaNames) { first, _ in first }
    }
    return panel
  }

  /// The panel of series that have the same rows, as columns of one file do: nothing is to be looked up.
  private static func alongside(_ series: [Series]) -> Panel? {
    guard let first = series.first,
      series.dropFirst().allSatisfy({
        $0.areas == first.areas && $0.periods == first.periods && $0.categories == first.categories
      })
    else { return nil }
    var panel = Panel(
      areas: first.areas, periods: first.periods, categories: first.categories, columns: [],
      areaNames: [:])
    for series in series {
      panel.columns.append(Column(series, rows: Array(0..<series.count), of: series.count))
      panel.areaNames.merge(series.areaNames) { first, _ in first }
    }
    return panel
  }

  private static func alignPeriods(_ series: [Series], report: inout Report) -> Bool {
    let kinds = series.compactMap { series in
      series.periodKind.map { (name: series.name, kind: $0) }
    }
    guard Set(kinds.map(\.kind)).count > 1 else { return true }
    report.add(.periodsDoNotAlign(kinds))
    return false
  }

  private static func alignCategories(_ series: [Series], report: inout Report) -> Bool {
    let with = series.filter { $0.categories != nil }
    let without = series.filter { $0.categories == nil && $0.count > 0 }
    guard !with.isEmpty, !without.isEmpty else { return true }
    report.add(.categoriesDoNotAlign(with: with.map(\.name), without: without.map(\.name)))
    return false
  }
}

extension Panel {
  /// What a row is joined by.
  private struct Key: Hashable, Comparable {
    var area: String
    var period: Period
    var category: String

    init(_ series: Series, row: Int) {
      area = series.areas[row]
      period = series.periods[row]
      category = series.categories?[row] ?? ""
    }

    static func < (left: Key, right: Key) -> Bool {
      if left.area != right.area { return left.area < right.area }
      if left.period != right.period { return left.period < right.period }
      return left.category < right.category
    }
  }
}

extension Panel.Column {
  /// The series spread over `count` rows, its own at `rows`.
  fileprivate init(_ series: Series, rows: [Int], of count: Int) {
    func spread<Value>(_ values: [Value], over empty: Value) -> [Value] {
      var result = Array(repeating: empty, count: count)
      for (row, value) in zip(rows, values) { result[row] = value }
      return result
    }
    name = series.name
    unit = series.unit
    values = spread(series.values, over: nil)
    low = series.low.map { spread($0, over: nil) }
    high = series.high.map { spread($0, over: nil) }
    statuses = spread(series.statuses, over: .missing)
  }
}
