import Glibc
import Scales

let scaleFunctions: [ExpressionFunction] = [
  ExpressionFunction("bandspace(count, paddingInner, paddingOuter)", 0...3) {
    arguments, _ throws(ScriptFailure) in
    func number(_ index: Int) -> Double { arguments[index].isTruthy ? arguments[index].number : 0 }
    return .number(
      BandScale.space(
        count: scriptWhole(number(0)), paddingInner: number(1), paddingOuter: number(2)))
  },
  ExpressionFunction("bandwidth(scale)", 1...2, readsScale: true) {
    arguments, run throws(ScriptFailure) in
    .number(try scales(run).bandwidth(arguments[0].text()) ?? 0)
  },
  ExpressionFunction("domain(scale)", 1...2, readsScale: true) {
    arguments, run throws(ScriptFailure) in
    try found(scales(run).domain(arguments[0].text()), arguments)
  },
  ExpressionFunction("invert(scale, value)", 2...3, readsScale: true) {
    arguments, run throws(ScriptFailure) in
    try found(scales(run).invert(arguments[0].text(), arguments[1]), arguments)
  },
  zoom("panLinear", takesParameter: false) { .linear($0) },
  zoom("panLog", takesParameter: false) { .log($0) },
  zoom("panPow", takesParameter: true) { .power($0) },
  zoom("panSymlog", takesParameter: true) { .symmetric($0) },
  ExpressionFunction("range(scale)", 1...2, readsScale: true) {
    arguments, run throws(ScriptFailure) in
    try found(scales(run).range(arguments[0].text()), arguments)
  },
  ExpressionFunction("scale(scale, value)", 2...3, readsScale: true) {
    arguments, run throws(ScriptFailure) in
    try found(scales(run).scale(arguments[0].text(), arguments[1]), arguments)
  },
  zoom("zoomLinear", takesParameter: false) { .linear($0) },
  zoom("zoomLog", takesParameter: false) { .log($0) },
  zoom("zoomPow", takesParameter: true) { .power($0) },
  zoom("zoomSymlog", takesParameter: true) { .symmetric($0) },
]

private func scales(_ run: ExpressionRun) throws(ScriptFailure) -> any ExpressionScales {
  guard let scales = run.environment.scales else {
    throw ScriptFailure(
      "there are no scales yet where this is worked out", mend: "use it in an axis, legend or mark")
  }
  return scales
}

private func found(
  _ value: ExpressionValue?, _ arguments: borrowing ExpressionArguments
) throws(ScriptFailure) -> ExpressionValue {
  guard let value else { throw ScriptFailure("there is no scale `\(arguments[0].text())`") }
  return value
}

/// Along which line a domain is moved.
private enum Line {
  case linear(Double)
  case log(Double)
  case power(Double)
  case symmetric(Double)

  func bend(_ value: Double, sign: Double) -> Double {
    switch self {
    case .linear: value
    case .log: Glibc.log(sign * value)
    case .power(let exponent): (value < 0 ? -1 : 1) * pow(abs(value), exponent)
    case .symmetric(let constant): (value < 0 ? -1 : 1) * log1p(abs(value / constant))
    }
  }

  func straighten(_ value: Double, sign: Double) -> Double {
    switch self {
    case .linear: value
    case .log: sign * exp(value)
    case .power(let exponent): (value < 0 ? -1 : 1) * pow(abs(value), 1 / exponent)
    case .symmetric(let constant): (value < 0 ? -1 : 1) * expm1(abs(value)) * constant
    }
  }
}

/// `pan…(domain, delta)` and `zoom…(domain, anchor, factor)`, each with an exponent or a constant.
private func zoom(
  _ name: String, takesParameter: Bool, _ line: @escaping @Sendable (Double) -> Line
) -> ExpressionFunction {
  let isPan = name.hasPrefix("pan")
  let count = (isPan ? 2 : 3) + (takesParameter ? 1 : 0)
  let signature =
    name + (isPan ? "(domain, delta" : "(domain, anchor, factor")
    + (takesParameter ? ", parameter)" : ")")
  return ExpressionFunction(signature, (isPan ? 2 : 3)...count) {
    arguments, _ throws(ScriptFailure) in
    guard case .array(let domain) = arguments[0], let first = domain.first, let last = domain.last
    else { throw ScriptFailure("`\(name)` takes a domain such as [0, 10]") }
    let parameter = arguments[count - 1]
    let line = line(takesParameter && parameter.isTruthy ? parameter.number : 1)
    let sign: Double = first.number < 0 ? -1 : 1
    let (low, high) = (line.bend(first.number, sign: sign), line.bend(last.number, sign: sign))
    let ends: (Double, Double)
    if isPan {
      let delta = (high - low) * arguments[1].number
      ends = (low - delta, high - delta)
    } else {
      let anchor =
        arguments[1].isNullish ? (low + high) / 2 : line.bend(arguments[1].number, sign: sign)
      let factor = arguments[2].number
      ends = (anchor + (low - anchor) * factor, anchor + (high - anchor) * factor)
    }
    return .array([
      .number(line.straighten(ends.0, sign: sign)), .number(line.straighten(ends.1, sign: sign)),
    ])
  }
}
