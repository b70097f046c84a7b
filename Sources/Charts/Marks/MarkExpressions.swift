import Diagnostics
import Tables

/// Properties of marks given by expressions: `{"expr": "datum.b < 0 ? 'right' : 'left'"}`.
enum MarkExpressions {
  /// Puts constants in the mark's definition, and hands back what differs from row to row.
  static func evaluate(
    _ unit: inout Unit, _ scales: [Channel: ChartScale], _ context: inout Context
  ) -> [String: [Node]] {
    var environment = context.environment
    environment.scales = PlotScales(scales)
    evaluateValues(&unit, environment, &context)
    var byRow: [String: [Node]] = [:]
    for member in unit.mark.node.members ?? [] {
      guard let source = member.value.expressionText, let expression = context.expression(source)
      else { continue }
      do {
        let values = try expression.bound(
          to: unit.rows.asScriptSees, environment: environment
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

  /// Values of channels that ask for scales, now that there are some.
  private static func evaluateValues(
    _ unit: inout Unit, _ environment: ExpressionEnvironment, _ context: inout Context
  ) {
    for channel in Channel.allCases {
      guard let value = unit.encoding[channel]?.value, let source = value.expressionText,
        let expression = context.expression(source)
      else { continue }
      do {
        let result = try expression.evaluate(datum: .object([]), environment: environment)
        unit.encoding[channel]?.value = Node(result.datum, origin: source.origin)
      } catch {
        context.report.add(error.diagnostic("E530", at: source.origin))
        unit.encoding[channel]?.value = nil
      }
    }
  }
}
