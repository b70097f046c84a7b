/// Numbers to one of a few classes: quantile, quantize, threshold and bin-ordinal scales.
package struct Discretizer: Hashable, Sendable {
  /// Ascending; a value equal to a threshold belongs to the class above.
  package var thresholds: [Double]
  /// Whether the first threshold begins the first class, so that what lies below has none.
  package var isClosedBelow: Bool

  package init(thresholds: [Double], isClosedBelow: Bool = false) {
    self.thresholds = thresholds
    self.isClosedBelow = isClosedBelow
  }

  /// `count` classes of equal width.
  package static func quantize(from start: Double, to end: Double, count: Int) -> Discretizer {
    let last = max(count, 1) - 1
    return Discretizer(
      thresholds: (0..<last).map { index in
        (Double(index + 1) * end - Double(index - last) * start) / Double(last + 1)
      })
  }

  /// `count` classes with equally many of `values`, missing ones left out.
  package static func quantile(_ values: [Double], count: Int) -> Discretizer {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard count > 1, !sorted.isEmpty else { return Discretizer(thresholds: []) }
    return Discretizer(
      thresholds: (1..<count).map { Scales.quantile(sorted, Double($0) / Double(count)) })
  }

  /// Classes between `boundaries`; the last one holds what lies above as well.
  package static func bins(_ boundaries: [Double]) -> Discretizer {
    Discretizer(thresholds: boundaries, isClosedBelow: true)
  }

  package var classCount: Int {
    max(isClosedBelow ? thresholds.count - 1 : thresholds.count + 1, 0)
  }

  /// The class of `value`; `nil` for NaN and below the first bin.
  ///
  /// - Returns: for bins as many as `classCount` above the last boundary, where Vega begins its
  ///   range again.
  package func classIndex(of value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    var low = 0
    var high = thresholds.count
    while low < high {
      let middle = (low + high) / 2
      if value < thresholds[middle] { high = middle } else { low = middle + 1 }
    }
    let index = isClosedBelow ? low - 1 : low
    return index >= 0 ? index : nil
  }

  /// The format of labels at `values` with the decimals that tell them apart (Vega
  /// `thresholdFormat`).
  package static func labelFormat(
    of values: [Double], specifier: String? = nil, locale: NumberLocale = .enUS
  ) throws(FormatError) -> NumberFormat {
    let gaps = zip(values.dropFirst(), values).map { $0 - $1 }
    let smallest = gaps.min() ?? values.first ?? 1
    return try NumberFormat.ticks(
      from: 0, to: smallest, count: 30, specifier: specifier, locale: locale)
  }
}

/// The value below which the share `p` of `sorted` lies (R's type 7).
///
/// - Returns: NaN for no values.
package func quantile(_ sorted: [Double], _ p: Double) -> Double {
  guard let first = sorted.first, let last = sorted.last, !p.isNaN else { return .nan }
  if p <= 0 || sorted.count < 2 { return first }
  if p >= 1 { return last }
  let position = Double(sorted.count - 1) * p
  let index = Int(position)
  guard index + 1 < sorted.count else { return last }
  return sorted[index] + (sorted[index + 1] - sorted[index]) * (position - Double(index))
}
