import Glibc

/// Points of a curve, more of them where it bends.
enum CurveSampling {
  /// A bend that is not worth another point, in radians: half a degree.
  private static let least = 0.5 * Double.pi / 180

  /// From `least` equal steps up to `most`; exactly these when the two are one.
  static func points(
    over extent: ClosedRange<Double>, least steps: Int, most: Int, of curve: (Double) -> Double
  ) -> [GroupedResult.Point] {
    let most = max(steps, most)
    let span = extent.upperBound - extent.lowerBound
    func point(_ x: Double) -> GroupedResult.Point { (x, curve(x)) }
    func point(atStep step: Int) -> GroupedResult.Point {
      point(extent.lowerBound + Double(step) / Double(steps) * span)
    }
    var points = [point(extent.lowerBound)]
    guard steps < most else {
      for step in 1..<max(1, steps) { points.append(point(atStep: step)) }
      points.append(point(extent.upperBound))
      return points
    }
    // What is still to be visited, the next point at the end.
    var ahead = [point(extent.upperBound)]
    for step in (1..<max(1, steps)).reversed() { ahead.append(point(atStep: step)) }
    let finest = span / Double(most)
    // Bends are seen in a square picture of the curve.
    let (scaleX, scaleY) = (1 / span, 1 / height(of: points + ahead))
    func bend(
      _ start: GroupedResult.Point, _ middle: GroupedResult.Point, _ end: GroupedResult.Point
    )
      -> Double
    {
      let whole = atan2(scaleY * (end.y - start.y), scaleX * (end.x - start.x))
      let half = atan2(scaleY * (middle.y - start.y), scaleX * (middle.x - start.x))
      return abs(whole - half)
    }
    var here = points[0]
    while let next = ahead.last {
      let middle = point((here.x + next.x) / 2)
      if middle.x - here.x >= finest, bend(here, middle, next) > least,
        points.count + ahead.count <= Limits.ticks * 2
      {
        ahead.append(middle)
      } else {
        here = next
        points.append(next)
        ahead.removeLast()
      }
    }
    return points
  }

  private static func height(of points: [GroupedResult.Point]) -> Double {
    let ys = points.map(\.y).filter(\.isFinite)
    return (ys.max() ?? 0) - (ys.min() ?? 0)
  }
}
