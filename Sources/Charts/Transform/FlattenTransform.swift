import Diagnostics
import Tables

/// A row for each item of a list; lists side by side are read in step, the short ones with gaps.
enum FlattenTransform: Transform {
  static let name = "flatten"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let fields = fields(node, "flatten", in: table, context: &context) else { return table }
    var lists: [[[Datum]]] = []
    for field in fields {
      lists.append(field.values.map(Self.lists) ?? Array(repeating: [], count: table.rowCount))
      warnOfOthers(field, node: node, context: &context)
    }
    var rows: [Int] = []
    var places: [Int] = []
    for row in 0..<table.rowCount {
      let length = lists.reduce(0) { max($0, $1[row].count) }
      guard context.allow(rows: length, at: node.origin) else { return table }
      for place in 0..<length {
        rows.append(row)
        places.append(place)
      }
    }
    let targets = names(node["as"])
    var result = table.taking(rows)
    for (index, field) in fields.enumerated() {
      let values = zip(rows, places).map { row, place in
        let list = lists[index][row]
        return place < list.count ? list[place] : .null
      }
      let target = index < targets.count ? targets[index] : FieldName.flattened(field.path)
      result.set(target, DataValues(values))
    }
    return result
  }

  private static func lists(_ values: DataValues) -> [[Datum]] {
    (0..<values.count).map { if case .array(let items) = values[$0] { items } else { [] } }
  }

  private static func warnOfOthers(
    _ field: (path: String, values: DataValues?), node: Node, context: inout Context
  ) {
    guard let values = field.values else { return }
    let others = (0..<values.count).count { row in
      switch values[row] {
      case .null, .array: false
      default: true
      }
    }
    guard others > 0 else { return }
    context.report.warning(
      "W545", "`\(field.path)` is not a list in \(others) of \(values.count) rows",
      at: node["flatten"]?.origin ?? node.origin, label: "there it counts as an empty list")
  }
}
