import Diagnostics

/// A typed figure that is held against a metric: `£4.5bn within 10%`.
struct Claim: Sendable {
  var text: String
  /// In the unit's own scale: pounds, per cent, people.
  var value: Double
  var isPercent: Bool
  /// As a share of `value`.
  var tolerance: Double
  var origin: Origin

  init?(_ written: Written, report: inout Report) {
    let parts = written.text.components(around: " within ")
    text = parts[0]
    origin = written.origin
    guard let quantity = Quantity(parts[0]), parts.count <= 2 else {
      report.error(
        "E123", "a claim should look like `£4.5bn within 10%`", at: written.origin)
      return nil
    }
    value = quantity.value
    isPercent = quantity.isPercent
    // Without a tolerance the figure has to agree to the last digit it shows.
    tolerance = value == 0 ? 0 : abs(quantity.precision / 2 / value)
    if parts.count == 2 {
      guard let margin = Quantity(parts[1]), margin.isPercent, margin.value >= 0 else {
        report.error("E123", "a tolerance should look like `within 10%`", at: written.origin)
        return nil
      }
      tolerance = margin.value / 100
    }
  }

  func agrees(with actual: Double) -> Bool {
    abs(actual - value) <= abs(value) * tolerance * (1 + 1e-9)
  }
}

/// A number as people write it: `£4.5bn`, `−13.3%`, `1,234`.
struct Quantity {
  var value: Double
  var isPercent: Bool
  var isMoney: Bool
  /// What one more of the last digit is worth.
  var precision: Double

  init?(_ text: String) {
    var rest = Substring(text.filter { $0 != "," && $0 != " " && $0 != "\u{A0}" })
    var sign = 1.0
    if let first = rest.first, "-−–".contains(first) {
      sign = -1
      rest = rest.dropFirst()
    }
    let isMoney = rest.first == "£"
    if isMoney { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    let scales: [(String, Double)] = [
      ("", 1), ("%", 1), ("k", 1e3), ("m", 1e6), ("bn", 1e9), ("tn", 1e12),
    ]
    guard let scale = scales.first(where: { $0.0 == rest.dropFirst(digits.count) }) else {
      return nil
    }
    // £12% is a slip, and no one can tell of which.
    if isMoney, scale.0 == "%" { return nil }
    value = sign * number * scale.1
    self.isMoney = isMoney
    isPercent = scale.0 == "%"
    let decimals = digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    precision = (0..<decimals).reduce(scale.1) { worth, _ in worth / 10 }
  }
}

extension String {
  /// The parts before and behind the first `separator`, or the whole.
  fileprivate func components(around separator: String) -> [String] {
    let bytes = Array(utf8)
    let wanted = Array(separator.utf8)
    guard bytes.count >= wanted.count else { return [self] }
    for index in 0...(bytes.count - wanted.count)
    where bytes[index..<index + wanted.count].elementsEqual(wanted) {
      return [
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + wanted.count)...], as: UTF8.self),
      ]
    }
    return [self]
  }
}
