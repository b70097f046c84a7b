import Diagnostics

/// Variable parameters keep the value they start with; selections have nothing selected.
enum Parameters {
  static func read(_ node: Node?, context: inout Context) {
    for item in node?.items ?? [] {
      guard let name = item["name"]?.string else { continue }
      if item["select"] != nil {
        // Nothing is selected: an object without members.
        context.parameters[name] = .object([])
        continue
      }
      if let value = item["value"] {
        context.parameters[name] = ExpressionValue(.init(value))
      } else if let source = item["expr"], let expression = context.expression(source) {
        do {
          context.parameters[name] = try expression.evaluate(
            datum: .object([]), environment: context.environment)
        } catch {
          context.report.add(error.diagnostic("E530", at: source.origin))
        }
      } else {
        context.parameters[name] = .null
      }
    }
  }
}
