package import Diagnostics

/// What a plugin's `plugin.json` says.
package struct Manifest: Sendable {
  package enum Method: Sendable {
    /// The program, relative to the folder, and its arguments.
    case run([String])
    case recipe(Recipe)
  }

  package struct Input: Hashable, Sendable {
    package enum Aggregate: Hashable, Sendable {
      case none
      case sum
      case weighted(by: String)
    }

    package var column: String
    /// `nil` takes any unit.
    package var unit: MeasureUnit?
    package var aggregate: Aggregate
    package var isRequired: Bool
    package var label: String

    package init(
      column: String, unit: MeasureUnit? = nil, aggregate: Aggregate = .none,
      isRequired: Bool = true, label: String = ""
    ) {
      self.column = column
      self.unit = unit
      self.aggregate = aggregate
      self.isRequired = isRequired
      self.label = label
    }
  }

  package struct Param: Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case integer
      case number
      case text
      case boolean
    }

    package var name: String
    package var kind: Kind
    package var defaultValue: Node?
    package var min: Double?
    package var max: Double?
    package var choices: [Node]
    package var label: String
  }

  package struct Limits: Hashable, Sendable {
    package var seconds = 10
    package var megabytes = 1024
    package var processes = 1

    package init() {}
  }

  package var id: String
  package var version: String
  package var title: String
  package var summary = ""
  package var methodURL: String?
  package var authors: [String] = []
  package var licence = ""
  package var protocols: [Int] = [1]
  package var method: Method
  package var unit: MeasureUnit
  package var better: Polarity
  package var relativeToComparator = false
  package var inputs: [Input] = []
  package var params: [Param] = []
  package var hasCategories = false
  package var periodFormat: String?
  package var geographyLevels: [String] = []
  package var limits = Limits()
  package var reads: [String] = []
}
