import Diagnostics
import Tables

/// The values below which given shares of a field lie.
enum QuantileTransform: Transform {
  static let name = "quantile"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let values = values(node, "quantile", in: table, context: &context) else { return table }
    let groupNames = names(node["groupby"])
    let step = max(node["step"]?.number ?? 0.01, 1e-4)
    let probabilities =
      node["probs"]?.items?.compactMap(\.number)
      ?? Array(stride(from: step / 2, to: 1, by: step))
    let grouping = Grouping(by: groupNames, of: table)
    guard context.allow(rows: probabilities.count * grouping.rows.count, at: node.origin) else {
      return table
    }
    let measures = values.measures
    var leaders: [Int] = []
    var shares: [Double] = []
    var results: [Double] = []
    for rows in grouping.rows {
      let sorted = rows.map { measures[$0] }.filter { !$0.isNaN }.sorted()
      for share in probabilities {
        leaders.append(rows[0])
        shares.append(share)
        results.append(Aggregates.quantile(sorted, min(max(share, 0), 1)))
      }
    }
    let targets = names(node["as"])
    var result = DataTable(rowCount: shares.count)
    for name in groupNames {
      if let values = table.values(at: name) { result.set(name, values.taking(leaders)) }
    }
    result.set(targets.first ?? "prob", .numbers(shares))
    result.set(targets.count > 1 ? targets[1] : "value", .numbers(results))
    return result
  }
}
