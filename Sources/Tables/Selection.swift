package import Diagnostics

/// A table by its name or path, and the rows of it that are wanted:
/// `ca where indicator = gva_per_job and year in (2022, 2023)`.
package struct Selection: Sendable {
  package var name: Located
  /// All must hold.
  package var conditions: [Condition]

  /// A word of the selection and where it was written.
  package struct Located: Sendable {
    package var text: String
    package var origin: Origin

    package init(_ text: String, origin: Origin = .builtIn) {
      self.text = text
      self.origin = origin
    }
  }

  package struct Condition: Sendable {
    package var column: Located
    package var comparison: Comparison
    /// At least one; exactly one unless the comparison is with a list.
    package var values: [Located]

    package init(column: Located, comparison: Comparison, values: [Located]) {
      self.column = column
      self.comparison = comparison
      self.values = values
    }
  }

  package enum Comparison: Hashable, Sendable {
    case isOneOf
    case isNoneOf
  }

  package init(name: Located, conditions: [Condition] = []) {
    self.name = name
    self.conditions = conditions
  }
}
