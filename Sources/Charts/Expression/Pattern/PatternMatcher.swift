/// Runs the instructions of a regular expression; places to go back to lie on a stack of its own.
struct PatternMatcher {
  let program: PatternProgram
  let units: [UInt16]
  private var slots: [Int]
  private var progress: [Int]

  init(program: PatternProgram, units: [UInt16]) {
    self.program = program
    self.units = units
    slots = Array(repeating: -1, count: program.groupCount * 2)
    progress = Array(repeating: -1, count: program.progressCount)
  }

  /// What is undone on the way back, and where to go on.
  private enum Entry {
    case choice(counter: Int, place: Int)
    case slot(Int, Int)
    case progress(Int, Int)
  }

  /// The most entries that may wait at once.
  private static let deepest = 1_000_000

  /// The groups of the first match that begins at `from` … `through`.
  mutating func firstMatch(
    from: Int, through: Int, _ run: ExpressionRun
  ) throws(ScriptFailure) -> [Range<Int>?]? {
    for start in from...max(from, through) {
      for index in slots.indices { slots[index] = -1 }
      guard try matches(counter: 0, place: start, end: nil, depth: 0, run) else { continue }
      return stride(from: 0, to: slots.count, by: 2).map { slot in
        let (low, high) = (slots[slot], slots[slot + 1])
        return low >= 0 && high >= low ? low..<high : nil
      }
    }
    return nil
  }

  /// - Parameter end: where the match has to end, if that is given.
  private mutating func matches(
    counter start: Int, place first: Int, end: Int?, depth: Int, _ run: ExpressionRun
  ) throws(ScriptFailure) -> Bool {
    guard depth < 50 else { return false }
    var stack: [Entry] = []
    var counter = start
    var place = first
    while true {
      try run.spend(1)
      var fits = true
      switch program.instructions[counter] {
      case .match:
        if end == nil || end == place { return true }
        fits = false
      case .unit(let unit):
        fits = place < units.count && (units[place] == unit || isFolded(units[place], unit))
        place += 1
        counter += 1
      case .set(let set):
        fits =
          place < units.count && set.contains(units[place], ignoresCase: program.ignoresCase)
        place += 1
        counter += 1
      case .split(let next, let other):
        stack.append(.choice(counter: counter + other, place: place))
        counter += next
      case .jump(let distance): counter += distance
      case .save(let slot):
        stack.append(.slot(slot, slots[slot]))
        slots[slot] = place
        counter += 1
      case .clear(let low, let high):
        for slot in low * 2..<high * 2 where slots[slot] >= 0 {
          stack.append(.slot(slot, slots[slot]))
          slots[slot] = -1
        }
        counter += 1
      case .lineStart:
        fits = place == 0 || program.isMultiline && isLineEnd(place - 1)
        counter += 1
      case .lineEnd:
        fits = place == units.count || program.isMultiline && isLineEnd(place)
        counter += 1
      case .wordBoundary(let isWanted):
        fits = (isWord(place - 1) != isWord(place)) == isWanted
        counter += 1
      case .backReference(let group):
        (fits, place) = repeats(group, at: place)
        counter += 1
      case .look(let isAhead, let isWanted, let next):
        fits = try looks(
          counter + 1, place, isAhead: isAhead, isWanted: isWanted, depth, &stack, run)
        counter += next
      case .markProgress(let mark):
        stack.append(.progress(mark, progress[mark]))
        progress[mark] = place
        counter += 1
      case .checkProgress(let mark):
        fits = progress[mark] != place
        counter += 1
      }
      if stack.count > Self.deepest {
        throw ScriptFailure("this regular expression takes too much work", mend: "make it simpler")
      }
      guard !fits else { continue }
      guard let choice = back(&stack) else { return false }
      (counter, place) = choice
    }
  }

  /// Undoes what was done since the last choice.
  private mutating func back(_ stack: inout [Entry]) -> (counter: Int, place: Int)? {
    while let entry = stack.popLast() {
      switch entry {
      case .choice(let counter, let place): return (counter, place)
      case .slot(let slot, let value): slots[slot] = value
      case .progress(let mark, let value): progress[mark] = value
      }
    }
    return nil
  }

  private mutating func looks(
    _ counter: Int, _ place: Int, isAhead: Bool, isWanted: Bool, _ depth: Int,
    _ stack: inout [Entry], _ run: ExpressionRun
  ) throws(ScriptFailure) -> Bool {
    let before = (slots, progress)
    var found = false
    if isAhead {
      found = try matches(counter: counter, place: place, end: nil, depth: depth + 1, run)
    } else {
      var start = place
      while start >= 0, !found {
        found = try matches(counter: counter, place: start, end: place, depth: depth + 1, run)
        start -= 1
      }
    }
    progress = before.1
    if found, isWanted {
      // What its groups have found stays, until the way back.
      for slot in slots.indices where slots[slot] != before.0[slot] {
        stack.append(.slot(slot, before.0[slot]))
      }
    } else {
      slots = before.0
    }
    return found == isWanted
  }

  private func repeats(_ group: Int, at place: Int) -> (Bool, Int) {
    let (low, high) = (slots[group * 2], slots[group * 2 + 1])
    guard low >= 0, high >= low else { return (true, place) }
    guard place + high - low <= units.count else { return (false, place) }
    for offset in 0..<(high - low) {
      let (a, b) = (units[low + offset], units[place + offset])
      guard a == b || program.ignoresCase && foldedCase(a) == foldedCase(b) else {
        return (false, place)
      }
    }
    return (true, place + high - low)
  }

  private func isFolded(_ unit: UInt16, _ wanted: UInt16) -> Bool {
    program.ignoresCase && foldedCase(unit) == wanted
  }

  private func isLineEnd(_ place: Int) -> Bool {
    PatternSet.lineEnds.contains(units[place], ignoresCase: false)
  }

  private func isWord(_ place: Int) -> Bool {
    units.indices.contains(place) && PatternSet.words.contains(units[place], ignoresCase: false)
  }
}
