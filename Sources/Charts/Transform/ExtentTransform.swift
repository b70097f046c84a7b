import Diagnostics
import Tables

/// The least and the greatest value of a field, for expressions to ask.
enum ExtentTransform: Transform {
  static let name = "extent"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let values = values(node, "extent", in: table, context: &context),
      let parameter = node["param"]?.string
    else { return table }
    let measures = values.measures.filter { !$0.isNaN }
    guard let least = measures.min(), let greatest = measures.max() else { return table }
    context.parameters[parameter] = .array([.number(least), .number(greatest)])
    return table
  }
}
