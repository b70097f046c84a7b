import Diagnostics
import Tables

/// Rows become columns: one for each value of a field.
enum PivotTransform: Transform {
  static let name = "pivot"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let keys = values(node, "pivot", in: table, context: &context),
      let measures = values(node, "value", in: table, context: &context)
    else { return table }
    let groupNames = AggregateTransform.groups(node, in: table, context: &context)
    let grouping = Grouping(by: groupNames, of: table)
    let distinct = DomainOrder(.natural(isDescending: false))
      .sorted([DomainOrder.Source(values: keys, table: table)])
    let limit = wholeNumber(node["limit"], in: 1...Limits.ticks) ?? 0
    let names = limit > 0 ? Array(distinct.prefix(limit)) : distinct
    guard names.count <= Limits.ticks,
      context.allow(rows: names.count * grouping.rows.count, at: node.origin)
    else { return table }
    let operation = node["op"]?.string ?? "sum"
    var result = DataTable(rowCount: grouping.rows.count)
    for name in groupNames {
      guard let values = table.values(at: name) else { continue }
      result.set(FieldName.flattened(name), values.taking(grouping.leaders))
    }
    for name in names {
      let rows = grouping.rows.map { group in
        group.filter { keys[$0].category == name.category }
      }
      result.set(name.asText, Aggregates.column(operation, of: measures, rows: rows))
    }
    return result
  }
}
