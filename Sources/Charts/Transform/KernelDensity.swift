import Glibc

/// The mean of bell curves over the values of a sample.
struct KernelDensity {
  private let support: [Double]
  let bandwidth: Double

  /// - Parameters: `support` is finite and not empty; a `bandwidth` of 0 is chosen from the data.
  init(_ support: [Double], bandwidth: Double) {
    self.support = support
    self.bandwidth = bandwidth > 0 ? bandwidth : Self.bandwidth(for: support)
  }

  /// - Source: D. W. Scott, Multivariate Density Estimation, 1992: the normal reference rule, by the
  ///   lesser of standard deviation and interquartile range.
  static func bandwidth(for values: [Double]) -> Double {
    let sorted = values.sorted()
    let first = Aggregates.quantile(sorted, 0.25)
    let range = (Aggregates.quantile(sorted, 0.75) - first) / 1.34
    let deviation = Aggregates.summary("stdev", of: values)
    let candidates = [min(deviation, range), deviation, abs(first), 1]
    let spread = candidates.first { $0 > 0 } ?? 1
    return 1.06 * spread * pow(Double(values.count), -0.2)
  }

  func density(at x: Double) -> Double {
    var sum = 0.0
    for value in support {
      let z = (x - value) / bandwidth
      sum += exp(-0.5 * z * z)
    }
    return sum / (2 * Double.pi).squareRoot() / bandwidth / Double(support.count)
  }

  /// The share of the area that lies left of `x`.
  func share(below x: Double) -> Double {
    var sum = 0.0
    for value in support {
      sum += 0.5 * erfc(-(x - value) / bandwidth / 2.0.squareRoot())
    }
    return sum / Double(support.count)
  }
}
