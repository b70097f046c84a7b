/// A regular expression of JavaScript, matched within a limit of steps.
///
/// Patterns come from files, and the standard library's engine cannot be told to stop; this one
/// keeps its own stack, counts its steps, and works on UTF-16 units as JavaScript does.
package struct RegularExpression: Sendable {
  struct Flags: Hashable, Sendable {
    var isGlobal = false
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesLineEnds = false
    var isSticky = false
    var text = ""
  }

  struct Match {
    var range: Range<Int>
    /// The whole match first; `nil` for a group that took no part.
    var groups: [Range<Int>?] = []
    var names: [String: Int] = [:]
  }

  let source: String
  let flags: Flags
  let program: PatternProgram

  init(_ source: String, flags: String = "") throws(PatternError) {
    self.source = source.isEmpty ? "(?:)" : source
    self.flags = try Self.read(flags, offset: source.utf8.count)
    program = try PatternParser.parse(source, flags: self.flags)
  }

  private static func read(_ text: String, offset: Int) throws(PatternError) -> Flags {
    var flags = Flags()
    flags.text = text
    for letter in text {
      switch letter {
      case "g": flags.isGlobal = true
      case "i": flags.ignoresCase = true
      case "m": flags.isMultiline = true
      case "s": flags.dotMatchesLineEnds = true
      case "y": flags.isSticky = true
      case "u", "v", "d": break
      default:
        throw PatternError(
          message: "`\(letter)` is not a flag of a regular expression (g, i, m, s, u, y)",
          offset: offset)
      }
    }
    return flags
  }

  /// The first match, or all of them one behind the other.
  ///
  /// - Throws: when the budget of the run is used up.
  func matches(in units: [UInt16], all: Bool, _ run: ExpressionRun) throws(ScriptFailure) -> [Match]
  {
    var matcher = PatternMatcher(program: program, units: units)
    var matches: [Match] = []
    var start = 0
    while start <= units.count {
      let end = flags.isSticky ? start : units.count
      guard let groups = try matcher.firstMatch(from: start, through: end, run),
        let range = groups[0]
      else { break }
      matches.append(Match(range: range, groups: groups, names: program.names))
      guard all else { break }
      start = range.isEmpty ? range.upperBound + 1 : range.upperBound
    }
    return matches
  }
}

struct PatternError: Error {
  var message: String
  /// In bytes of the pattern.
  var offset: Int
}
