import Diagnostics
import Tables

/// Columns become rows: one for each of some fields, with its name and its value.
enum FoldTransform: Transform {
  static let name = "fold"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let fields = names(node["fold"])
    let targets = names(node["as"])
    guard !fields.isEmpty,
      context.allow(rows: table.rowCount * fields.count, at: node.origin)
    else { return table }
    for item in node["fold"]?.items ?? [] {
      guard let name = item.string else { continue }
      _ = Fields.values(name, in: table, at: item.origin, context: &context)
    }
    let sources = (0..<table.rowCount).flatMap { row in fields.map { _ in row } }
    let columns = fields.map { table.values(at: $0) }
    let values = (0..<table.rowCount).flatMap { row in columns.map { $0?[row] ?? .null } }
    let keys = (0..<table.rowCount).flatMap { _ in fields.map { Optional($0) } }
    return table.taking(sources)
      .setting(targets.first ?? "key", .strings(keys))
      .setting(targets.count > 1 ? targets[1] : "value", DataValues(values))
  }
}
