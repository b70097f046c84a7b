import Diagnostics
import Tables

/// A report in lines: code, line:column, message, label, notes.
func lines(_ report: Report) -> [String] {
  report.sorted.map { diagnostic in
    let place = diagnostic.place.map { "\($0.line):\($0.column)" } ?? "-"
    var line = "\(diagnostic.code) \(place) \(diagnostic.message)"
    if !diagnostic.label.isEmpty { line += " | \(diagnostic.label)" }
    return ([line] + diagnostic.notes.map { "  = \($0)" }).joined(separator: "\n")
  }
}

func codes(_ report: Report) -> [String] { report.sorted.map(\.code) }

func source(_ text: String, name: String = "data.csv") -> SourceText {
  SourceText(name: name, text: text)
}

/// Every field of a table as text, the names first.
func texts(_ table: CSV) -> [[String]] {
  [table.names]
    + (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { table.text(row: row, column: $0) }
    }
}

/// SplitMix64, so that a failing seed fails again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The table of `text`, which is expected to be read without a word.
func table(_ text: String, name: String = "data.csv") throws -> CSV {
  var report = Report()
  let table = CSV(source(text, name: name), report: &report)
  guard let table, report.diagnostics.isEmpty else { throw Unexpected(lines(report)) }
  return table
}

struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ lines: [String]) { description = lines.joined(separator: "\n") }
}

/// The repository's folder of geographies.
let geographyFolder: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
  return parts.joined(separator: "/") + "/Assets/Geographies"
}()

func unitedKingdom() throws -> Geography {
  var report = Report()
  guard let geography = Geography.load(folder: geographyFolder, report: &report) else {
    throw Unexpected(lines(report))
  }
  return geography
}
