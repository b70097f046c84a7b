/// Numbers as people say them on a British page: `£4.5bn`, `13.3%`, `−2.1`, `1,234`.
package struct QuantityFormat: Hashable, Sendable {
  /// Stands before the number, behind the sign: `£`.
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

  private static let words: [(size: Double, word: String)] = [
    (1e6, "m"), (1e9, "bn"), (1e12, "tn"),
  ]

  /// - Returns: a dash for what is not a number.
  package func text(of value: Double) -> String {
    let value = value * scale
    guard value.isFinite else { return "–" }
    let amount = abs(value)
    let unit = isShortened ? shortening(of: amount) : (size: 1, word: "")
    let digits = grouped(rounded(amount / unit.size, isWhole: unit.word.isEmpty && isShortened))
    let isZero = !digits.utf8.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let sign = isZero ? "" : value < 0 ? "\u{2212}" : isSigned ? "+" : ""
    return sign + prefix + digits + unit.word + suffix
  }

  /// The largest word whose number is not below 1 once it is rounded: 999.96 million is £1bn.
  private func shortening(of amount: Double) -> (size: Double, word: String) {
    var unit = (size: 1.0, word: "")
    for candidate in Self.words {
      let shown = scriptNumber(of: rounded(amount / unit.size, isWhole: unit.word.isEmpty))
      guard amount >= candidate.size || shown * unit.size >= candidate.size else { break }
      unit = candidate
    }
    return unit
  }

  /// None from 100 up, one below 100, two below 1; zeros at the end left out.
  private func rounded(_ amount: Double, isWhole: Bool) -> String {
    if let decimals { return fixedText(of: amount, decimals: decimals) }
    if isWhole, amount >= 100 { return fixedText(of: amount, decimals: 0) }
    let places = amount < 1 && amount != 0 ? 2 : amount < 100 ? 1 : 0
    let text = fixedText(of: amount, decimals: places)
    return places == 0 ? text : trimmed(text)
  }

  private func grouped(_ digits: String) -> String {
    let whole = digits.prefix { $0 != "." }
    let fraction = digits.dropFirst(whole.count)
    // Beyond 1e21 a number is written with an exponent, which has nothing to group.
    guard whole.count > 3, whole.allSatisfy({ ("0"..."9").contains($0) }) else { return digits }
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text + fraction
  }
}

// MARK: Ranks

extension QuantityFormat {
  /// `8th`.
  package static func ordinal(_ rank: Int) -> String {
    let ending =
      switch (abs(rank % 100), abs(rank % 10)) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(rank)\(ending)"
  }

  /// `8th`, or `joint 6th`.
  package static func rank(_ rank: Int, isJoint: Bool) -> String {
    isJoint ? "joint \(ordinal(rank))" : ordinal(rank)
  }
}
