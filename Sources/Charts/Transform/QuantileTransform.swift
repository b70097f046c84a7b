import Diagnostics
import Tables

/// The values below which given shares of a group lie.
enum QuantileTransform: Transform {
  static let name = "quantile"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let values = values(node, name, in: table, context: &context),
      let shares = shares(node, context: &context)
    else { return table }
    let groups = GroupedResult(node, of: table, context: &context)
    guard context.allow(rows: groups.grouping.rows.count * shares.count, at: node.origin) else {
      return table
    }
    let measures = values.measures
    let results = groups.grouping.rows.map { rows in
      let sorted = rows.map { measures[$0] }.filter { !$0.isNaN }.sorted()
      return shares.map { (x: $0, y: Aggregates.quantile(sorted, $0)) }
    }
    let targets = names(node["as"])
    return groups.table(
      results, x: targets.first ?? "prob", y: targets.count > 1 ? targets[1] : "value",
      isTime: (false, values.isTime))
  }

  /// Given, or the middles of equal steps.
  private static func shares(_ node: Node, context: inout Context) -> [Double]? {
    if let items = node["probs"]?.items { return items.compactMap(\.number) }
    let least = 1 / Double(Limits.ticks)
    guard let step = number(node, "step", in: least...1, otherwise: 0.01, context: &context) else {
      return nil
    }
    let count = ((1 - 1e-14 - step / 2) / step).rounded(.up)
    return (0..<Int(max(0, count))).map { step / 2 + Double($0) * step }
  }
}
