import Diagnostics
import Tables

/// A new column from an expression.
enum CalculateTransform: Transform {
  static let name = "calculate"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let source = node["calculate"], let expression = context.expression(source) else {
      return table
    }
    guard let target = node["as"]?.string else {
      context.report.error(
        "E543", "`calculate` needs `as`, the name of its result", at: node.origin)
      return table
    }
    context.review(expression, fields: table.columns.map(\.name), at: source.origin)
    do {
      let column = try expression.bound(to: table.asScriptSees, environment: context.environment)
        .column()
      return table.setting(target, column)
    } catch {
      context.report.add(error.diagnostic("E530", at: source.origin))
      return table
    }
  }
}
