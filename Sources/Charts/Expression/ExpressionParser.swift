import Diagnostics

/// Reads an expression: JavaScript's operators, literals and members, and calls of known functions.
struct ExpressionParser {
  private var tokens: ExpressionTokenizer
  private var token = ExpressionToken(kind: .end, range: 0..<0)
  private var previousEnd = 0
  private var program = ExpressionProgram()
  private var depth = 0
  private let knownParameters: Set<String>?
  private var slots: [String: Int] = [:]
  private var parameterSlots: [String: Int] = [:]

  private typealias Index = ExpressionProgram.Index

  static let longest = 1 << 20
  private static let deepest = 150

  static func parse(_ source: String, parameters: [String]?) throws(ExpressionError)
    -> ExpressionProgram
  {
    guard source.utf8.count <= longest else {
      throw ExpressionError("an expression may have one megabyte at most", at: 0..<1)
    }
    var parser = ExpressionParser(source, parameters: parameters)
    return try parser.wholeProgram()
  }

  private init(_ source: String, parameters: [String]?) {
    tokens = ExpressionTokenizer(source)
    knownParameters = parameters.map(Set.init)
  }

  private mutating func wholeProgram() throws(ExpressionError) -> ExpressionProgram {
    try advance()
    guard token.kind != .end else { throw ExpressionError("the expression is empty", at: 0..<0) }
    program.root = try expression()
    guard token.kind == .end else { throw unexpected() }
    return program
  }

  // MARK: Operators

  private mutating func expression() throws(ExpressionError) -> Index {
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

  private mutating func or() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var parts = [try and()]
    while try skipSign("||", word: "or") { parts.append(try and()) }
    return parts.count == 1
      ? parts[0] : add(.any(parts), from: start, isConstant: isConstant(parts))
  }

  private mutating func and() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var parts = [try binary(rank: 3)]
    while try skipSign("&&", word: "and") { parts.append(try binary(rank: 3)) }
    return parts.count == 1
      ? parts[0] : add(.all(parts), from: start, isConstant: isConstant(parts))
  }

  /// Operators of `rank` and above, the tighter ones first.
  private mutating func binary(rank least: Int) throws(ExpressionError) -> Index {
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

  private var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .sign(let sign): BinaryOperator(rawValue: sign)
    case .name("in"): .isIn
    default: nil
    }
  }

  private mutating func unary() throws(ExpressionError) -> Index {
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

  private mutating func members() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    var isDatum = token.kind == .name("datum")
    var object = try primary()
    var links = 0
    while true {
      links += 1
      guard links <= Self.deepest else { throw tooDeep() }
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

  private mutating func member(
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

  private func noMethods(_ name: String) -> ExpressionError {
    let start = token.range.lowerBound - name.utf8.count
    let mend =
      functionNamed(name) == nil
      ? "call a function, such as upper(text)" : "write \(name)(…) with the value as its first part"
    return ExpressionError(
      "values have no methods in expressions", at: max(0, start)..<token.range.lowerBound,
      label: mend)
  }

  // MARK: Values

  private mutating func primary() throws(ExpressionError) -> Index {
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

  private func regularExpression(_ source: String, flags: String, at start: Int)
    throws(ExpressionError) -> RegularExpression
  {
    do {
      return try RegularExpression(source, flags: flags)
    } catch {
      let offset = start + 1 + error.offset
      throw ExpressionError(error.message, at: offset..<offset + 1)
    }
  }

  private mutating func named(_ name: String) throws(ExpressionError) -> Index {
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
    if let constant = Self.constants[name] {
      return add(.literal(.number(constant)), from: range.lowerBound, isConstant: true)
    }
    if knownParameters?.contains(name) != true, let message = Self.refused[name] {
      throw ExpressionError(message.what, at: range, label: message.mend)
    }
    if let knownParameters, !knownParameters.contains(name) {
      throw unknownName(name, at: range, known: knownParameters)
    }
    let slot = parameterSlots[name] ?? program.parameters.count
    if slot == program.parameters.count {
      parameterSlots[name] = slot
      program.parameters.append(name)
    }
    return add(.parameter(slot), from: range.lowerBound, isConstant: true)
  }

  private func unknownName(_ name: String, at range: Range<Int>, known: Set<String>)
    -> ExpressionError
  {
    let candidates =
      known.sorted() + Self.constants.keys.sorted() + ["datum", "false", "null", "true"]
    let near = suggestion(for: name, among: candidates)
    return ExpressionError(
      "`\(name)` is neither a parameter nor a constant", at: range,
      label: near.map { "did you mean `\($0)`?" } ?? "a field is `datum.\(name)`",
      notes: known.isEmpty ? [] : ["parameters here: " + known.sorted().joined(separator: ", ")])
  }

  private static let constants: [String: Double] = [
    "E": 2.718281828459045, "LN10": 2.302585092994046, "LN2": 0.6931471805599453,
    "LOG10E": 0.4342944819032518, "LOG2E": 1.4426950408889634,
    "MAX_VALUE": .greatestFiniteMagnitude, "MIN_VALUE": .leastNonzeroMagnitude, "NaN": .nan,
    "PI": .pi, "SQRT1_2": 0.7071067811865476, "SQRT2": 1.4142135623730951,
  ]

  private static let refused: [String: (what: String, mend: String)] = [
    "Infinity": ("there is no `Infinity` in expressions", "write MAX_VALUE, or 1/0"),
    "event": ("a drawn chart has no events", "leave the interaction out"),
    "item": ("expressions here cannot see marks", "use `datum`"),
    "new": ("an expression cannot make objects with `new`", "write datetime(…) for a date"),
    "typeof": ("there is no `typeof` in expressions", "write isNumber(a), isString(a), …"),
    "undefined": ("there is no `undefined` in expressions", "write isDefined(a)"),
    "void": ("there is no `void` in expressions", "write null"),
    "delete": ("an expression cannot change a value", "leave `delete` out"),
    "function": ("expressions cannot define functions", "use the functions that there are"),
    "this": ("there is no `this` in expressions", "use `datum`"),
    "not": ("`not` is written `!`", "write `!`"),
  ]

  private mutating func array() throws(ExpressionError) -> Index {
    let start = token.range.lowerBound
    try advance()
    let items = try list(until: "]")
    return add(.array(items), from: start, isConstant: isConstant(items))
  }

  private mutating func object() throws(ExpressionError) -> Index {
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
  private mutating func list(until close: String) throws(ExpressionError) -> [Index] {
    var items: [Index] = []
    while !token.isSign(close) {
      items.append(try expression())
      guard token.isSign(",") else { break }
      try advance()
    }
    try expect(close, "behind the last of these values")
    return items
  }

  private mutating func call(_ name: String, at range: Range<Int>) throws(ExpressionError) -> Index
  {
    try advance()
    let arguments = try list(until: ")")
    guard let function = functionNamed(name) else {
      if let message = Self.refused[name] {
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

  // MARK: Tokens and nodes

  private mutating func advance() throws(ExpressionError) {
    previousEnd = token.range.upperBound
    token = try tokens.next()
  }

  private mutating func advance(from end: Int) throws(ExpressionError) {
    try advance()
    previousEnd = end
  }

  private mutating func skipSign(_ sign: String, word: String) throws(ExpressionError) -> Bool {
    if token.kind == .name(word) {
      throw ExpressionError(
        "`\(word)` is written `\(sign)`", at: token.range, label: "write `\(sign)`")
    }
    guard token.isSign(sign) else { return false }
    try advance()
    return true
  }

  private mutating func expect(_ sign: String, _ purpose: String) throws(ExpressionError) {
    guard token.isSign(sign) else { throw unexpected(wanted: "`\(sign)` \(purpose)") }
    try advance()
  }

  private mutating func enter() throws(ExpressionError) {
    depth += 1
    guard depth <= Self.deepest else { throw tooDeep() }
  }

  private func tooDeep() -> ExpressionError {
    ExpressionError(
      "this is nested more than \(Self.deepest) levels deep", at: token.range,
      label: "calculate a part of it first")
  }

  private func unexpected(wanted: String? = nil) -> ExpressionError {
    let text = String(decoding: tokens.bytes[token.range], as: UTF8.self)
    let wanted = wanted.map { "\($0) is missing" } ?? "an operator is missing"
    guard token.kind != .end else {
      return ExpressionError("\(wanted) at the end", at: token.range)
    }
    let what = text.count > 20 ? text.prefix(20) + "…" : text[...]
    return ExpressionError("\(wanted) before `\(what)`", at: token.range)
  }

  private mutating func add(
    _ operation: ExpressionProgram.Operation, from start: Int, isConstant: Bool
  ) -> Index {
    program.nodes.append(
      ExpressionProgram.Node(
        operation: operation, start: UInt32(clamping: start), end: UInt32(clamping: previousEnd),
        isConstant: isConstant))
    return program.nodes.count - 1
  }

  private func isConstant(_ indices: [Index]) -> Bool {
    indices.allSatisfy { program.nodes[$0].isConstant }
  }
}
