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

  /// Those that leave times times.
  static let timely: Set<String> = ["min", "max", "mean", "average", "median", "q1", "q3"]

  /// - Parameters: `values` is `nil` for `count`; `rate` is the share of weight that a value keeps
  ///   when the next arrives, for `exponential` and `exponentialb`.
  static func column(
    _ operation: String, of values: DataValues?, rows: [[Int]], rate: Double = .nan
  ) -> DataValues {
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
        rows.map { group in Double(group.count { isValid(values[$0]) }) })
    case "min", "max":
      if case .strings = values { return extreme(operation == "max", of: values, rows: rows) }
    default: break
    }
    let measures = values.measures
    let result = rows.map { group in
      summary(operation, of: group.map { measures[$0] }.filter { !$0.isNaN }, rate: rate)
    }
    return values.isTime && timely.contains(operation) ? .times(result) : .numbers(result)
  }

  /// Nothing, or empty text.
  static func isMissing(_ datum: Datum) -> Bool { datum == .null || datum == .string("") }

  /// Neither missing nor a number that is none; text counts, whatever it says.
  static func isValid(_ datum: Datum) -> Bool {
    switch datum {
    case .null: false
    case .string(let text): !text.isEmpty
    case .number(let value), .time(let value): !value.isNaN
    case .bool, .array, .object: true
    }
  }

  /// The greatest or least text; text that reads as numbers throughout is compared as numbers.
  private static func extreme(_ isLargest: Bool, of values: DataValues, rows: [[Int]])
    -> DataValues
  {
    let readsAsNumbers = values.readsAsNumbers
    let keys = readsAsNumbers ? values.measures : RowRanks(values).ranks.map(Double.init)
    let chosen = rows.map { group in
      let valid = group.filter { !isMissing(values[$0]) }
      return isLargest
        ? valid.max { keys[$0] < keys[$1] } : valid.min { keys[$0] < keys[$1] }
    }
    return readsAsNumbers
      ? .numbers(chosen.map { $0.map { keys[$0] } ?? .nan }) : values.taking(chosen)
  }

  /// - Parameter values: without NaN.
  /// - Returns: NaN where there is no answer: for no values, and for the spread of a single one.
  static func summary(_ operation: String, of values: [Double], rate: Double = .nan) -> Double {
    let count = Double(values.count)
    switch operation {
    case "sum": return values.isEmpty ? .nan : values.reduce(0, +)
    case "product": return values.isEmpty ? .nan : values.reduce(1, *)
    case "mean", "average": return values.isEmpty ? .nan : mean(values)
    case "min": return values.min() ?? .nan
    case "max": return values.max() ?? .nan
    case "median": return quantile(values.sorted(), 0.5)
    case "q1": return quantile(values.sorted(), 0.25)
    case "q3": return quantile(values.sorted(), 0.75)
    case "variance": return count > 1 ? squares(values) / (count - 1) : .nan
    case "variancep": return count > 1 ? squares(values) / count : .nan
    case "stdev": return count > 1 ? sqrt(squares(values) / (count - 1)) : .nan
    case "stdevp": return count > 1 ? sqrt(squares(values) / count) : .nan
    case "stderr": return count > 1 ? sqrt(squares(values) / (count * (count - 1))) : .nan
    case "exponential", "exponentialb":
      guard !values.isEmpty else { return .nan }
      let sum = values.reduce(0) { rate * $0 + $1 } * (1 - rate)
      return operation == "exponentialb" ? sum : sum / (1 - pow(rate, count))
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
    guard let first = sorted.first, let last = sorted.last, !share.isNaN else { return .nan }
    if sorted.count == 1 || share <= 0 { return first }
    if share >= 1 { return last }
    let place = share * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }
}

extension DataValues {
  /// Whether every value, missing ones apart, is a number or the text of one.
  var readsAsNumbers: Bool {
    zip(measures, 0...).allSatisfy { !$0.isNaN || Aggregates.isMissing(self[$1]) }
  }
}
