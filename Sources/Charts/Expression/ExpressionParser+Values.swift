import Diagnostics

// Literals, names, lists, objects and calls.
extension ExpressionParser {
  mutating func primary() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      try advance()
      return add(.literal(.number(value)), from: start, isConstant: true)
    case .text(let text):
      try advance()
      return add(.literal(.string(text)), from: start, isConstant: true)
    case .name(let name): return try named(name)
    case .sign("("):
      try advance()
      let inner = try expression()
      if token.isSign(",") {
        throw ExpressionError(
          "only one value can stand in brackets", at: token.range, label: "a list is [1, 2]")
      }
      try expect(")", "for the `(` before it")
      return inner
    case .sign("["): return try array()
    case .sign("{"): return try object()
    case .sign("/"):
      let (source, flags) = try tokens.pattern(at: start)
      let pattern = try regularExpression(source, flags: flags, at: start)
      try advance(from: tokens.index)
      return add(.literal(.pattern(pattern)), from: start, isConstant: true)
    case .sign, .end: throw unexpected(wanted: "a value")
    }
  }

  func regularExpression(_ source: String, flags: String, at start: Int)
    throws(ExpressionError) -> RegularExpression
  {
    do {
      return try RegularExpression(source, flags: flags)
    } catch {
      let offset = start + 1 + error.offset
      throw ExpressionError(error.message, at: offset..<offset + 1)
    }
  }

  mutating func named(_ name: String) throws(ExpressionError) -> Index {
    let range = token.range
    try advance()
    if token.isSign("(") { return try call(name, at: range) }
    switch name {
    case "true", "false":
      return add(.literal(.bool(name == "true")), from: range.lowerBound, isConstant: true)
    case "null": return add(.literal(.null), from: range.lowerBound, isConstant: true)
    case "datum": return add(.wholeDatum, from: range.lowerBound, isConstant: false)
    default: break
    }
    if let constant = ExpressionNames.constants[name] {
      return add(.literal(.number(constant)), from: range.lowerBound, isConstant: true)
    }
    if knownParameters?.contains(name) != true, let message = ExpressionNames.refused[name] {
      throw ExpressionError(message.what, at: range, label: message.mend)
    }
    if let knownParameters, !knownParameters.contains(name) {
      throw ExpressionNames.unknown(name, at: range, known: knownParameters)
    }
    let slot = parameterSlots[name] ?? program.parameters.count
    if slot == program.parameters.count {
      parameterSlots[name] = slot
      program.parameters.append(name)
    }
    return add(.parameter(slot), from: range.lowerBound, isConstant: true)
  }

  mutating func array() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    try advance()
    let items = try list(until: "]")
    return add(.array(items), from: start, isConstant: isConstant(items))
  }

  mutating func object() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    try advance()
    var members: [(name: String, value: Index)] = []
    while !token.isSign("}") {
      let name: String
      switch token.kind {
      case .name(let key), .text(let key): name = key
      case .number(let key): name = ExpressionValue.number(key).text()
      case .sign, .end: throw unexpected(wanted: "the name of a member")
      }
      try advance()
      try expect(":", "behind the name of a member")
      members.append((name, try expression()))
      guard token.isSign(",") else { break }
      try advance()
    }
    try expect("}", "for the `{` before it")
    return add(.object(members), from: start, isConstant: isConstant(members.map(\.value)))
  }

  /// Values behind commas; the closing sign is read as well.
  mutating func list(until close: String) throws(ExpressionError) -> [Index] {
    var items: [Index] = []
    while !token.isSign(close) {
      items.append(try expression())
      guard token.isSign(",") else { break }
      try advance()
    }
    try expect(close, "behind the last of these values")
    return items
  }

  mutating func call(_ name: String, at range: Range<Int>) throws(ExpressionError) -> Index {
    try advance()
    let arguments = try list(until: ")")
    guard let function = functionNamed(name) else {
      if let message = ExpressionNames.refused[name] {
        throw ExpressionError(message.what, at: range, label: message.mend)
      }
      let near = suggestion(for: name, among: expressionFunctions.map(\.name))
      throw ExpressionError(
        "there is no function `\(name)`", at: range,
        label: near.map { "did you mean `\($0)`?" } ?? "")
    }
    if let reason = function.unavailable {
      throw ExpressionError(
        "`\(name)` cannot be used here: \(reason.what)", at: range, label: reason.mend)
    }
    if !function.arity.contains(arguments.count) {
      let mistake = ExpressionError(
        "`\(name)` takes \(function.arityInWords), not \(arguments.count)",
        at: range.lowerBound..<previousEnd, label: function.signature)
      // JavaScript passes over what is too much, where Vega does not look itself.
      let isTooMuch = arguments.count > function.arity.upperBound
      guard isTooMuch, name != "clamp", name != "if" else { throw mistake }
      program.remarks.append(mistake)
    }
    if function.readsScale,
      case .literal(.string(let scale))? = arguments.first.map({ program.nodes[$0].operation })
    {
      if !program.scales.contains(scale) { program.scales.append(scale) }
    }
    if name == "if" {
      return add(
        .choose([(arguments[0], arguments[1])], otherwise: arguments[2]), from: range.lowerBound,
        isConstant: isConstant(arguments))
    }
    return add(
      .call(function, arguments), from: range.lowerBound, isConstant: isConstant(arguments))
  }
}
