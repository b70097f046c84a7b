/// A regular expression as instructions for a backtracking machine.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case unit(UInt16)
    case set(PatternSet)
    /// Go on at `first`; if that fails, at `second`.
    case split(Int, Int)
    case jump(Int)
    /// Remember the place: twice the number of the group, one more for its end.
    case save(Int)
    /// Forget groups from one to the other, at the start of a repetition.
    case clear(Int, Int)
    case lineStart
    case lineEnd
    case wordBoundary(Bool)
    /// What a group has matched, once more.
    case backReference(Int)
    /// Whether the instructions that follow, up to `match`, fit here; then on at `next`.
    case look(isAhead: Bool, isWanted: Bool, next: Int)
    /// Fails if nothing was read since the counter was set: repetitions of nothing would not end.
    case markProgress(Int)
    case checkProgress(Int)
    case match
  }

  var instructions: [Instruction] = []
  var groupCount = 1
  var names: [String: Int] = [:]
  var progressCount = 0
  var ignoresCase = false
  var isMultiline = false

  static let longest = 20_000
}

/// The units that a class stands for.
struct PatternSet: Hashable, Sendable {
  var ranges: [ClosedRange<UInt16>] = []
  var isInverted = false

  func contains(_ unit: UInt16, ignoresCase: Bool) -> Bool {
    var found = ranges.contains { $0.contains(unit) }
    if !found, ignoresCase {
      let (lower, upper) = (foldedCase(unit), raisedCase(unit))
      found = ranges.contains { $0.contains(lower) || $0.contains(upper) }
    }
    return found != isInverted
  }

  static let digits = PatternSet(ranges: [48...57])
  static let words = PatternSet(ranges: [48...57, 65...90, 95...95, 97...122])
  static let spaces = PatternSet(
    ranges: [
      9...13, 32...32, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
      0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
  static let lineEnds = PatternSet(ranges: [10...10, 13...13, 0x2028...0x2029])
  static let everything = PatternSet(ranges: [0...UInt16.max])

  var inverted: PatternSet { PatternSet(ranges: ranges, isInverted: !isInverted) }

  /// The ranges with an inversion worked out, to be put into another class.
  var plainRanges: [ClosedRange<UInt16>] {
    guard isInverted else { return ranges }
    var result: [ClosedRange<UInt16>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if UInt32(range.lowerBound) > next {
        result.append(UInt16(next)...(range.lowerBound - 1))
      }
      next = max(next, UInt32(range.upperBound) + 1)
    }
    if next <= UInt32(UInt16.max) { result.append(UInt16(next)...UInt16.max) }
    return result
  }
}

func foldedCase(_ unit: UInt16) -> UInt16 {
  if unit < 128 { return (65...90).contains(unit) ? unit + 32 : unit }
  return changedCase(unit) { $0.lowercaseMapping }
}

func raisedCase(_ unit: UInt16) -> UInt16 {
  if unit < 128 { return (97...122).contains(unit) ? unit - 32 : unit }
  return changedCase(unit) { $0.uppercaseMapping }
}

/// Only changes of one unit to one unit.
private func changedCase(
  _ unit: UInt16, _ mapping: (Unicode.Scalar.Properties) -> String
) -> UInt16 {
  guard let scalar = Unicode.Scalar(unit) else { return unit }
  let mapped = mapping(scalar.properties).utf16
  guard mapped.count == 1, let first = mapped.first else { return unit }
  return first
}
