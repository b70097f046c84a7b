/// Area, period and category of each row of a table: what its panels are aligned on.
public final class Rows: Sendable {
  /// The area's code of each row.
  public let area: [String]
  /// The period of each row: `2023`, `2023/24`, `2023-Q1`, `2024-03`.
  public let period: [String]
  /// The category of each row; empty when the table has none.
  public let category: [String]

  /// The areas, each once, in the order of the table.
  public let areas: [String]
  /// The periods, each once, in the order of time.
  public let periods: [String]

  /// For each row its area as an index into `areas`.
  let areaIndex: [Int]
  /// For each row when it is, in steps of the periods' own length.
  let step: [Int]
  /// For each row its category as a number; empty when the table has none.
  let categoryIndex: [Int]
  private let stepByPeriod: [String: Int]

  /// The rows of a table; columns of different lengths are cut to the shortest.
  public init(area: [String], period: [String], category: [String] = []) {
    let count = min(area.count, period.count, category.isEmpty ? .max : category.count)
    self.area = Array(area.prefix(count))
    self.period = Array(period.prefix(count))
    self.category = Array(category.prefix(count))

    (areas, areaIndex) = distinct(self.area)
    let (found, periodIndex) = distinct(self.period)
    let timeline = Timeline(found)
    periods = timeline.sorted
    step = periodIndex.map { timeline.steps[$0] }
    stepByPeriod = Dictionary(zip(found, timeline.steps)) { first, _ in first }
    categoryIndex = distinct(self.category).indices
  }

  /// How many rows there are.
  public var count: Int { area.count }

  /// The numbers of the rows.
  public var indices: Range<Int> { area.indices }

  /// Whether a row is of an area as a whole, not of one of its categories.
  public func isWhole(_ row: Int) -> Bool {
    !category.indices.contains(row) || category[row].isEmpty
  }

  func step(of period: String) -> Int? { stepByPeriod[period] }

  func key(_ row: Int, area: Int? = nil, step: Int? = nil) -> RowKey {
    RowKey(
      area: area ?? areaIndex[row], step: step ?? self.step[row],
      category: categoryIndex.isEmpty ? 0 : categoryIndex[row])
  }

  /// The row of each key; the first one if a key stands twice.
  func rowByKey(where isIncluded: (Int) -> Bool = { _ in true }) -> [RowKey: Int] {
    var rows: [RowKey: Int] = [:]
    for row in 0..<count where isIncluded(row) {
      let key = key(row)
      if rows[key] == nil { rows[key] = row }
    }
    return rows
  }
}

struct RowKey: Hashable {
  var area: Int
  var step: Int
  var category: Int
}

/// The distinct values in the order of appearance, and for each value its index among them.
private func distinct(_ values: [String]) -> (values: [String], indices: [Int]) {
  var found: [String] = []
  var indexByValue: [String: Int] = [:]
  var indices: [Int] = []
  indices.reserveCapacity(values.count)
  var last: (value: String, index: Int)?
  for value in values {
    if let last, last.value == value {
      indices.append(last.index)
      continue
    }
    let index: Int
    if let known = indexByValue[value] {
      index = known
    } else {
      index = found.count
      indexByValue[value] = index
      found.append(value)
    }
    indices.append(index)
    last = (value, index)
  }
  return (found, indices)
}
