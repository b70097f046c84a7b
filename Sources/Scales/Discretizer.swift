/// Numbers to one of a few classes: quantile, quantize, threshold and bin-ordinal scales.
package struct Discretizer: Hashable, Sendable {
  /// Ascending; class `i` begins at `thresholds[i - 1]`.
  package var thresholds: [Double]

  package init(thresholds: [Double]) { self.thresholds = thresholds }

  package var classCount: Int { thresholds.count + 1 }

  /// `count` classes of equal width.
  package static func quantize(_ domain: ClosedRange<Double>, count: Int) -> Discretizer {
    Discretizer(thresholds: [])
  }

  /// `count` classes with equally many of `values`.
  package static func quantile(_ values: [Double], count: Int) -> Discretizer {
    Discretizer(thresholds: [])
  }

  /// The class of `value`; `nil` for NaN.
  package func classIndex(of value: Double) -> Int? { nil }
}
