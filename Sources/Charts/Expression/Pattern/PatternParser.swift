/// Reads a regular expression into instructions.
struct PatternParser {
  let units: [UInt16]
  let flags: RegularExpression.Flags
  var index = 0
  var program = PatternProgram()
  var depth = 0
  let groupTotal: Int
  let groupNames: [String]

  typealias Code = [PatternProgram.Instruction]

  static func parse(_ source: String, flags: RegularExpression.Flags) throws(PatternError)
    -> PatternProgram
  {
    var parser = PatternParser(source, flags)
    return try parser.parse()
  }

  private init(_ source: String, _ flags: RegularExpression.Flags) {
    units = Array(source.utf16)
    self.flags = flags
    (groupTotal, groupNames) = Self.countGroups(units)
    program.ignoresCase = flags.ignoresCase
    program.isMultiline = flags.isMultiline
  }

  mutating func parse() throws(PatternError) -> PatternProgram {
    let code = try alternatives()
    guard index == units.count else { throw error("`)` has no `(` before it") }
    program.instructions = [.save(0)] + code + [.save(1), .match]
    return program
  }

  // MARK: Grammar

  mutating func alternatives() throws(PatternError) -> Code {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.patternNesting else { throw error(Limits.patternTooDeep) }
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    // Each branch but the last: split, the branch, and a jump behind all of them.
    var code = branches.removeLast()
    for branch in branches.reversed() {
      code = [.split(1, branch.count + 2)] + branch + [.jump(code.count + 1)] + code
      try check(code)
    }
    return code
  }

  mutating func sequence() throws(PatternError) -> Code {
    var code: Code = []
    while let unit = peek(), unit != "|", unit != ")" {
      code += try term()
      try check(code)
    }
    return code
  }

  mutating func term() throws(PatternError) -> Code {
    let firstGroup = program.groupCount
    let start = index
    if let assertion = try assertion() {
      if isQuantifier { throw error("there is nothing to repeat") }
      return assertion
    }
    if isQuantifier { throw error("there is nothing to repeat") }
    let code = try atom()
    guard let (least, most, isLazy) = try quantifier() else { return code }
    _ = start
    return try repeated(
      code, least: least, most: most, isLazy: isLazy, groups: firstGroup..<program.groupCount)
  }

  mutating func assertion() throws(PatternError) -> Code? {
    if skip("^") { return [.lineStart] }
    if skip("$") { return [.lineEnd] }
    if skip("\\b") { return [.wordBoundary(true)] }
    if skip("\\B") { return [.wordBoundary(false)] }
    for (opening, isAhead, isWanted) in [
      ("(?=", true, true), ("(?!", true, false), ("(?<=", false, true), ("(?<!", false, false),
    ] where skip(opening) {
      let inner = try alternatives()
      guard skip(")") else { throw error("`)` is missing") }
      return [.look(isAhead: isAhead, isWanted: isWanted, next: inner.count + 2)] + inner + [.match]
    }
    return nil
  }

  mutating func atom() throws(PatternError) -> Code {
    if skip("(?:") { return try closed(alternatives()) }
    if skip("(?<") {
      let name = try groupName()
      program.names[name] = program.groupCount
      return try group()
    }
    if skip("(?") { throw error("this kind of group is not known") }
    if skip("(") { return try group() }
    if skip("[") { return [.set(try characterClass())] }
    if skip(".") {
      return [.set(flags.dotMatchesLineEnds ? .everything : PatternSet.lineEnds.inverted)]
    }
    if skip("\\") { return try escape() }
    guard let unit = next() else { throw error("something is missing") }
    return [.unit(folded(unit))]
  }

  mutating func group() throws(PatternError) -> Code {
    let number = program.groupCount
    program.groupCount += 1
    let inner = try closed(alternatives())
    return [.save(number * 2)] + inner + [.save(number * 2 + 1)]
  }

  mutating func closed(_ code: Code) throws(PatternError) -> Code {
    guard skip(")") else { throw error("`)` is missing") }
    return code
  }

  // MARK: Repetition

  var isQuantifier: Bool {
    guard let unit = peek() else { return false }
    return unit == "*" || unit == "+" || unit == "?"
  }

  mutating func quantifier() throws(PatternError) -> (Int, Int?, Bool)? {
    let bounds: (Int, Int?)
    if skip("*") {
      bounds = (0, nil)
    } else if skip("+") {
      bounds = (1, nil)
    } else if skip("?") {
      bounds = (0, 1)
    } else if let counted = counted() {
      bounds = counted
    } else {
      return nil
    }
    if let most = bounds.1, most < bounds.0 {
      throw error("the numbers of `{}` are in the wrong order")
    }
    return (bounds.0, bounds.1, skip("?"))
  }

  /// `{n}`, `{n,}`, `{n,m}`; anything else with a brace is that brace.
  mutating func counted() -> (Int, Int?)? {
    let start = index
    if skip("{"), let least = number() {
      if skip("}") { return (least, least) }
      if skip(",") {
        if skip("}") { return (least, nil) }
        if let most = number(), skip("}") { return (least, most) }
      }
    }
    index = start
    return nil
  }

  mutating func number() -> Int? {
    let start = index
    var value = 0
    while let unit = peek(),
      let digit = unit.properties.numericType == .decimal ? Int(unit.value) - 48 : nil,
      (0...9).contains(digit)
    {
      value = min(value * 10 + digit, 1_000_000)
      index += 1
    }
    return index > start ? value : nil
  }

  mutating func repeated(
    _ code: Code, least: Int, most: Int?, isLazy: Bool, groups: Range<Int>
  ) throws(PatternError) -> Code {
    let clear: Code = groups.isEmpty ? [] : [.clear(groups.lowerBound, groups.upperBound)]
    let body = clear + code
    let copies = least + (most.map { $0 - least } ?? 1)
    guard copies * (body.count + 3) <= PatternProgram.longest else {
      throw error("this repeats too much")
    }
    func split(_ into: Int, _ past: Int) -> PatternProgram.Instruction {
      isLazy ? .split(past, into) : .split(into, past)
    }
    var result: Code = []
    for _ in 0..<least { result += body }
    guard let most else {
      let mark = program.progressCount
      program.progressCount += 1
      let loop: Code = [.markProgress(mark)] + body + [.checkProgress(mark)]
      result += [split(1, loop.count + 2)] + loop + [.jump(-(loop.count + 1))]
      return result
    }
    var optional: Code = []
    for _ in 0..<(most - least) {
      let mark = program.progressCount
      program.progressCount += 1
      let inner: Code = [.markProgress(mark)] + body + [.checkProgress(mark)] + optional
      optional = [split(1, inner.count + 1)] + inner
    }
    return result + optional
  }

  // MARK: Units

  func peek() -> Unicode.Scalar? {
    index < units.count ? Unicode.Scalar(units[index]) ?? "\u{FFFD}" : nil
  }

  mutating func next() -> UInt16? {
    guard index < units.count else { return nil }
    defer { index += 1 }
    return units[index]
  }

  mutating func skip(_ text: String) -> Bool {
    guard units[index...].starts(with: text.utf16) else { return false }
    // `(?<` begins a name or a look behind.
    if text == "(?<", index + 3 < units.count, units[index + 3] == 61 || units[index + 3] == 33 {
      return false
    }
    index += text.utf16.count
    return true
  }

  mutating func groupName() throws(PatternError) -> String {
    let rest = units[index...]
    guard let close = rest.firstIndex(of: 62), close > index else {
      throw error("the name of the group has no end")
    }
    defer { index = close + 1 }
    return String(decoding: rest[..<close], as: UTF16.self)
  }

  static func countGroups(_ units: [UInt16]) -> (Int, [String]) {
    var total = 1
    var names: [String] = []
    var isInClass = false
    var index = 0
    while index < units.count {
      let unit = units[index]
      if unit == 92 {
        index += 1
      } else if unit == 91 {
        isInClass = true
      } else if unit == 93 {
        isInClass = false
      } else if unit == 40, !isInClass {
        let rest = units[(index + 1)...].prefix(3)
        let isNamed =
          rest.starts(with: "?<".utf16) && rest.count == 3 && ![61, 33].contains(rest.last)
        if rest.first != 63 || isNamed { total += 1 }
        if isNamed, let close = units[index...].firstIndex(of: 62) {
          names.append(String(decoding: units[(index + 3)..<close], as: UTF16.self))
        }
      }
      index += 1
    }
    return (total, names)
  }

  func check(_ code: Code) throws(PatternError) {
    guard code.count <= PatternProgram.longest else {
      throw error("this regular expression is too long")
    }
  }

  func error(_ message: String) -> PatternError {
    let offset = String(decoding: units[..<min(index, units.count)], as: UTF16.self).utf8.count
    return PatternError(message: message, offset: offset)
  }
}
