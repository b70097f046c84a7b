import Diagnostics
import Tables

/// Fields of another table, found by a key.
enum LookupTransform: Transform {
  static let name = "lookup"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let keys = values(node, "lookup", in: table, context: &context),
      let from = node["from"], let source = from["data"],
      let other = DataSource.table(source, context: &context),
      let key = from["key"]?.string,
      let otherKeys = Fields.values(
        key, in: other, at: from["key"]?.origin ?? node.origin, context: &context)
    else { return table }
    var rows: [Datum: Int] = [:]
    for row in 0..<otherKeys.count { rows[otherKeys[row].category] = row }
    let found = (0..<table.rowCount).map { rows[keys[$0].category] }
    let missing = node["default"].map { Datum($0) } ?? .null
    let targets = names(node["as"])
    var result = table
    let fields = names(from["fields"])
    if fields.isEmpty {
      guard let target = targets.first else { return table }
      result.set(target, .mixed(found.map { $0.map(other.object) ?? missing }))
      return result
    }
    for (index, field) in fields.enumerated() {
      let values = other.values(at: field)
      let target = index < targets.count ? targets[index] : field
      result.set(target, DataValues(found.map { row in row.flatMap { values?[$0] } ?? missing }))
    }
    return result
  }
}
