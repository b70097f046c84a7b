import Diagnostics
import Tables

/// Fills what is missing: rows that a group lacks, and values that are no numbers.
enum ImputeTransform: Transform {
  static let name = "impute"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let field = node["impute"]?.string, let key = node["key"]?.string,
      let keys = values(node, "key", in: table, context: &context)
    else { return table }
    var order: [Datum] = []
    var seen: Set<Datum> = []
    func see(_ datum: Datum) { if seen.insert(datum.category).inserted { order.append(datum) } }
    for row in 0..<keys.count { see(keys[row]) }
    for datum in extraKeys(node["keyvals"]) { see(datum) }

    let groupNames = names(node["groupby"])
    let grouping = Grouping(by: groupNames, of: table)
    guard context.allow(rows: grouping.rows.count * order.count, at: node.origin) else {
      return table
    }
    var filled = completed(
      table, field: field, key: key, keys: keys, order: order, groups: grouping.rows,
      groupNames: groupNames)
    guard let values = filled.values(at: field) else { return filled }
    let isMissing = (0..<values.count).map { row -> Bool in
      let datum = values[row]
      return datum == .null || datum == .string("") || datum.measure.isNaN && datum.asText == "NaN"
    }
    filled.set(field, replaced(values, isMissing, node, filled, groupNames, key))
    return filled
  }

  private static func extraKeys(_ node: Node?) -> [Datum] {
    if let items = node?.items { return items.map { Datum($0) } }
    guard let node, let stop = node["stop"]?.number else { return [] }
    let start = node["start"]?.number ?? 0
    let step = node["step"]?.number ?? 1
    let count = ((stop - start) / step).rounded(.up)
    guard count.isFinite, count > 0, count <= Double(Limits.ticks) else { return [] }
    return (0..<Int(count)).map { .number(start + Double($0) * step) }
  }

  /// With a row for every key of every group; new rows follow the old ones.
  private static func completed(
    _ table: DataTable, field: String, key: String, keys: DataValues, order: [Datum],
    groups: [[Int]], groupNames: [String]
  ) -> DataTable {
    var leaders: [Int] = []
    var newKeys: [Datum] = []
    for rows in groups {
      let present = Set(rows.map { keys[$0].category })
      for datum in order where !present.contains(datum.category) {
        leaders.append(rows[0])
        newKeys.append(datum)
      }
    }
    guard !leaders.isEmpty else { return table }
    var result = DataTable(rowCount: table.rowCount + leaders.count)
    for column in table.columns {
      let added: [Datum] =
        if column.name == key {
          newKeys
        } else if groupNames.contains(column.name) {
          leaders.map { column.values[$0] }
        } else {
          leaders.map { _ in .null }
        }
      result.set(column.name, column.values.appending(added))
    }
    return result
  }

  /// The constant, or the summary of the group, within a frame of neighbours when one is given.
  private static func replaced(
    _ values: DataValues, _ isMissing: [Bool], _ node: Node, _ table: DataTable,
    _ groupNames: [String], _ key: String
  ) -> DataValues {
    guard isMissing.contains(true) else { return values }
    let method = node["method"]?.string ?? "value"
    var data = (0..<values.count).map { values[$0] }
    if method == "value" {
      let value = node["value"].map { Datum($0) } ?? .number(0)
      for row in data.indices where isMissing[row] { data[row] = value }
      return DataValues(data)
    }
    let frame = node["frame"]?.items?.map(\.number)
    let measures = values.measures
    let places = table.values(at: key)
    for rows in Grouping(by: groupNames, of: table).rows {
      let rows =
        places.map { places in
          rows.stableSorted { Datum.compare(places[$0], places[$1]) < 0 }
        } ?? rows
      for (index, row) in rows.enumerated() where isMissing[row] {
        let low = frame.flatMap { $0.first ?? nil }.map { max(0, index + Int($0)) } ?? 0
        let high =
          frame.flatMap { $0.last ?? nil }.map { min(rows.count - 1, index + Int($0)) }
          ?? rows.count - 1
        let known = low <= high ? rows[low...high].map { measures[$0] }.filter { !$0.isNaN } : []
        data[row] = .number(Aggregates.summary(method, of: known))
      }
    }
    return DataValues(data)
  }
}
