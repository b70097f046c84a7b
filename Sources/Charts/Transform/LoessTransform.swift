import Diagnostics
import Tables

/// A smooth line through the points of each group, which follows them where they go.
enum LoessTransform: Transform {
  static let name = "loess"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let y = values(node, name, in: table, context: &context),
      let x = values(node, "on", in: table, context: &context),
      let given = number(node, "bandwidth", in: 0...1, otherwise: 0.3, context: &context)
    else { return table }
    let bandwidth = given > 0 ? given : 0.3
    let groups = GroupedResult(node, of: table, context: &context)
    let work = groups.grouping.rows.reduce(0.0) {
      $0 + 3 * bandwidth * Double($1.count) * Double($1.count)
    }
    guard work <= Double(Limits.work) else {
      context.report.error("E525", Limits.tooMuchWork, at: node.origin)
      return table
    }
    let (xs, ys) = (x.measures, y.measures)
    let lines = groups.grouping.rows.map { rows in
      Loess.line(
        through: rows.map { (xs[$0], ys[$0]) }.filter { $0.0.isFinite && $0.1.isFinite },
        bandwidth: bandwidth)
    }
    let targets = names(node["as"])
    return groups.table(
      lines, x: targets.first ?? node["on"]?.string.map(FieldName.flattened) ?? "",
      y: targets.count > 1 ? targets[1] : node[name]?.string.map(FieldName.flattened) ?? "",
      isTime: (x.isTime, y.isTime))
  }
}
