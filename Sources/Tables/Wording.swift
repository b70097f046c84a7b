import Diagnostics

/// In straight quotes, and cut when nobody would read to its end.
func quoted(_ text: String) -> String {
  text.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(57))…\""
}

/// "1 row", "2 rows".
func count(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

/// The names with commas, those past the first dozen counted.
func listed(_ names: [String], most: Int = Limits.listedNames) -> String {
  let shown = names.prefix(most).map { $0.count <= 60 ? $0 : "\($0.prefix(57))…" }
  let rest = names.count - shown.count
  return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}

/// "a", "a and b", "a, b and c".
func joined(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// "2 more in this column (lines 1309, 1312)"; nothing when there are no more.
func moreNotes(count number: Int, lines: [Int], of phrase: String, isPhrase: Bool = false)
  -> [String]
{
  guard number > 0 else { return [] }
  let what = isPhrase || number == 1 ? phrase : phrase + "s"
  return ["\(number) \(what) (\(linesInWords(lines, count: number)))"]
}

/// "line 4", "lines 4, 7", "lines 4, 7, …".
func linesInWords(_ lines: [Int], count: Int) -> String {
  let numbers = lines.map(String.init).joined(separator: ", ")
  return (count == 1 ? "line " : "lines ") + numbers + (count > lines.count ? ", …" : "")
}

/// A value as it is typed in a selection: quoted when it is not one word.
///
/// - Parameter isColumn: a column ends where a comparison begins; a value may hold `=`.
func writtenInSelection(_ text: String, isColumn: Bool = false) -> String {
  let isOneWord =
    !text.isEmpty
    && text.allSatisfy { !$0.isWhitespace && !"'\"`,()".contains($0) }
    && !["and", "in", "not", "where"].contains(text.lowercased())
    && !text.hasPrefix("=") && !(isColumn && text.contains { "=!<>".contains($0) })
  guard !isOneWord else { return text }
  return text.contains("'") ? "\"\(text)\"" : "'\(text)'"
}
