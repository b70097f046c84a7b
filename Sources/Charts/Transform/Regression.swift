import Glibc

/// A curve fitted to points by least squares.
struct Regression {
  enum Method: String, CaseIterable {
    case linear, exp, log, poly, pow, quad
  }

  /// In the order of their powers, or as the method's formula has them.
  let coefficients: [Double]
  /// The share of the variance that the curve explains.
  private(set) var rSquared = Double.nan
  private let curve: @Sendable (Double) -> Double

  func callAsFunction(_ x: Double) -> Double { curve(x) }

  /// - Parameters: `points` without NaN; `order` counts for a polynomial.
  init(_ method: Method, _ points: [GroupedResult.Point], order: Int) {
    let meanY = Aggregates.mean(points.map(\.y))
    switch method {
    case .linear:
      let (base, slope) = Self.line(points)
      coefficients = [base, slope]
      curve = { base + slope * $0 }
    case .log:
      let (base, slope) = Self.line(points.map { (Glibc.log($0.x), $0.y) })
      coefficients = [base, slope]
      curve = { base + slope * Glibc.log($0) }
    case .pow:
      let (base, power) = Self.line(points.map { (Glibc.log($0.x), Glibc.log($0.y)) })
      let factor = Glibc.exp(base)
      coefficients = [factor, power]
      curve = { factor * Glibc.pow($0, power) }
    case .exp:
      // Weighted by y, so that small values do not count for more than they are.
      let meanX = Aggregates.mean(points.map(\.x))
      func mean(_ term: (Double, Double) -> Double) -> Double {
        Aggregates.mean(points.map { term($0.x - meanX, $0.y) }) / meanY
      }
      let (base, rate) = Self.line(
        x: mean { $0 * $1 }, y: mean { $1 * Glibc.log($1) },
        xy: mean { $0 * $1 * Glibc.log($1) }, xx: mean { $0 * $0 * $1 })
      coefficients = [Glibc.exp(base - rate * meanX), rate]
      curve = { Glibc.exp(base + rate * ($0 - meanX)) }
    case .quad: (coefficients, curve) = Self.polynomial(points, order: 2)
    case .poly: (coefficients, curve) = Self.polynomial(points, order: order)
    }
    var (errors, total) = (0.0, 0.0)
    for point in points {
      let error = point.y - curve(point.x)
      errors += error * error
      total += (point.y - meanY) * (point.y - meanY)
    }
    rSquared = 1 - errors / total
  }

  /// How many points a fit must exceed.
  static func degrees(of method: Method, order: Int) -> Int {
    switch method {
    case .poly: order
    case .quad: 2
    case .linear, .exp, .log, .pow: 1
    }
  }

  private static func line(_ points: [GroupedResult.Point]) -> (base: Double, slope: Double) {
    line(
      x: Aggregates.mean(points.map(\.x)), y: Aggregates.mean(points.map(\.y)),
      xy: Aggregates.mean(points.map { $0.x * $0.y }),
      xx: Aggregates.mean(points.map { $0.x * $0.x }))
  }

  /// From the means of the values, of their product and of the square.
  static func line(x: Double, y: Double, xy: Double, xx: Double) -> (base: Double, slope: Double) {
    let spread = xx - x * x
    let slope = abs(spread) < 1e-24 ? 0 : (xy - x * y) / spread
    return (y - slope * x, slope)
  }

  private static func polynomial(_ points: [GroupedResult.Point], order: Int)
    -> ([Double], @Sendable (Double) -> Double)
  {
    // About the middle of the points, where the powers stay small.
    let meanX = Aggregates.mean(points.map(\.x))
    let meanY = Aggregates.mean(points.map(\.y))
    let count = order + 1
    var powerSums = Array(repeating: 0.0, count: 2 * order + 1)
    var rightSide = Array(repeating: 0.0, count: count)
    for point in points {
      var power = 1.0
      for exponent in powerSums.indices {
        powerSums[exponent] += power
        if exponent < count { rightSide[exponent] += power * (point.y - meanY) }
        power *= point.x - meanX
      }
    }
    let matrix = (0..<count).map { row in (0..<count).map { powerSums[row + $0] } }
    let solution = solve(matrix, rightSide)
    return (
      shifted(solution, by: -meanX, up: meanY),
      { x in meanY + solution.reversed().reduce(0) { $0 * (x - meanX) + $1 } }
    )
  }

  /// Gauss elimination with the largest pivot first.
  private static func solve(_ matrix: [[Double]], _ rightSide: [Double]) -> [Double] {
    var (matrix, right) = (matrix, rightSide)
    let count = right.count
    for column in 0..<count {
      let pivot =
        (column..<count).max { abs(matrix[$0][column]) < abs(matrix[$1][column]) } ?? column
      matrix.swapAt(column, pivot)
      right.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) {
        let factor = matrix[row][column] / matrix[column][column]
        for place in column..<count { matrix[row][place] -= factor * matrix[column][place] }
        right[row] -= factor * right[column]
      }
    }
    var solution = Array(repeating: 0.0, count: count)
    for row in (0..<count).reversed() {
      var rest = right[row]
      for place in (row + 1)..<max(count, row + 1) { rest -= matrix[row][place] * solution[place] }
      solution[row] = rest / matrix[row][row]
    }
    return solution
  }

  /// The coefficients of `p(x + shift) + up`.
  private static func shifted(_ coefficients: [Double], by shift: Double, up: Double) -> [Double] {
    // Horner's scheme, with polynomials for the sums.
    var result: [Double] = []
    for coefficient in coefficients.reversed() {
      var next = [0] + result
      for index in result.indices { next[index] += shift * result[index] }
      next[0] += coefficient
      result = next
    }
    if !result.isEmpty { result[0] += up }
    return result
  }
}
