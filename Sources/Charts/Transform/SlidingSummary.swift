import Glibc
import Tables

/// A summary of a window that moves over the rows of a partition, and only forward: what enters and
/// what leaves is counted, never the whole window again.
struct SlidingSummary {
  let operation: String
  let values: DataValues
  var rate = Double.nan

  init(_ operation: String, of values: DataValues, rate: Double = .nan) {
    self.operation = operation
    self.values = values
    self.rate = rate
  }

  func column(
    partitions: [WindowPartition], frame: WindowFrame, ignorePeers: Bool, in table: DataTable
  ) -> DataValues {
    func slide(_ counter: some WindowCounter) -> [Double] {
      var column = Array(repeating: Double.nan, count: table.rowCount)
      for partition in partitions {
        var counter = counter
        var window = 0..<0
        for (place, row) in partition.rows.enumerated() {
          let next = partition.window(at: place, frame, ignorePeers: ignorePeers)
          for place in window.upperBound..<max(window.upperBound, next.upperBound) {
            counter.add(partition.rows[place])
          }
          for place in window.lowerBound..<max(window.lowerBound, next.lowerBound) {
            counter.remove(partition.rows[place])
          }
          window = next
          column[row] = counter.value
        }
      }
      return column
    }
    func typed(_ numbers: [Double]) -> DataValues {
      values.isTime && Aggregates.timely.contains(operation) ? .times(numbers) : .numbers(numbers)
    }
    switch operation {
    case "distinct":
      return .numbers(slide(DistinctCounter(Grouping([values], rowCount: values.count).groupOfRow)))
    case "valid", "missing":
      let isCounted = (0..<values.count).map { row in
        operation == "valid" ? Aggregates.isValid(values[row]) : Aggregates.isMissing(values[row])
      }
      return .numbers(slide(HitCounter(isCounted)))
    case "median": return typed(slide(QuantileCounter(values, 0.5)))
    case "q1": return typed(slide(QuantileCounter(values, 0.25)))
    case "q3": return typed(slide(QuantileCounter(values, 0.75)))
    case "min", "max", "argmin", "argmax":
      let keys = extremeKeys
      let rows = slide(ExtremeCounter(keys, isLargest: operation.hasSuffix("max")))
        .map { $0.isNaN ? nil : Int($0) }
      if operation.hasPrefix("arg") {
        return .mixed(rows.map { $0.map(table.object) ?? .null })
      }
      if case .strings = values, values.readsAsNumbers {
        return .numbers(rows.map { $0.map { keys[$0] } ?? .nan })
      }
      return values.taking(rows)
    case "values", "ci0", "ci1":
      var windows: [[Int]] = Array(repeating: [], count: table.rowCount)
      for partition in partitions {
        for (place, row) in partition.rows.enumerated() {
          let window = partition.window(at: place, frame, ignorePeers: ignorePeers)
          windows[row] = Array(partition.rows[window])
        }
      }
      return AggregateTransform.column(operation, of: values, in: table, rows: windows)
    default: return typed(slide(MomentCounter(operation, values.measures, rate: rate)))
    }
  }

  /// What the extremes are compared by: text that is no number goes by its order.
  private var extremeKeys: [Double] {
    guard case .strings(let texts) = values, !values.readsAsNumbers, operation.count == 3
    else {
      return values.measures
    }
    let ranks = RowRanks(values).ranks
    return texts.indices.map { texts[$0]?.isEmpty ?? true ? .nan : Double(ranks[$0]) }
  }
}
