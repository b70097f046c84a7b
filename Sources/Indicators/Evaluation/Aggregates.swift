internal import Tables

/// Rows of larger areas, computed from those of their parts where nothing is published.
///
/// A row is computed only when every part is there; with one part missing the sum of the others would be
/// no total, so there is none.
struct Aggregates {
  struct Key: Hashable {
    var area: String
    var period: Period
    /// Empty for an area as a whole.
    var category: String
  }

  private(set) var series: Series
  private(set) var added: [Key] = []

  /// Made when there is something to compute, which most data do not ask for.
  private lazy var rowByKey: [Key: Int] = rows(of: series)
  private lazy var weightByKey: [Key: Double]? = weights.map(values)
  private var isIndexed = false
  private var present: Set<String>
  private let weights: Series?

  /// - Parameter weights: `nil` sums; otherwise the mean is taken, weighted by the same row of this.
  init(of series: Series, weights: Series?) {
    self.series = series
    self.weights = weights
    present = series.areas.distinct
  }

  private func rows(of series: Series) -> [Key: Int] {
    var rows: [Key: Int] = [:]
    rows.reserveCapacity(series.count)
    for row in 0..<series.count { rows[Key(series, row: row)] = row }
    return rows
  }

  private func values(of series: Series) -> [Key: Double] {
    var values: [Key: Double] = [:]
    for row in 0..<series.count {
      if let value = series.values[row] { values[Key(series, row: row)] = value }
    }
    return values
  }

  mutating func add(by families: Families) {
    addWholes()
    let periods = Set(series.periods).sorted()
    let categories = (series.categories ?? [""]).distinct.sorted()
    for parent in families.parents {
      for period in periods where parent.exists(in: period.firstYear) {
        guard isIndexed || families.parts(of: parent, in: period.firstYear, among: present) != nil
        else { continue }
        isIndexed = true
        let wholes = categories.map { Key(area: parent.code, period: period, category: $0) }
          .filter { rowByKey[$0] == nil }
        guard !wholes.isEmpty,
          let parts = families.parts(of: parent, in: period.firstYear, among: present)
        else { continue }
        for whole in wholes {
          combine(
            parts.map { Key(area: $0, period: period, category: whole.category) }, into: whole)
        }
      }
    }
    if !added.isEmpty { series = series.sorted() }
  }

  /// Each area as a whole, from its categories; only sums have one.
  private mutating func addWholes() {
    guard weights == nil, series.categories != nil else { return }
    var parts: [Key: [Key]] = [:]
    for row in 0..<series.count {
      let key = Key(series, row: row)
      guard !key.category.isEmpty else { continue }
      parts[Key(area: key.area, period: key.period, category: ""), default: []].append(key)
    }
    for (whole, keys) in parts.sorted(by: { $0.key < $1.key }) { combine(keys, into: whole) }
  }

  private mutating func combine(_ parts: [Key], into whole: Key) {
    guard rowByKey[whole] == nil else { return }
    var sum = 0.0
    var weight = 0.0
    var status = ObservationStatus.normal
    for part in parts {
      guard let row = rowByKey[part], let value = series.values[row] else { return }
      if let weightByKey {
        guard let own = weightByKey[part] else { return }
        sum += value * own
        weight += own
      } else {
        sum += value
      }
      status = status.united(with: series.statuses[row])
    }
    if weights != nil {
      guard weight != 0 else { return }
      sum /= weight
    }
    guard sum.isFinite else { return }
    rowByKey[whole] = series.count
    present.insert(whole.area)
    added.append(whole)
    series.areas.append(whole.area)
    series.periods.append(whole.period)
    series.categories?.append(whole.category)
    series.values.append(sum)
    series.low?.append(nil)
    series.high?.append(nil)
    series.statuses.append(status)
  }
}

extension Aggregates.Key: Comparable {
  init(_ series: Series, row: Int) {
    self.init(
      area: series.areas[row], period: series.periods[row],
      category: series.categories?[row] ?? "")
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.area != right.area { return left.area < right.area }
    if left.period != right.period { return left.period < right.period }
    return left.category < right.category
  }
}
