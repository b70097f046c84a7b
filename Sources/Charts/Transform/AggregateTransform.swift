import Diagnostics
import Tables

/// One row for each group, with summaries of its rows.
enum AggregateTransform: Transform {
  static let name = "aggregate"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let groupNames = groups(node, in: table, context: &context)
    let groups = Groups(by: groupNames, of: table)
    var result = DataTable(rowCount: groups.count)
    for name in groupNames {
      guard let values = table.values(at: name) else { continue }
      result.set(FieldName.flattened(name), values.taking(groups.leaders))
    }
    for item in node["aggregate"]?.items ?? [] {
      guard let column = summary(item, of: table, groups, context: &context) else { continue }
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

  /// The column that `{"op": …, "field": …, "as": …}` asks for: one value for each group.
  static func summary(
    _ item: Node, of table: DataTable, _ groups: Groups, context: inout Context
  ) -> DataColumn? {
    guard let operation = operation(item, among: Aggregates.names, context: &context) else {
      return nil
    }
    let field = item["field"]?.string
    let name = item["as"]?.string ?? defaultName(operation, field: field)
    guard let field, field != "*", let fieldNode = item["field"] else {
      guard hasField(item, for: operation, context: &context) else { return nil }
      return DataColumn(
        name,
        Aggregates.running("count", of: nil, groups)
          ?? Aggregates.column("count", of: nil, rows: groups.rows))
    }
    guard let values = Fields.values(field, in: table, at: fieldNode.origin, context: &context),
      let rate = rate(item, for: operation, context: &context)
    else { return nil }
    return DataColumn(
      name,
      Aggregates.running(operation, of: values, groups)
        ?? column(operation, of: values, in: table, rows: groups.rows, rate: rate))
  }

  static func defaultName(_ operation: String, field: String?) -> String {
    field.map { "\(operation)_\(FieldName.flattened($0))" } ?? operation
  }

  /// The `op` of an item; reports a missing or unknown one.
  static func operation(_ item: Node, among names: [String], context: inout Context) -> String? {
    guard let node = item["op"], let operation = node.string else {
      context.report.error("E540", "an aggregate needs an `op`", at: item.origin)
      return nil
    }
    guard names.contains(operation) else {
      context.report.error(
        "E545", "there is no operation `\(operation)`", at: node.origin,
        label: suggestionLabel(operation, names),
        notes: ["operations are: \(names.joined(separator: ", "))"])
      return nil
    }
    return operation
  }

  /// Only a count needs no field.
  static func hasField(_ item: Node, for operation: String, context: inout Context) -> Bool {
    if operation == "count" || item["field"] != nil { return true }
    context.report.error("E540", "`\(operation)` needs a `field`", at: item.origin)
    return false
  }

  /// The `param` of the exponential means; NaN for what needs none.
  static func rate(_ item: Node, for operation: String, context: inout Context) -> Double? {
    guard operation.hasPrefix("exponential") else { return .nan }
    if let rate = item["param"]?.number, rate > 0, rate < 1 { return rate }
    context.report.error(
      "E546",
      "`\(operation)` needs a `param` between 0 and 1: the share of its weight that a value "
        + "keeps when the next one arrives", at: item["param"]?.origin ?? item.origin)
    return nil
  }

  /// One value for each list of rows, those that are rows themselves included.
  static func column(
    _ operation: String, of values: DataValues, in table: DataTable, rows: [[Int]],
    rate: Double = .nan
  ) -> DataValues {
    switch operation {
    case "argmin", "argmax":
      let chosen = rows.map { argument(operation == "argmax", of: values, rows: $0) }
      return .mixed(chosen.map { $0.map(table.object) ?? .null })
    case "values":
      return .mixed(rows.map { .array($0.map(table.object)) })
    default:
      return Aggregates.column(operation, of: values, rows: rows, rate: rate)
    }
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
