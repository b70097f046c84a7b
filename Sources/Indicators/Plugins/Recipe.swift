package import Diagnostics
package import Tables

/// A computation without code, run by the host.
///
/// There is no expression language: past these five kinds a metric is a program.
package enum Recipe: Hashable, Sendable {
  /// A column as it is, with its interval if it has one.
  case level(value: String, low: String?, high: String?)
  case ratio(numerator: String, denominator: String, times: Double)
  /// The distance from the comparator.
  case gap(value: String, as: Difference)
  /// The change over a number of periods.
  case change(value: String, over: Int, as: Difference)
  /// 100 in the base period.
  case index(value: String, base: String)

  package enum Difference: String, Hashable, Sendable, CaseIterable {
    case percent
    case difference
  }

  /// The columns it reads, in their order.
  package var inputs: [String] {
    switch self {
    case .level(let value, let low, let high): [value] + [low, high].compactMap { $0 }
    case .ratio(let numerator, let denominator, _): [numerator, denominator]
    case .gap(let value, _), .change(let value, _, _), .index(let value, _): [value]
    }
  }

  package var kind: String {
    let kind: Kind =
      switch self {
      case .level: .level
      case .ratio: .ratio
      case .gap: .gap
      case .change: .change
      case .index: .index
      }
    return kind.rawValue
  }
}
