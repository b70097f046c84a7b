import Glibc

/// Points of a curve, more of them where it bends.
enum CurveSampling {
  /// A bend that is not worth another point, in radians: a tenth of a degree.
  private static let least = 0.1 * Double.pi / 180

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

  /// How far the direction to the middle is from that to the end.
  private static func bend(
    _ start: GroupedResult.Point, _ middle: GroupedResult.Point, _ end: GroupedResult.Point
  ) -> Double {
    abs(atan2(end.y - start.y, end.x - start.x) - atan2(middle.y - start.y, middle.x - start.x))
  }
}
