import Glibc
import Tables

/// The summaries of a group of rows.
enum Aggregates {
  static let names = [
    "argmax", "argmin", "average", "ci0", "ci1", "count", "distinct", "exponential",
    "exponentialb", "max", "mean", "median", "min", "missing", "product", "q1", "q3", "stderr",
    "stdev", "stdevp", "sum", "valid", "values", "variance", "variancep",
  ]

  /// Those whose parts add up to the whole.
  static let sums: Set<String> = ["count", "sum", "distinct", "valid", "missing"]

  /// - Parameters: `values` is `nil` for `count`.
  static func column(_ operation: String, of values: DataValues?, rows: [[Int]]) -> DataValues {
    guard let values else {
      return .numbers(rows.map { Double($0.count) })
    }
    switch operation {
    case "count": return .numbers(rows.map { Double($0.count) })
    case "distinct":
      return .numbers(rows.map { Double(Set($0.map { values[$0].category }).count) })
    case "missing":
      return .numbers(rows.map { group in Double(group.count { isMissing(values[$0]) }) })
    case "valid":
      return .numbers(
        rows.map { group in
          Double(group.count { !isMissing(values[$0]) && !values[$0].measure.isNaN })
        })
    case "min", "max":
      if case .strings = values { return extreme(operation == "max", of: values, rows: rows) }
    default: break
    }
    let measures = values.measures
    let result = rows.map { group in
      summary(operation, of: group.map { measures[$0] }.filter { !$0.isNaN })
    }
    let keepsTime = ["min", "max", "mean", "average", "median", "q1", "q3"].contains(operation)
    return values.isTime && keepsTime ? .times(result) : .numbers(result)
  }

  private static func isMissing(_ datum: Datum) -> Bool { datum == .null || datum == .string("") }

  /// The greatest or least value; text that reads as numbers is compared as numbers.
  private static func extreme(_ isLargest: Bool, of values: DataValues, rows: [[Int]])
    -> DataValues
  {
    let measures = values.measures
    return DataValues(
      rows.map { group in
        let numbers = group.map { measures[$0] }.filter { !$0.isNaN }
        if !numbers.isEmpty {
          return .number(isLargest ? numbers.max() ?? .nan : numbers.min() ?? .nan)
        }
        let data = group.map { values[$0] }.filter { !isMissing($0) }
        return (isLargest ? data.max(by: Datum.isAscending) : data.min(by: Datum.isAscending))
          ?? .null
      })
  }

  /// - Parameter values: without NaN.
  static func summary(_ operation: String, of values: [Double]) -> Double {
    let count = Double(values.count)
    switch operation {
    case "sum": return values.reduce(0, +)
    case "product": return values.isEmpty ? 0 : values.reduce(1, *)
    case "mean", "average": return values.isEmpty ? .nan : mean(values)
    case "min": return values.min() ?? .nan
    case "max": return values.max() ?? .nan
    case "median": return quantile(values.sorted(), 0.5)
    case "q1": return quantile(values.sorted(), 0.25)
    case "q3": return quantile(values.sorted(), 0.75)
    case "variance": return count > 1 ? squares(values) / (count - 1) : 0
    case "variancep": return count > 1 ? squares(values) / count : 0
    case "stdev": return count > 1 ? sqrt(squares(values) / (count - 1)) : 0
    case "stdevp": return count > 1 ? sqrt(squares(values) / count) : 0
    case "stderr": return count > 1 ? sqrt(squares(values) / (count * (count - 1))) : 0
    case "ci0": return ConfidenceInterval.ofMean(values).low
    case "ci1": return ConfidenceInterval.ofMean(values).high
    default: return .nan
    }
  }

  /// Vega's running mean, so that the last digit agrees too.
  static func mean(_ values: [Double]) -> Double {
    var mean = 0.0
    for (index, value) in values.enumerated() { mean += (value - mean) / Double(index + 1) }
    return mean
  }

  private static func squares(_ values: [Double]) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Of sorted values, between neighbours in proportion.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first, let last = sorted.last else { return .nan }
    if sorted.count == 1 { return first }
    let place = share * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }
}
