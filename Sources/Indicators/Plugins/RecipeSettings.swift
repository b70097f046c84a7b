package import Diagnostics
internal import Tables

extension Recipe {
  package enum Kind: String, CaseIterable, Sendable {
    case level
    case ratio
    case gap
    case change
    case index

    /// What may be written of it beside its columns.
    package var settings: [String] {
      switch self {
      case .level: []
      case .ratio: ["times"]
      case .gap: ["as"]
      case .change: ["as", "over"]
      case .index: ["base"]
      }
    }
  }

  /// What a recipe is told beside its columns, by a manifest or a briefing.
  package struct Settings: Hashable, Sendable {
    package private(set) var times = 1.0
    package private(set) var over = 1
    package private(set) var difference = Difference.percent
    /// Must be set for an index.
    package private(set) var base: String?

    package init() {}

    /// Takes a value.
    ///
    /// - Returns: what should stand there instead, when it does not fit.
    package mutating func take(_ node: Node, as name: String) -> String? {
      switch name {
      case "times":
        guard let number = node.number, number.isFinite else { return "a number" }
        times = number
      case "over":
        let whole = node.number.flatMap(Int.init(exactly:))
        guard let whole, (1...1000).contains(whole) else {
          return "a whole number from 1 to 1000"
        }
        over = whole
      case "as":
        guard let word = node.string.flatMap(Difference.init(rawValue:)) else {
          return "percent or difference"
        }
        difference = word
      default:
        let year = node.number.flatMap(Int.init(exactly:)).map(String.init)
        guard let period = Period(node.string ?? year ?? "") else { return "a period" }
        base = period.text
      }
      return nil
    }
  }

  /// `nil` when an index has no base.
  ///
  /// - Parameter column: the name of the column for a part such as `numerator`.
  package init?(
    _ kind: Kind, _ settings: Settings, low: String? = nil, high: String? = nil,
    column: (String) -> String
  ) {
    switch kind {
    case .level: self = .level(value: column("value"), low: low, high: high)
    case .ratio:
      self = .ratio(
        numerator: column("numerator"), denominator: column("denominator"), times: settings.times)
    case .gap: self = .gap(value: column("value"), as: settings.difference)
    case .change:
      self = .change(value: column("value"), over: settings.over, as: settings.difference)
    case .index:
      let value = column("value")
      guard let base = settings.base else { return nil }
      self = .index(value: value, base: base)
    }
  }
}
