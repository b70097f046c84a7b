import Diagnostics
import Tables

/// Keeps the rows for which a predicate holds.
enum FilterTransform: Transform {
  static let name = "filter"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let predicate = node["filter"] else { return table }
    let rows = Predicate.rows(predicate, of: table, context: &context)
    return rows.count == table.rowCount ? table : table.taking(rows)
  }
}
