import Diagnostics
import Tables

/// Ranks, running sums and neighbours: values from a frame of rows around each row.
enum WindowTransform: Transform {
  static let name = "window"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let grouping = Grouping(
      by: AggregateTransform.groups(node, in: table, context: &context), of: table)
    let keys = SortKeys(node["sort"], of: table, context: &context)
    let groups = grouping.rows.map { rows in
      keys.map { rows.stableSorted(by: $0.isAscending) } ?? rows
    }
    let frame = node["frame"]?.items
    func bound(_ node: Node?, _ standard: Int?) -> Int? {
      guard let node else { return standard }
      return node.number.map { Int(min(max($0, -1e9), 1e9)) }
    }
    let low = frame == nil ? nil : bound(frame?.first, nil)
    let high = frame == nil ? 0 : bound(frame?.last, nil)
    let ignoresPeers = node["ignorePeers"]?.bool ?? false

    var result = table
    for item in node["window"]?.items ?? [] {
      guard let operation = item["op"]?.string else {
        context.report.error("E540", "a window needs an `op`", at: item.origin)
        continue
      }
      var values: DataValues?
      if let field = item["field"], let name = field.string, !name.isEmpty {
        values = Fields.values(name, in: table, at: field.origin, context: &context)
      }
      let name = item["as"]?.string ?? operation + (item["field"]?.string.map { "_\($0)" } ?? "")
      guard WindowFunction.names.contains(operation) || Aggregates.names.contains(operation) else {
        context.report.error(
          "E545", "there is no window operation `\(operation)`", at: item["op"]?.origin,
          label: suggestionLabel(operation, WindowFunction.names + Aggregates.names))
        continue
      }
      var data = Array(repeating: Datum.null, count: table.rowCount)
      for rows in groups {
        let window = WindowFunction(
          operation: operation, parameter: item["param"]?.number, values: values, rows: rows,
          keys: keys, low: low, high: high, ignoresPeers: ignoresPeers)
        for (row, datum) in zip(rows, window.results()) { data[row] = datum }
      }
      result.set(name, DataValues(data))
    }
    return result
  }
}
