// Escapes and classes of characters.
extension PatternParser {
  mutating func escape() throws(PatternError) -> Code {
    if let set = classEscape() { return [.set(set)] }
    if skip("k<") {
      let name = try groupName()
      guard groupNames.contains(name), let number = program.names[name] else {
        throw error("there is no group `\(name)`")
      }
      return [.backReference(number)]
    }
    if let unit = peek(), ("1"..."9").contains(unit) {
      let start = index
      if let number = number(), number < groupTotal { return [.backReference(number)] }
      index = start
    }
    return [.unit(folded(try characterEscape()))]
  }

  mutating func classEscape() -> PatternSet? {
    if skip("d") { return .digits }
    if skip("D") { return PatternSet.digits.inverted }
    if skip("w") { return .words }
    if skip("W") { return PatternSet.words.inverted }
    if skip("s") { return .spaces }
    if skip("S") { return PatternSet.spaces.inverted }
    return nil
  }

  mutating func characterEscape() throws(PatternError) -> UInt16 {
    guard let unit = next() else { throw error("`\\` stands at the end") }
    switch Unicode.Scalar(unit) {
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "f": return 12
    case "0": return 0
    case "b": return 8
    case "x": return hex(2) ?? unit
    case "u":
      if skip("{") {
        var value: UInt32 = 0
        while let digit = peek().flatMap({ Character($0).hexDigitValue }) {
          value = min(value * 16 + UInt32(digit), 0x10FFFF)
          index += 1
        }
        guard skip("}"), let small = UInt16(exactly: value) else {
          throw error("this is not the number of a character here")
        }
        return small
      }
      return hex(4) ?? unit
    case "c":
      guard let letter = next() else { throw error("a letter is missing behind `\\c`") }
      return letter % 32
    default: return unit
    }
  }

  mutating func hex(_ count: Int) -> UInt16? {
    guard index + count <= units.count,
      let value = UInt16(String(decoding: units[index..<index + count], as: UTF16.self), radix: 16)
    else { return nil }
    index += count
    return value
  }

  mutating func characterClass() throws(PatternError) -> PatternSet {
    var set = PatternSet(isInverted: skip("^"))
    while !skip("]") {
      guard index < units.count else { throw error("`]` is missing") }
      let (low, lowRanges) = try classMember()
      guard let low else {
        set.ranges += lowRanges
        continue
      }
      let beforeDash = index
      if skip("-"), let unit = peek(), unit != "]" {
        let (high, highRanges) = try classMember()
        if let high {
          guard low <= high else { throw error("the ends of this range are in the wrong order") }
          set.ranges.append(low...high)
        } else {
          set.ranges += [low...low, 45...45] + highRanges
        }
      } else {
        index = beforeDash
        set.ranges.append(low...low)
      }
    }
    return set
  }

  mutating func classMember() throws(PatternError) -> (UInt16?, [ClosedRange<UInt16>]) {
    guard skip("\\") else { return (next(), []) }
    if let set = classEscape() { return (nil, set.plainRanges) }
    return (try characterEscape(), [])
  }

  func folded(_ unit: UInt16) -> UInt16 { flags.ignoresCase ? foldedCase(unit) : unit }
}
