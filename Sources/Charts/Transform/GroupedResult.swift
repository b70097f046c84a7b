import Diagnostics
import Tables

/// Rows to be made from the groups of a table: points, beside the values that name their group.
struct GroupedResult {
  typealias Point = (x: Double, y: Double)

  let grouping: Grouping
  private let names: [String]
  private let source: DataTable

  /// - Parameter node: holds the `groupby`.
  init(_ node: Node, of table: DataTable, context: inout Context) {
    names = AggregateTransform.groups(node, in: table, context: &context)
    grouping = Grouping(by: names, of: table)
    source = table
  }

  /// - Parameter points: a list for each group.
  func table(_ points: [[Point]], x: String, y: String, isTime: (x: Bool, y: Bool)) -> DataTable {
    var result = groups(repeated: points.map(\.count))
    let xs = points.flatMap { $0.map(\.x) }
    let ys = points.flatMap { $0.map(\.y) }
    result.set(x, isTime.x ? .times(xs) : .numbers(xs))
    result.set(y, isTime.y ? .times(ys) : .numbers(ys))
    return result
  }

  /// The values that name each group, so many times.
  private func groups(repeated counts: [Int]) -> DataTable {
    let rows = zip(grouping.leaders, counts).flatMap { Array(repeating: $0, count: $1) }
    var result = DataTable(rowCount: rows.count)
    for name in names {
      guard let values = source.values(at: name) else { continue }
      result.set(FieldName.flattened(name), values.taking(rows))
    }
    return result
  }

  /// The values that name a group, as one.
  func key(of group: Int) -> Datum {
    .array(names.compactMap { source.values(at: $0)?[grouping.leaders[group]] })
  }
}
