import Diagnostics
import Scales
import Tables

/// The words of the classes of quantile, quantize, threshold and bin-ordinal scales.
enum ClassLabels {
  /// The lower ends of the classes; the first class of open scales begins nowhere.
  static func values(_ classes: Discretizer, _ scale: ChartScale) -> [Double] {
    classes.isClosedBelow
      ? Array(classes.thresholds.dropLast()) : [-Double.infinity] + classes.thresholds
  }

  /// With the decimals that tell the boundaries apart; equal steps are as fine as the axis of their
  /// domain would be.
  static func numberFormat(
    _ classes: Discretizer, _ scale: ChartScale, _ specifier: String?, context: Context
  ) -> NumberFormat? {
    if scale.type == .quantize, let low = scale.domain.first, let high = scale.domain.last {
      return try? NumberFormat.ticks(
        from: low, to: high, count: 5, specifier: specifier, locale: context.numberLocale)
    }
    return try? Discretizer.labelFormat(
      of: classes.thresholds, specifier: specifier, locale: context.numberLocale)
  }

  static func format(
    _ classes: Discretizer, _ scale: ChartScale, _ specifier: String?, context: Context
  ) -> (Datum) -> String {
    let format = numberFormat(classes, scale, specifier, context: context)
    func words(_ value: Double) -> String { format?.text(of: value) ?? value.javaScriptText }
    return { datum in
      let start = datum.asNumber
      let end = classes.thresholds.first { $0 > start }
      if start == -.infinity { return end.map { "< " + words($0) } ?? "" }
      guard let end else { return "≥ " + words(start) }
      return words(start) + " – " + words(end)
    }
  }
}
