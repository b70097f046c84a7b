/// Numbers as people say them on a British page: `£4.5bn`, `13.3%`, `−2.1`, `1,234`.
package struct QuantityFormat: Hashable, Sendable {
  /// Stands before the number: `£`.
  package var prefix: String
  /// Stands after it: `%`, ` per hour`.
  package var suffix: String
  /// How many decimals, always; `nil` for as many as the size of the number asks for.
  package var decimals: Int?
  /// What one unit of the value is worth: 1e6 for a column in £ million.
  package var scale: Double
  /// Whether large numbers are shortened to `m`, `bn` and `tn`.
  package var isShortened: Bool
  /// Whether a number above zero begins with `+`.
  package var isSigned: Bool

  package init(
    prefix: String = "", suffix: String = "", decimals: Int? = nil, scale: Double = 1,
    isShortened: Bool = false, isSigned: Bool = false
  ) {
    self.prefix = prefix
    self.suffix = suffix
    self.decimals = decimals
    self.scale = scale
    self.isShortened = isShortened
    self.isSigned = isSigned
  }

  package func text(of value: Double) -> String { "\(value)" }

  /// `8th`.
  package static func ordinal(_ rank: Int) -> String { "\(rank)" }

  /// `8th`, or `joint 6th`.
  package static func rank(_ rank: Int, isJoint: Bool) -> String { "\(rank)" }
}
