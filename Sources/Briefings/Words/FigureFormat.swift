import Indicators
import Scales

/// How the figures of an indicator are written on a page.
extension MeasureUnit {
  /// - Parameters:
  ///   - value: decides between `£57,573` and `£4.9bn`.
  ///   - decimals: instead of the unit's own.
  func format(for value: Double, decimals: Int? = nil) -> QuantityFormat {
    let isLarge = abs(value * scale) >= 1_000_000
    let isMoneyLike = prefix == "£" || scale > 1
    if isLarge && isMoneyLike {
      return QuantityFormat(
        prefix: prefix, suffix: suffixWithoutScale, decimals: decimals, scale: scale,
        isShortened: true)
    }
    return QuantityFormat(
      prefix: prefix, suffix: scale > 1 ? suffixWithoutScale : suffix,
      decimals: decimals ?? self.decimals, scale: scale)
  }

  func text(_ value: Double, decimals: Int? = nil) -> String {
    format(for: value, decimals: decimals).text(of: value)
  }

  /// Without the words behind it, for labels beside a chart that names its unit: `£48.29`.
  func shortText(_ value: Double, decimals: Int? = nil) -> String {
    var format = format(for: value, decimals: decimals)
    if format.suffix.hasPrefix(" ") { format.suffix = "" }
    return format.text(of: value)
  }

  /// A suffix of millions or billions is part of the number, not of the words behind it.
  private var suffixWithoutScale: String {
    ["m", "bn", "k", "tn"].contains(suffix) ? "" : suffix
  }

  /// The words behind a figure, without the blank before them; empty when the suffix is a sign.
  var wordBehind: String {
    suffix.hasPrefix(" ") ? String(suffix.dropFirst()) : ""
  }
}

/// How distances between figures are written.
extension MeasureUnit {
  /// Behind a distance between percentages.
  static let points = "\u{A0}points"

  /// Between percentages lie points: 72.0% is 3.7 points below 75.7%, and 4.9% below it.
  func differenceFormat(for value: Double, decimals: Int? = nil) -> QuantityFormat {
    var format = format(for: value, decimals: decimals)
    if code == "percent", format.suffix.hasPrefix("%") { format.suffix = MeasureUnit.points }
    if format.suffix.hasPrefix(" ") { format.suffix = "" }
    return format
  }
}

extension Indicator {
  /// A gap as it is told: in per cent where that says something, else in the unit.
  func distance(
    _ gap: Gap, decimals: Int? = nil
  ) -> (value: Double, format: QuantityFormat, isInUnit: Bool) {
    if relativeToComparator {
      return (gap.difference, unit.format(for: gap.difference, decimals: decimals), true)
    }
    guard let percent = gap.percent, unit.code != "percent" else {
      return (gap.difference, unit.differenceFormat(for: gap.difference, decimals: decimals), true)
    }
    return (percent, QuantityFormat(suffix: "%", decimals: decimals ?? 1), false)
  }
}

extension QuantityFormat {
  /// With `+` before what is above zero.
  var signed: QuantityFormat {
    var format = self
    format.isSigned = true
    return format
  }
}
