import Diagnostics
import Tables

/// Columns laid one below the other: a row for each, with the column's name beside its value.
enum FoldTransform: Transform {
  static let name = "fold"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let fields = fields(node, "fold", in: table, context: &context) else { return table }
    let (count, overflow) = table.rowCount.multipliedReportingOverflow(by: fields.count)
    guard !overflow, context.allow(rows: count, at: node.origin) else { return table }
    guard count > 0 else { return table }
    let targets = names(node["as"])
    let keys = fields.map { Optional(FieldName.flattened($0.path)) }
    let rows = (0..<count).map { $0 / fields.count }
    return table.taking(rows)
      .setting(targets.first ?? "key", .strings((0..<count).map { keys[$0 % keys.count] }))
      .setting(
        targets.count > 1 ? targets[1] : "value",
        .interleaving(fields.map(\.values), rowCount: table.rowCount))
  }
}

extension DataValues {
  /// The first values of all columns, then the second, and so on; nothing for a missing column.
  static func interleaving(_ columns: [DataValues?], rowCount: Int) -> DataValues {
    let numbers = columns.compactMap { column -> [Double]? in
      if case .numbers(let values)? = column { values } else { nil }
    }
    if numbers.count == columns.count {
      return .numbers((0..<rowCount).flatMap { row in numbers.map { $0[row] } })
    }
    return DataValues((0..<rowCount).flatMap { row in columns.map { $0?[row] ?? .null } })
  }

  /// The values of `rows`, in their order; nothing where there is no row.
  ///
  /// - Precondition: every row exists.
  func taking(_ rows: [Int?]) -> DataValues {
    switch self {
    case .numbers(let values): .numbers(rows.map { $0.map { values[$0] } ?? .nan })
    case .strings(let values): .strings(rows.map { $0.flatMap { values[$0] } })
    case .booleans(let values): .booleans(rows.map { $0.flatMap { values[$0] } })
    case .times(let values): .times(rows.map { $0.map { values[$0] } ?? .nan })
    case .mixed(let values): .mixed(rows.map { $0.map { values[$0] } ?? .null })
    }
  }
}
