import Diagnostics
import Tables

/// The summaries of each group, beside every row of it.
enum JoinAggregateTransform: Transform {
  static let name = "joinaggregate"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let grouping = Grouping(
      by: AggregateTransform.groups(node, in: table, context: &context), of: table)
    var result = table
    for item in node["joinaggregate"]?.items ?? [] {
      guard
        let column = AggregateTransform.summary(
          item, of: table, rows: grouping.rows, context: &context)
      else { continue }
      result.set(column.name, column.values.taking(grouping.groupOfRow))
    }
    return result
  }
}
