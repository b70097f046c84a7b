import Diagnostics
import Tables

/// One row for each item of the lists in some fields.
enum FlattenTransform: Transform {
  static let name = "flatten"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let fields = names(node["flatten"])
    let targets = names(node["as"])
    let columns = fields.map { table.values(at: $0) }
    var sources: [Int] = []
    var items: [[Datum]] = fields.map { _ in [] }
    for row in 0..<table.rowCount {
      let lists = columns.map { column -> [Datum] in
        if case .array(let items)? = column?[row] { items } else { [] }
      }
      let count = lists.map(\.count).max() ?? 0
      guard context.allow(rows: count, at: node.origin) else { return table }
      for index in 0..<count {
        sources.append(row)
        for field in fields.indices {
          items[field].append(index < lists[field].count ? lists[field][index] : .null)
        }
      }
    }
    var result = table.taking(sources)
    for (index, field) in fields.enumerated() {
      result.set(index < targets.count ? targets[index] : field, DataValues(items[index]))
    }
    return result
  }
}
