import Diagnostics
import Scales
import Tables

/// What an expression is allowed to do, and is seldom meant to.
extension Context {
  /// Warns of values too many, of names that stand for nothing, and of directives that no date has.
  mutating func review(_ expression: CompiledExpression, at origin: Origin) {
    for remark in expression.remarks {
      report.add(remark.diagnostic("W532", at: origin, severity: .warning))
    }
    let known = Set(parameters.keys).union(["width", "height"])
    for (slot, name) in expression.parameters.enumerated() where !known.contains(name) {
      let range = expression.program.range { node in
        if case .parameter(slot) = node.operation { true } else { false }
      }
      report.add(
        ExpressionError(
          "nothing is called `\(name)` here", at: range,
          label: nameLabel(name, known: known), notes: ["the row's values are `datum.…`"]
        ).diagnostic("W532", at: origin, severity: .warning))
    }
    for node in expression.program.nodes {
      guard case .call(let function, let arguments) = node.operation,
        ["timeFormat", "timeParse", "utcFormat", "utcParse"].contains(function.name),
        arguments.count > 1,
        case .literal(.string(let specifier)) = expression.program.nodes[arguments[1]].operation
      else { continue }
      reviewTimeFormat(
        specifier, at: origin.narrowed(to: node.range.lowerBound, node.range.upperBound))
    }
  }

  private func nameLabel(_ name: String, known: Set<String>) -> String {
    let label = suggestionLabel(name, known.sorted())
    return label.isEmpty ? "a field is written `datum.\(name)`" : label
  }

  /// Warns of fields that the rows do not have; without rows there is nothing to be wrong about.
  mutating func review(
    _ expression: CompiledExpression, fields names: [String], at origin: Origin
  ) {
    guard !names.isEmpty else { return }
    for (slot, field) in expression.fields.enumerated() where !names.contains(field) {
      let range = expression.program.range { node in
        if case .field(slot) = node.operation { true } else { false }
      }
      let shown = names.filter { !$0.hasPrefix("__") }
      report.add(
        ExpressionError(
          "no field `\(field)` in the data", at: range, label: suggestionLabel(field, shown),
          notes: ["fields here: \(shown.prefix(30).joined(separator: ", "))"]
        ).diagnostic("W542", at: origin, severity: .warning))
    }
  }

  mutating func reviewTimeFormat(_ specifier: String, at origin: Origin) {
    let unknown = TimeFormat(specifier, zone: .utc, locale: timeLocale).unknownDirectives
    guard !unknown.isEmpty else { return }
    let words = unknown.map { "`%\($0)`" }.joined(separator: ", ")
    report.warning(
      "W533", "\(words) is no directive of a time format", at: origin,
      label: "a percent sign is written %%",
      notes: ["such as %Y (year), %b (month), %d (day), %H:%M (time)"])
  }
}

extension ExpressionProgram {
  /// Where the first node that fits stands.
  func range(where fits: (Node) -> Bool) -> Range<Int> { nodes.first(where: fits)?.range ?? 0..<0 }
}
