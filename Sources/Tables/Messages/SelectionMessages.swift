import Diagnostics

/// What is wrong with a selection.
extension Diagnostic {
  static func selectionSyntax(_ message: String, at origin: Origin, label: String = "")
    -> Diagnostic
  {
    Diagnostic(
      .error, "E209", message, at: origin.place, label: label,
      notes: ["a selection looks like: NAME where column = value and other in ('a b', c)"])
  }

  static func noRow(
    _ condition: String, at origin: Origin, didYouMean: String?, column: String, values: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "E210", "no row has \(condition)", at: origin.place,
      label: didYouMean.map { "did you mean \(writtenInSelection($0))?" } ?? "",
      notes: ["values of `\(column)`: \(listed(values.map { writtenInSelection($0) }))"])
  }

  static func noRowHasAll(_ conditions: String, at origin: Origin, in table: CSV) -> Diagnostic {
    Diagnostic(
      .error, "E210", "no row of \(table.source.name) has \(conditions)", at: origin.place,
      notes: ["each condition keeps some rows, but never the same ones"])
  }

  static func leavesNothingOut(
    _ condition: String, at origin: Origin, didYouMean: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning, "W234", "\(condition) leaves nothing out: no row has that value", at: origin.place,
      label: didYouMean.map { "did you mean \(writtenInSelection($0))?" } ?? "")
  }
}
