import Diagnostics
import Tables

/// Properties of marks given by expressions: `{"expr": "datum.b < 0 ? 'right' : 'left'"}`.
struct MarkExpressions {
  /// What differs from row to row.
  private(set) var properties: [String: [Node]] = [:]
  private(set) var values: [Channel: [Node]] = [:]

  /// Puts what all rows share in the mark's definition and in its channels.
  ///
  /// - Parameter size: of the plot, which expressions know as `width` and `height`.
  init(
    _ unit: inout Unit, _ scales: [Channel: ChartScale], size: PlotSize, _ context: inout Context
  ) {
    let members = unit.mark.node.members?.filter { $0.value.expressionText != nil } ?? []
    let channels = Channel.allCases.filter {
      unit.encoding[$0]?.value?.expressionText != nil
    }
    guard !members.isEmpty || !channels.isEmpty else { return }
    var environment = context.environment
    environment.scales = PlotScales(scales)
    environment.parameters["width"] = .number(size.width)
    environment.parameters["height"] = .number(size.height)
    let table = unit.rows.asScriptSees
    for member in members {
      guard let source = member.value.expressionText else { continue }
      let nodes = MarkExpressions.nodes(source, table, environment, &context)
      unit.mark.node = unit.mark.node.setting(member.key, to: nodes.first)
      if MarkExpressions.differ(nodes) { properties[member.key] = nodes }
    }
    for channel in channels {
      guard let source = unit.encoding[channel]?.value?.expressionText else { continue }
      let nodes = MarkExpressions.nodes(source, table, environment, &context)
      unit.encoding[channel]?.value = nodes.first
      if MarkExpressions.differ(nodes) { values[channel] = nodes }
    }
  }

  private static func differ(_ nodes: [Node]) -> Bool {
    nodes.first.map { first in nodes.contains { $0 != first } } ?? false
  }

  /// One value for each row; none, with a message, where the expression fails.
  private static func nodes(
    _ source: Node, _ table: DataTable, _ environment: ExpressionEnvironment,
    _ context: inout Context
  ) -> [Node] {
    guard let expression = context.expression(source) else { return [] }
    context.review(expression, fields: table.columns.map(\.name), at: source.origin)
    do {
      let values = try expression.bound(to: table, environment: environment).column()
      return (0..<values.count).map { Node(values[$0], origin: source.origin) }
    } catch {
      context.report.add(error.diagnostic("E530", at: source.origin))
      return []
    }
  }
}
