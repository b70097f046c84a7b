import Diagnostics
import Tables

/// The values of one field as columns, with a row for each group: a cross-tabulation.
enum PivotTransform: Transform {
  static let name = "pivot"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let keys = values(node, "pivot", in: table, context: &context),
      let measures = values(node, "value", in: table, context: &context),
      let operation = word(node, "op", among: operations, context: &context),
      let limit = number(node, "limit", in: 0...1e9, otherwise: 0, context: &context)
    else { return table }
    let groupNames = AggregateTransform.groups(node, in: table, context: &context)
    let grouping = Grouping(by: groupNames, of: table)
    let kinds = Grouping([keys], rowCount: table.rowCount)
    var order = Array(kinds.rows.indices).stableSorted {
      Datum.isAscending(keys[kinds.leaders[$0]], keys[kinds.leaders[$1]])
    }
    if limit >= 1 { order = Array(order.prefix(Int(limit))) }
    guard order.count <= Limits.columns else {
      context.report.error("E526", Limits.tooManyColumns, at: node.origin)
      return table
    }
    guard context.allow(rows: grouping.rows.count * order.count, at: node.origin) else {
      return table
    }
    var result = DataTable(rowCount: grouping.rows.count)
    for name in groupNames {
      guard let values = table.values(at: name) else { continue }
      result.set(FieldName.flattened(name), values.taking(grouping.leaders))
    }
    for kind in order {
      var cells: [[Int]] = Array(repeating: [], count: grouping.rows.count)
      for row in kinds.rows[kind] { cells[grouping.groupOfRow[row]].append(row) }
      result.set(
        keys[kinds.leaders[kind]].asText,
        AggregateTransform.column(operation, of: measures, in: table, rows: cells))
    }
    return result
  }

  /// The sum first, as it is the default.
  private static let operations =
    ["sum"] + Aggregates.names.filter { $0 != "sum" && !$0.hasPrefix("exponential") }
}
