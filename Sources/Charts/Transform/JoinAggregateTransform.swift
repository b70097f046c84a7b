import Diagnostics
import Tables

/// The summaries of a group beside each of its rows.
enum JoinAggregateTransform: Transform {
  static let name = "joinaggregate"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    join(node[name]?.items ?? [], by: node, to: table, context: &context)
  }

  /// - Parameter node: holds the `groupby`.
  static func join(_ items: [Node], by node: Node, to table: DataTable, context: inout Context)
    -> DataTable
  {
    let groups = Groups(
      by: AggregateTransform.groups(node, in: table, context: &context), of: table)
    let groupOfRow = groups.groupOfRow.map(Int.init)
    return items.reduce(table) { result, item in
      guard
        let column = AggregateTransform.summary(item, of: table, groups, context: &context)
      else { return result }
      return result.setting(column.name, column.values.taking(groupOfRow))
    }
  }
}
