import Diagnostics
import Tables

/// Columns of another table beside the rows whose key they share.
enum LookupTransform: Transform {
  static let name = "lookup"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let keys = values(node, name, in: table, context: &context),
      let (other, from) = secondary(node, context: &context)
    else { return table }
    guard let keyNode = from["key"], let path = keyNode.string else {
      context.report.error("E540", "the `from` of a lookup needs a `key`", at: from.origin)
      return table
    }
    guard let otherKeys = Fields.values(path, in: other, at: keyNode.origin, context: &context)
    else { return table }
    let matches = matches(of: keys, in: otherKeys)
    let fallback = node["default"].map { Datum($0) } ?? .null
    return join(node, from, other, matches, fallback, to: table, context: &context)
  }

  private static func secondary(_ node: Node, context: inout Context) -> (DataTable, Node)? {
    guard let from = node["from"] else {
      context.report.error("E540", "a lookup needs `from`, the other table", at: node.origin)
      return nil
    }
    if let selection = from["param"] ?? from["selection"] {
      context.report.warning(
        "W543", "a lookup in a selection is left out: nothing is selected in a still picture",
        at: selection.origin)
      return nil
    }
    guard let data = from["data"] else {
      context.report.error("E540", "the `from` of a lookup needs `data`", at: from.origin)
      return nil
    }
    return DataSource.table(data, context: &context).map { ($0, from) }
  }

  /// The last row of the other table with the key of each row; a number and its text are one key.
  private static func matches(of keys: DataValues, in others: DataValues) -> [Int?] {
    var rows: [String: Int] = [:]
    for row in 0..<others.count where others[row] != .null { rows[others[row].asText] = row }
    return (0..<keys.count).map { row in
      let key = keys[row]
      return key == .null ? nil : rows[key.asText]
    }
  }

  private static func join(
    _ node: Node, _ from: Node, _ other: DataTable, _ matches: [Int?], _ fallback: Datum,
    to table: DataTable, context: inout Context
  ) -> DataTable {
    let targets = names(node["as"])
    guard let fields = from["fields"]?.items else {
      if targets.isEmpty {
        context.report.warning(
          "W544", "without `fields`, a lookup needs `as`, the name of the row it finds",
          at: node.origin, label: "it is called `_lookup` here")
      }
      let objects = matches.map { $0.map(other.object) ?? fallback }
      return table.setting(targets.first ?? "_lookup", .mixed(objects))
    }
    if !targets.isEmpty, targets.count != fields.count {
      context.report.error(
        "E546", "the `as` of a lookup names each of its \(fields.count) fields",
        at: node["as"]?.origin ?? node.origin)
    }
    var result = table
    for (index, field) in fields.enumerated() {
      guard let path = field.string else { continue }
      let target = index < targets.count ? targets[index] : FieldName.flattened(path)
      let found = Fields.values(path, in: other, at: field.origin, context: &context)
      result.set(target, column(found, matches, fallback))
    }
    return result
  }

  private static func column(_ values: DataValues?, _ matches: [Int?], _ fallback: Datum)
    -> DataValues
  {
    guard fallback == .null, let values else {
      return DataValues(
        matches.map { row in row.map { values?[$0] ?? .null } ?? fallback })
    }
    return values.taking(matches)
  }
}
