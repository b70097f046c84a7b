import Diagnostics
import Tables

/// One row for each group, with summaries of its rows.
enum AggregateTransform: Transform {
  static let name = "aggregate"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let groupNames = groups(node, in: table, context: &context)
    let grouping = Grouping(by: groupNames, of: table)
    var result = DataTable(rowCount: grouping.rows.count)
    for name in groupNames {
      guard let values = table.values(at: name) else { continue }
      result.set(FieldName.flattened(name), values.taking(grouping.leaders))
    }
    for item in node["aggregate"]?.items ?? [] {
      guard let column = summary(item, of: table, rows: grouping.rows, context: &context) else {
        continue
      }
      result.set(column.name, column.values)
    }
    return result
  }

  static func groups(_ node: Node, in table: DataTable, context: inout Context) -> [String] {
    let items = node["groupby"]?.items ?? []
    return items.compactMap { item in
      guard let name = item.string,
        Fields.values(name, in: table, at: item.origin, context: &context) != nil
      else { return nil }
      return name
    }
  }

  /// The column that `{"op": …, "field": …, "as": …}` asks for.
  static func summary(
    _ item: Node, of table: DataTable, rows: [[Int]], context: inout Context
  ) -> DataColumn? {
    guard let operationNode = item["op"], let operation = operationNode.string else {
      context.report.error("E540", "an aggregate needs an `op`", at: item.origin)
      return nil
    }
    guard Aggregates.names.contains(operation) else {
      context.report.error(
        "E545", "there is no aggregate `\(operation)`", at: operationNode.origin,
        label: suggestionLabel(operation, Aggregates.names))
      return nil
    }
    let field = item["field"]?.string
    let name = item["as"]?.string ?? (field.map { "\(operation)_\($0)" } ?? operation)
    guard let field, field != "*", let fieldNode = item["field"] else {
      return DataColumn(name, Aggregates.column("count", of: nil, rows: rows))
    }
    guard let values = Fields.values(field, in: table, at: fieldNode.origin, context: &context)
    else { return nil }
    if operation == "argmin" || operation == "argmax" {
      let chosen = rows.map { argument(operation == "argmax", of: values, rows: $0) }
      return DataColumn(name, .mixed(chosen.map { $0.map(table.object) ?? .null }))
    }
    if operation == "values" {
      return DataColumn(name, .mixed(rows.map { .array($0.map(table.object)) }))
    }
    return DataColumn(name, Aggregates.column(operation, of: values, rows: rows))
  }

  /// The row with the greatest or least value; the first of equals.
  static func argument(_ isLargest: Bool, of values: DataValues, rows: [Int]) -> Int? {
    let measures = values.measures
    var best: Int?
    for row in rows where !measures[row].isNaN {
      guard let old = best else {
        best = row
        continue
      }
      if isLargest ? measures[row] > measures[old] : measures[row] < measures[old] { best = row }
    }
    return best
  }
}

extension DataTable {
  /// A row as one value.
  func object(at row: Int) -> Datum {
    .object(columns.map { Datum.Field($0.name, $0.values[row]) })
  }
}
