/// Values sorted into a few classes, so that a map needs few colours.
struct ValueClasses: Sendable {
  enum Method: String, CaseIterable, Sendable { case equal, jenks, quantile }

  /// The lowest value of each class but the first, rising.
  let limits: [Double]
  /// The lowest and the highest value in each class.
  let ranges: [ClosedRange<Double>]
  /// How many classes lie below zero, where values of both signs are told apart there.
  let belowZero: Int

  var count: Int { ranges.count }

  /// Of the class of `value`, 0 for the lowest.
  func index(of value: Double) -> Int { limits.count { value >= $0 } }

  /// - Parameters:
  ///   - limits: the lowest values of the classes but the first; `nil` finds them.
  ///   - splitsAtZero: no class holds values of both signs.
  init(
    _ values: [Double], count: Int, method: Method, limits given: [Double]? = nil,
    splitsAtZero: Bool = false
  ) {
    let sorted = values.filter(\.isFinite).sorted()
    var limits: [Double]
    if let given {
      limits = given.sorted()
    } else if splitsAtZero, let first = sorted.first, let last = sorted.last, first < 0, last > 0 {
      let below = sorted.filter { $0 < 0 }
      let above = sorted.filter { $0 >= 0 }
      // Each side by its share of the values, one class at least.
      let share = Double(below.count) / Double(sorted.count) * Double(count)
      let low = min(max(Int(share.rounded()), 1), max(count - 1, 1))
      limits =
        Self.limits(below, low, method) + (above.first.map { [$0] } ?? [])
        + Self.limits(above, max(count - low, 1), method)
    } else {
      limits = Self.limits(sorted, count, method)
    }
    var ranges: [ClosedRange<Double>] = []
    var kept: [Double] = []
    var rest = sorted[...]
    // A class without values is none.
    for limit in limits + [.infinity] {
      let own = rest.prefix { $0 < limit }
      guard let low = own.first, let high = own.last else { continue }
      if !ranges.isEmpty { kept.append(low) }
      ranges.append(low...high)
      rest = rest.dropFirst(own.count)
    }
    limits = kept
    self.limits = limits
    self.ranges = ranges
    belowZero = splitsAtZero ? ranges.count { $0.upperBound < 0 } : 0
  }

  private static func limits(_ sorted: [Double], _ count: Int, _ method: Method) -> [Double] {
    let distinct = sorted.enumerated().filter {
      $0.offset == 0 || sorted[$0.offset - 1] != $0.element
    }
    .map(\.element)
    guard count > 1, distinct.count > 1, let first = sorted.first, let last = sorted.last else {
      return []
    }
    guard distinct.count > count else { return Array(distinct.dropFirst()) }
    switch method {
    case .equal:
      return (1..<count).map { first + (last - first) * Double($0) / Double(count) }
    case .jenks: return naturalBreaks(sorted, count)
    case .quantile:
      return (1..<count).map { sorted[min($0 * sorted.count / count, sorted.count - 1)] }
    }
  }

  /// Classes whose values lie closest to their own means.
  ///
  /// - Source: W. D. Fisher, "On grouping for maximum homogeneity", JASA 53 (1958), which G. Jenks
  ///   brought to maps.
  private static func naturalBreaks(_ sorted: [Double], _ count: Int) -> [Double] {
    // Of more than 600 values every so-manieth stands for its neighbours.
    let step = max(1, (sorted.count + 599) / 600)
    let values = stride(from: 0, to: sorted.count, by: step).map { sorted[$0] }
    guard values.count > count else { return Array(values.dropFirst()) }
    let n = values.count
    var sums = [0.0]
    var squares = [0.0]
    for value in values {
      sums.append(sums[sums.count - 1] + value)
      squares.append(squares[squares.count - 1] + value * value)
    }
    func scatter(_ start: Int, _ end: Int) -> Double {
      let sum = sums[end] - sums[start]
      return squares[end] - squares[start] - sum * sum / Double(end - start)
    }
    var best = (0...n).map { $0 == 0 ? 0 : scatter(0, $0) }
    var starts: [[Int]] = []
    for classes in 1..<count {
      var next = [Double](repeating: .infinity, count: n + 1)
      var from = [Int](repeating: 0, count: n + 1)
      for end in (classes + 1)...n {
        for start in classes..<end {
          let sum = best[start] + scatter(start, end)
          if sum < next[end] { (next[end], from[end]) = (sum, start) }
        }
      }
      best = next
      starts.append(from)
    }
    var limits: [Double] = []
    var end = n
    for from in starts.reversed() {
      end = from[end]
      limits.append(values[end])
    }
    return limits.reversed()
  }
}
