package import Diagnostics

/// What is wrong in an expression, and where.
package struct ExpressionError: Error, Hashable, Sendable {
  /// In one sentence without a full stop.
  package var message: String
  /// In bytes of the expression's text.
  package var start: Int
  package var end: Int
  /// The mend, or a suggestion.
  package var label: String
  package var notes: [String]

  package init(
    _ message: String, at range: Range<Int>, label: String = "", notes: [String] = []
  ) {
    self.message = message
    start = range.lowerBound
    end = range.upperBound
    self.label = label
    self.notes = notes
  }

  /// - Parameter origin: where the text of the expression stands, quotes included.
  package func diagnostic(
    _ code: String, at origin: Origin, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      severity, code, message, at: origin.narrowed(to: start, end).place, label: label, notes: notes
    )
  }
}
