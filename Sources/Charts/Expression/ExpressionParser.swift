/// Reads an expression: JavaScript's operators, literals and members, and calls of known functions.
struct ExpressionParser {
  var tokens: ExpressionTokenizer
  var token = ExpressionToken(kind: .end, range: 0..<0)
  var previousEnd = 0
  var program = ExpressionProgram()
  var depth = 0
  let knownParameters: Set<String>?
  var slots: [String: Int] = [:]
  var parameterSlots: [String: Int] = [:]

  typealias Index = ExpressionProgram.Index

  static func parse(_ source: String, parameters: [String]?) throws(ExpressionError)
    -> ExpressionProgram
  {
    guard source.utf8.count <= Limits.expression else {
      throw ExpressionError(Limits.expressionTooLong, at: 0..<1)
    }
    var parser = ExpressionParser(source, parameters: parameters)
    return try parser.wholeProgram()
  }

  private init(_ source: String, parameters: [String]?) {
    tokens = ExpressionTokenizer(source)
    knownParameters = parameters.map(Set.init)
  }

  mutating func wholeProgram() throws(ExpressionError) -> ExpressionProgram {
    try advance()
    guard token.kind != .end else { throw ExpressionError("the expression is empty", at: 0..<0) }
    program.root = try expression()
    guard token.kind == .end else { throw unexpected() }
    return program
  }

  // MARK: Operators

  mutating func expression() throws(ExpressionError) -> Index {
    try enter()
    defer { depth -= 1 }
    let start = token.range.lowerBound
    let first = try or()
    guard token.isSign("?") else { return first }
    var branches: [(test: Index, value: Index)] = []
    var otherwise = first
    while token.isSign("?") {
      try advance()
      let value = try expression()
      try expect(":", "between the two values of `?`")
      branches.append((otherwise, value))
      otherwise = try or()
    }
    let isConstant = isConstant(branches.flatMap { [$0.test, $0.value] } + [otherwise])
    return add(.choose(branches, otherwise: otherwise), from: start, isConstant: isConstant)
  }

  mutating func or() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var parts = [try and()]
    while try skipSign("||", word: "or") { parts.append(try and()) }
    return parts.count == 1
      ? parts[0] : add(.any(parts), from: start, isConstant: isConstant(parts))
  }

  mutating func and() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var parts = [try binary(rank: 3)]
    while try skipSign("&&", word: "and") { parts.append(try binary(rank: 3)) }
    return parts.count == 1
      ? parts[0] : add(.all(parts), from: start, isConstant: isConstant(parts))
  }

  /// Operators of `rank` and above, the tighter ones first.
  mutating func binary(rank least: Int) throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var left = try unary()
    while let rank = binaryOperator?.rank, rank >= least {
      var rest: [(BinaryOperator, Index)] = []
      while let next = binaryOperator, next.rank == rank {
        try advance()
        rest.append((next, try binary(rank: rank + 1)))
      }
      let isConstant = isConstant([left] + rest.map(\.1))
      left =
        rest.count == 1
        ? add(.binary(rest[0].0, left, rest[0].1), from: start, isConstant: isConstant)
        : add(.chain(left, rest), from: start, isConstant: isConstant)
    }
    return left
  }

  var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .sign(let sign): BinaryOperator(rawValue: sign)
    case .name("in"): .isIn
    default: nil
    }
  }

  mutating func unary() throws(ExpressionError) -> Index {
    guard case .sign(let sign) = token.kind, ["+", "-", "~", "!"].contains(sign) else {
      return try members()
    }
    try enter()
    defer { depth -= 1 }
    let start = token.range.lowerBound
    try advance()
    let operand = try unary()
    let isConstant = program.nodes[operand].isConstant
    if sign == "-", case .literal(.number(let value)) = program.nodes[operand].operation {
      return add(.literal(.number(-value)), from: start, isConstant: true)
    }
    let operation: ExpressionProgram.Operation =
      switch sign {
      case "+": .plus(operand)
      case "-": .negate(operand)
      case "~": .complement(operand)
      default: .not(operand)
      }
    return add(operation, from: start, isConstant: isConstant)
  }

  // MARK: Members and calls

  mutating func members() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var isDatum = token.kind == .name("datum")
    var object = try primary()
    var links = 0
    while true {
      links += 1
      guard links <= Limits.expressionNesting else { throw tooDeep() }
      if token.isSign(".") {
        try advance()
        guard case .name(let name) = token.kind else { throw unexpected(wanted: "a name") }
        try advance()
        if token.isSign("(") { throw noMethods(name) }
        object = member(name, of: object, isDatum: isDatum, from: start)
      } else if token.isSign("[") {
        try advance()
        let key = try expression()
        try expect("]", "behind a member")
        if case .literal(.string(let name)) = program.nodes[key].operation {
          object = member(name, of: object, isDatum: isDatum, from: start)
        } else {
          if isDatum { program.usesWholeDatum = true }
          object = add(
            .computedMember(object, key), from: start, isConstant: isConstant([object, key]))
        }
      } else {
        if isDatum { program.usesWholeDatum = true }
        return object
      }
      isDatum = false
    }
  }

  mutating func member(
    _ name: String, of object: Index, isDatum: Bool, from start: Int
  ) -> Index {
    guard isDatum else {
      let isConstant = program.nodes[object].isConstant
      return add(.member(object, name), from: start, isConstant: isConstant)
    }
    let slot = slots[name] ?? program.fields.count
    if slot == program.fields.count {
      slots[name] = slot
      program.fields.append(name)
    }
    return add(.field(slot), from: start, isConstant: false)
  }

  func noMethods(_ name: String) -> ExpressionError {
    let start = token.range.lowerBound - name.utf8.count
    let mend =
      functionNamed(name) == nil
      ? "call a function, such as upper(text)" : "write \(name)(…) with the value as its first part"
    return ExpressionError(
      "values have no methods in expressions", at: max(0, start)..<token.range.lowerBound,
      label: mend)
  }

  // MARK: Tokens and nodes

  mutating func advance() throws(ExpressionError) {
    previousEnd = token.range.upperBound
    token = try tokens.next()
  }

  mutating func advance(from end: Int) throws(ExpressionError) {
    try advance()
    previousEnd = end
  }

  mutating func skipSign(_ sign: String, word: String) throws(ExpressionError) -> Bool {
    if token.kind == .name(word) {
      throw ExpressionError(
        "`\(word)` is written `\(sign)`", at: token.range, label: "write `\(sign)`")
    }
    guard token.isSign(sign) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ sign: String, _ purpose: String) throws(ExpressionError) {
    guard token.isSign(sign) else { throw unexpected(wanted: "`\(sign)` \(purpose)") }
    try advance()
  }

  mutating func enter() throws(ExpressionError) {
    depth += 1
    guard depth <= Limits.expressionNesting else { throw tooDeep() }
  }

  func tooDeep() -> ExpressionError {
    ExpressionError(
      Limits.expressionTooDeep, at: token.range,
      label: "calculate a part of it first")
  }

  func unexpected(wanted: String? = nil) -> ExpressionError {
    let text = String(decoding: tokens.bytes[token.range], as: UTF8.self)
    let wanted = wanted.map { "\($0) is missing" } ?? "an operator is missing"
    guard token.kind != .end else {
      return ExpressionError("\(wanted) at the end", at: token.range)
    }
    let what = text.count > 20 ? text.prefix(20) + "…" : text[...]
    return ExpressionError("\(wanted) before `\(what)`", at: token.range)
  }

  mutating func add(
    _ operation: ExpressionProgram.Operation, from start: Int, isConstant: Bool
  ) -> Index {
    program.nodes.append(
      ExpressionProgram.Node(
        operation: operation, start: UInt32(clamping: start), end: UInt32(clamping: previousEnd),
        isConstant: isConstant))
    return program.nodes.count - 1
  }

  func isConstant(_ indices: [Index]) -> Bool {
    indices.allSatisfy { program.nodes[$0].isConstant }
  }
}
