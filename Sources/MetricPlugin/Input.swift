/// A column of numbers that a metric needs, declared as a stored property.
public struct Input: Sendable, Hashable {
  /// How a missing region or nation is made of its children.
  public enum Aggregate: Sendable, Hashable {
    /// It is not: only published rows count.
    case none
    /// The sum of the children, if all are there.
    case sum
    /// The mean of the children, weighted by another column, if all are there.
    case weighted(by: String)
  }

  /// The name in the briefing's `from:`: small letters, digits and underscores.
  public var column: String
  /// The unit the numbers must have; `nil` takes any.
  public var unit: Unit?
  /// How a missing region or nation is made of its children.
  public var aggregate: Aggregate
  /// Without it the metric cannot be computed.
  public var isRequired: Bool
  /// What to put here, for the person who writes the briefing.
  public var label: String

  /// A column of numbers.
  ///
  /// - Parameter unit: the unit the numbers must have; `nil` takes any.
  public static func number(
    _ column: String, _ unit: Unit? = nil, aggregate: Aggregate = .none, required: Bool = true,
    label: String = ""
  ) -> Input {
    Input(
      column: column, unit: unit, aggregate: aggregate, isRequired: required, label: label)
  }
}
