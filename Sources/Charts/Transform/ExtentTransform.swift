import Diagnostics
import Tables

/// The least and the greatest value of a field as a parameter; the rows stay as they are.
enum ExtentTransform: Transform {
  static let name = "extent"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let parameter = node["param"]?.string else {
      context.report.error(
        "E540", "`extent` needs a `param`, the name that its result is used by", at: node.origin)
      return table
    }
    guard let values = values(node, name, in: table, context: &context) else { return table }
    let finite = values.measures.filter { !$0.isNaN }
    guard let low = finite.min(), let high = finite.max(), low.isFinite, high.isFinite else {
      context.parameters[parameter] = .undefined
      return table
    }
    context.parameters[parameter] = .array([.number(low), .number(high)])
    return table
  }
}
