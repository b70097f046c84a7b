import Glibc

let statisticsFunctions: [ExpressionFunction] = [
  distribution("cumulativeLogNormal") { value, mean, deviation in
    cumulativeNormal(log(value), mean, deviation)
  },
  distribution("cumulativeNormal") { cumulativeNormal($0, $1, $2) },
  uniform("cumulativeUniform") { value, low, high in
    value < low ? 0 : value > high ? 1 : (value - low) / (high - low)
  },
  distribution("densityLogNormal") { value, mean, deviation in
    guard value > 0 else { return 0 }
    let z = (log(value) - mean) / deviation
    return exp(-0.5 * z * z) / (deviation * (2 * Double.pi).squareRoot() * value)
  },
  distribution("densityNormal") { value, mean, deviation in
    let z = (value - mean) / deviation
    return exp(-0.5 * z * z) / (deviation * (2 * Double.pi).squareRoot())
  },
  uniform("densityUniform") { value, low, high in
    value >= low && value <= high ? 1 / (high - low) : 0
  },
  distribution("quantileLogNormal") { exp(quantileNormal($0, $1, $2)) },
  distribution("quantileNormal") { quantileNormal($0, $1, $2) },
  uniform("quantileUniform") { probability, low, high in
    probability >= 0 && probability <= 1 ? low + probability * (high - low) : .nan
  },
]

private func distribution(
  _ name: String, _ body: @escaping @Sendable (Double, Double, Double) -> Double
) -> ExpressionFunction {
  ExpressionFunction("\(name)(value, mean, deviation)", 1...3) {
    arguments, _ throws(ScriptFailure) in
    let mean = arguments[1].isTruthy ? arguments[1].number : 0
    let deviation = arguments[2].isNullish ? 1 : arguments[2].number
    return .number(body(arguments[0].number, mean, deviation))
  }
}

private func uniform(
  _ name: String, _ body: @escaping @Sendable (Double, Double, Double) -> Double
) -> ExpressionFunction {
  ExpressionFunction("\(name)(value, least, most)", 1...3) { arguments, _ throws(ScriptFailure) in
    // One bound alone is the upper one.
    let most = arguments.isUndefined(2) ? arguments[1] : arguments[2]
    let least = arguments.isUndefined(2) ? 0 : arguments[1].number
    return .number(body(arguments[0].number, least, most.isNullish ? 1 : most.number))
  }
}

/// - Source: G. West, Better Approximations to Cumulative Normal Functions (2009).
private func cumulativeNormal(_ value: Double, _ mean: Double, _ deviation: Double) -> Double {
  let z = (value - mean) / deviation
  return 0.5 * erfc(-z / 2.0.squareRoot())
}

/// - Source: the inverse error function by M. Giles, Approximating the erfinv function (2011),
///   sharpened by two steps of Newton's method.
private func quantileNormal(_ p: Double, _ mean: Double, _ deviation: Double) -> Double {
  guard p >= 0, p <= 1 else { return .nan }
  return mean + deviation * 2.0.squareRoot() * inverseError(2 * p - 1)
}

private func inverseError(_ x: Double) -> Double {
  guard abs(x) < 1 else { return abs(x) == 1 ? x * .infinity : .nan }
  let w = -log((1 - x) * (1 + x))
  let isCentral = w < 5
  let t = isCentral ? w - 2.5 : w.squareRoot() - 3
  let coefficients =
    isCentral
    ? [
      2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087,
      -0.00125372503,
      -0.00417768164, 0.246640727, 1.50140941,
    ]
    : [
      -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613,
      0.00943887047, 1.00167406, 2.83297682,
    ]
  var result = x * coefficients.dropFirst().reduce(coefficients[0]) { $0 * t + $1 }
  for _ in 0..<2 {
    let slope = 2 / Double.pi.squareRoot() * exp(-result * result)
    // In the tail the complement keeps its digits.
    let miss = x > 0 ? (1 - x) - erfc(result) : erfc(-result) - (1 + x)
    if slope > 0 { result -= (x > 0 ? miss : miss) / slope }
  }
  return result
}
