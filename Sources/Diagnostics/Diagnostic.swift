/// One thing wrong with what the user gave: what, where, why and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, Comparable {
    case error
    case warning
    case note

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  }

  package var severity: Severity
  /// A letter and three digits that never change their meaning: `E101`, `W710`.
  package var code: String
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  package var place: Place?
  /// Printed behind the place: which column, which blocks use it.
  package var context: String
  /// Printed behind the carets: the mend, or a suggestion.
  package var label: String
  /// Printed below, each on a line of its own: why, and what else would help.
  package var notes: [String]

  package init(
    _ severity: Severity, _ code: String, _ message: String, at place: Place? = nil,
    context: String = "", label: String = "", notes: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.context = context
    self.label = label
    self.notes = notes
  }
}
