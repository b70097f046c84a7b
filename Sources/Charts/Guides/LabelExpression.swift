import Diagnostics
import Tables

/// `labelExpr`: the words of a label from its value and its usual words.
enum LabelExpression {
  static func labels(
    _ source: Node, _ values: [Datum], _ labels: [String], _ context: inout Context
  ) -> [String] {
    guard let expression = context.expression(source) else { return labels }
    context.review(expression, fields: ["label", "value", "index"], at: source.origin)
    let last = Double(max(values.count - 1, 1))
    do {
      return try values.indices.map { index in
        let datum = ExpressionValue.object([
          .init("value", ExpressionValue(values[index])), .init("label", .string(labels[index])),
          .init("index", .number(Double(index) / last)),
        ])
        let value = try expression.evaluate(datum: datum, environment: context.environment)
        switch value.datum {
        case .array(let lines):
          return lines.map(\.asText).joined(separator: String(TextLines.separator))
        case .null: return ""
        case let datum: return datum.asText
        }
      }
    } catch let error as ExpressionError {
      context.report.add(error.diagnostic("E530", at: source.origin))
    } catch {}
    return labels
  }
}
