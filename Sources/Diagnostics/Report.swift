/// The diagnostics of one run, gathered so that all problems are shown at once.
package struct Report: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many were dropped because the same code had been reported very often.
  package private(set) var dropped: [String: Int] = [:]

  private var countByCode: [String: Int] = [:]
  private var seen: Set<Diagnostic> = []

  /// More of one kind than anyone reads are counted, not kept.
  private static let mostOfOneCode = 50

  package init() {}

  package mutating func add(_ diagnostic: Diagnostic) {
    guard seen.insert(diagnostic).inserted else { return }
    countByCode[diagnostic.code, default: 0] += 1
    guard countByCode[diagnostic.code]! <= Self.mostOfOneCode else {
      seen.remove(diagnostic)
      dropped[diagnostic.code, default: 0] += 1
      return
    }
    diagnostics.append(diagnostic)
  }

  package mutating func add(contentsOf other: Report) {
    for diagnostic in other.diagnostics { add(diagnostic) }
    for (code, count) in other.dropped { dropped[code, default: 0] += count }
  }

  package mutating func error(
    _ code: String, _ message: String, at origin: Origin? = nil, context: String = "",
    label: String = "", notes: [String] = []
  ) {
    add(
      Diagnostic(
        .error, code, message, at: origin?.place, context: context, label: label, notes: notes))
  }

  package mutating func warning(
    _ code: String, _ message: String, at origin: Origin? = nil, context: String = "",
    label: String = "", notes: [String] = []
  ) {
    add(
      Diagnostic(
        .warning, code, message, at: origin?.place, context: context, label: label, notes: notes))
  }

  /// Something the reader should know that is not wrong: an alias used, a default taken.
  package mutating func note(
    _ code: String, _ message: String, at origin: Origin? = nil, notes: [String] = []
  ) {
    add(Diagnostic(.note, code, message, at: origin?.place, notes: notes))
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  package var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }

  /// By place; those without a place come last, in the order they were found.
  package var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      switch (left.element.place, right.element.place) {
      case (let a?, let b?) where a != b: a < b
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// Every warning as an error, as `--strict` wants it.
  package func strict() -> Report {
    var report = self
    for index in report.diagnostics.indices where report.diagnostics[index].severity == .warning {
      report.diagnostics[index].severity = .error
    }
    return report
  }
}
