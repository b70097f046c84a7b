/// Locally weighted regression: at each point a line through its neighbours, the near ones and those
/// that fit counting for more.
///
/// - Source: W. S. Cleveland, JASA 74 (1979), 829–836, with two rounds of robust weights.
enum Loess {
  private static let rounds = 2
  private static let epsilon = 1e-12

  /// A point for each different x, from left to right.
  ///
  /// - Parameters: `points` are finite; `bandwidth` is the share of them that counts as near.
  static func line(through points: [GroupedResult.Point], bandwidth: Double)
    -> [GroupedResult.Point]
  {
    let points = points.stableSorted { $0.x < $1.x }
    let meanX = Aggregates.mean(points.map(\.x))
    let meanY = Aggregates.mean(points.map(\.y))
    let xs = points.map { $0.x - meanX }
    let ys = points.map { $0.y - meanY }
    let near = min(xs.count, max(2, Int(bandwidth * Double(xs.count))))
    guard near > 0 else { return [] }
    var fitted = ys
    var trust = Array(repeating: 1.0, count: xs.count)
    for round in 0...rounds {
      fit(xs, ys, trust: trust, near: near, into: &fitted)
      guard round < rounds else { break }
      let residuals = zip(ys, fitted).map { abs($0 - $1) }
      let median = Aggregates.quantile(residuals.sorted(), 0.5)
      if abs(median) < epsilon { break }
      trust = residuals.map { residual in
        let ratio = residual / (6 * median)
        // Not zero, so that a window of outliers still has a line.
        return ratio >= 1 ? epsilon : (1 - ratio * ratio) * (1 - ratio * ratio)
      }
    }
    return merged(xs, fitted).map { ($0.x + meanX, $0.y + meanY) }
  }

  private static func fit(
    _ xs: [Double], _ ys: [Double], trust: [Double], near: Int, into fitted: inout [Double]
  ) {
    var (first, last) = (0, near - 1)
    for index in xs.indices {
      let x = xs[index]
      let edge = x - xs[first] > xs[last] - x ? first : last
      let reach = abs(xs[edge] - x)
      let scale = 1 / (reach == 0 ? 1 : reach)
      var (weights, sumX, sumY, sumXY, sumXX) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for other in first...last {
        let distance = abs(x - xs[other]) * scale
        let closeness = 1 - distance * distance * distance
        let weight = closeness * closeness * closeness * trust[other]
        let weightedX = xs[other] * weight
        weights += weight
        sumX += weightedX
        sumY += ys[other] * weight
        sumXY += ys[other] * weightedX
        sumXX += xs[other] * weightedX
      }
      let line = Regression.line(
        x: sumX / weights, y: sumY / weights, xy: sumXY / weights, xx: sumXX / weights)
      fitted[index] = line.base + line.slope * x
      // The window moves on while the next point is no farther than the first.
      let target = index + 1
      while last + 1 < xs.count, target < xs.count, target > first,
        xs[last + 1] - xs[target] <= xs[target] - xs[first]
      {
        first += 1
        last += 1
      }
    }
  }

  /// Points of one x as their mean.
  private static func merged(_ xs: [Double], _ ys: [Double]) -> [GroupedResult.Point] {
    var line: [GroupedResult.Point] = []
    var count = 0.0
    for (x, y) in zip(xs, ys) {
      if let last = line.last, last.x == x {
        count += 1
        line[line.count - 1].y += (y - last.y) / (count + 1)
      } else {
        count = 0
        line.append((x, y))
      }
    }
    return line
  }
}
