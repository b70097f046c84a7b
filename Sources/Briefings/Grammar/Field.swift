import Diagnostics

/// One field that an object may have: what the grammar, its messages and its schema are made from.
package struct Field: Sendable {
  /// What may be written as its value.
  package indirect enum Kind: Sendable {
    case choice([String])
    case flag
    /// A list of objects with these fields.
    case list([Field])
    /// An object whose own grammar is told elsewhere, such as a Vega-Lite specification.
    case object
    case number(ClosedRange<Double>)
    /// A word, a number or a truth, read as text.
    case text
    case whole(ClosedRange<Int>)
    /// A text or a list of texts.
    case words
  }

  package var name: String
  package var summary: String
  package var kind: Kind
  package var isRequired: Bool

  package init(_ name: String, _ summary: String, _ kind: Kind = .text, required: Bool = false) {
    self.name = name
    self.summary = summary
    self.kind = kind
    isRequired = required
  }

  static let decimals = Field("decimals", "how many decimals are printed", .whole(0...10))
}

extension [Field] {
  /// In the order of the alphabet, as messages and the schema list them.
  func sortedByName() -> [Field] { sorted { $0.name < $1.name } }
}
