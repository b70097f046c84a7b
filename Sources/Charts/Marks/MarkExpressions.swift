import Diagnostics
import Tables

/// Properties of marks given by expressions: `{"expr": "datum.b < 0 ? 'right' : 'left'"}`.
enum MarkExpressions {
  /// Puts constants in the mark's definition, and hands back what differs from row to row.
  static func evaluate(_ unit: inout Unit, _ context: inout Context) -> [String: [Node]] {
    var byRow: [String: [Node]] = [:]
    for member in unit.mark.node.members ?? [] {
      guard let source = member.value.expressionText, let expression = context.expression(source)
      else { continue }
      do {
        let values = try expression.bound(
          to: unit.rows.asScriptSees, environment: context.environment
        ).column()
        let nodes = (0..<values.count).map { Node(values[$0], origin: source.origin) }
        unit.mark.node = unit.mark.node.setting(member.key, to: nodes.first)
        if let first = nodes.first, nodes.contains(where: { $0 != first }) {
          byRow[member.key] = nodes
        }
      } catch {
        context.report.add(error.diagnostic("E530", at: source.origin))
        unit.mark.node = unit.mark.node.setting(member.key, to: nil)
      }
    }
    return byRow
  }
}
