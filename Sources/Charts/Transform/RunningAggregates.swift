import Tables

extension Aggregates {
  /// One value for each group, summed up row by row; `nil` for what needs the rows of each group.
  ///
  /// - Parameter values: `nil` for `count`.
  static func running(_ operation: String, of values: DataValues?, _ groups: Groups) -> DataValues?
  {
    guard let values, operation != "count" else { return .numbers(counts(of: groups)) }
    switch operation {
    case "sum", "mean", "average": break
    case "min", "max":
      // Text is compared as text.
      if case .strings = values { return nil }
    default: return nil
    }
    let result = summaries(operation, of: values.measures, groups)
    return values.isTime && timely.contains(operation) ? .times(result) : .numbers(result)
  }

  private static func counts(of groups: Groups) -> [Double] {
    var counts = Array(repeating: 0, count: groups.count)
    for group in groups.groupOfRow { counts[Int(group)] += 1 }
    return counts.map(Double.init)
  }

  /// The same steps in the same order as `summary` takes, so the same last digit.
  private static func summaries(_ operation: String, of measures: [Double], _ groups: Groups)
    -> [Double]
  {
    var results = Array(repeating: (value: Double.nan, count: 0.0), count: groups.count)
    func add(_ step: (_ old: Double, _ value: Double, _ count: Double) -> Double) {
      for (value, group) in zip(measures, groups.groupOfRow) where !value.isNaN {
        let group = Int(group)
        let count = results[group].count
        results[group] = (step(count == 0 ? 0 : results[group].value, value, count), count + 1)
      }
    }
    switch operation {
    case "sum": add { old, value, _ in old + value }
    case "min": add { old, value, count in count == 0 || value < old ? value : old }
    case "max": add { old, value, count in count == 0 || value > old ? value : old }
    default: add { old, value, count in old + (value - old) / (count + 1) }
    }
    return results.map(\.value)
  }
}
