/// The interval that holds the mean with 95 % confidence, by drawing the sample again and again.
enum ConfidenceInterval {
  private static let draws = 1000

  /// - Returns: the 2.5 % and 97.5 % quantiles of the means of 1000 drawn samples; the same for
  ///   the same values, as the draws are seeded.
  static func ofMean(_ values: [Double]) -> (low: Double, high: Double) {
    guard let first = values.first else { return (.nan, .nan) }
    guard values.count > 1 else { return (first, first) }
    var random = SeededRandom()
    // Large samples are drawn from less often: their means hardly vary.
    let count = min(draws, max(100, 5_000_000 / values.count))
    let means = (0..<count).map { _ in
      var sum = 0.0
      for _ in values.indices { sum += values[Int(random.next(below: UInt64(values.count)))] }
      return sum / Double(values.count)
    }.sorted()
    return (Aggregates.quantile(means, 0.025), Aggregates.quantile(means, 0.975))
  }
}
