import Diagnostics

/// Areas, their levels and what they lie in: the United Kingdom, or whatever a folder describes.
package struct Geography: Sendable {
  package private(set) var areas: [Area]
  /// From the smallest areas to the largest.
  package private(set) var levels: [Level]
  package private(set) var aliases: [Alias]
  private var indexByCode: [String: Int]

  package struct Area: Hashable, Sendable {
    package var code: String
    /// As the publisher writes it: `St. Helens`, `Bristol, City of`.
    package var name: String
    /// Ids of levels; an area may be of several, as a unitary authority is.
    package var levels: [String]
    /// Codes of the areas it lies in.
    package var parents: [String]
    /// The first and last year it existed; `nil` where it is open.
    package var start: Int?
    package var end: Int?
  }

  package struct Level: Hashable, Sendable {
    package var id: String
    /// In a sentence: "combined authority", "combined authorities".
    package var name: String
    package var plural: String
    /// The levels that divide an area of this one into parts, the first that does.
    package var childLevels: [String]
  }

  /// A code that another can stand in for when it is not in the data.
  package struct Alias: Hashable, Sendable {
    package var code: String
    package var standsFor: String
    package var note: String
  }

  package init(areas: [Area], levels: [Level], aliases: [Alias]) {
    self.areas = areas
    self.levels = levels
    self.aliases = aliases
    indexByCode = Dictionary(
      areas.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func area(_ code: String) -> Area? {
    indexByCode[code].map { areas[$0] }
  }

  package func level(_ id: String) -> Level? { levels.first { $0.id == id } }
}
