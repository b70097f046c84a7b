import Diagnostics

/// What is wrong with the rows and fields of a table.
extension Diagnostic {
  static func scanProblem(_ problem: CSVScanner.Problem, in source: SourceText) -> Diagnostic {
    func at(_ start: Int) -> Place { source.place(from: start, to: start + 1) }
    let fieldMB = Limits.fieldBytes >> 20
    return switch problem {
    case .unterminatedQuote(let start):
      Diagnostic(
        .error, "E204", "a quote is opened and never closed", at: at(start),
        label: "opened here", notes: ["a quote inside a quoted field is written twice: \"\""])
    case .textAfterQuote(let start):
      Diagnostic(
        .error, "E204", "text stands behind a closing quote", at: at(start),
        label: "a delimiter or the end of the line is wanted here",
        notes: ["a quote inside a quoted field is written twice: \"\""])
    case .longField(let start, isQuoted: true):
      Diagnostic(
        .error, "E207", "a quoted field is longer than \(fieldMB) MB", at: at(start),
        label: "opened here", notes: ["is its closing quote missing?"])
    case .longField(let start, isQuoted: false):
      Diagnostic(
        .error, "E207", "a field is longer than \(fieldMB) MB", at: at(start),
        label: "it starts here",
        notes: ["does the file have line ends, and is its delimiter the one expected?"])
    case .tooManyColumns(let start):
      Diagnostic(
        .error, "E207", "a row has more than \(Limits.columns) fields", at: at(start),
        label: "it starts here", notes: ["does the file have line ends?"])
    case .tooManyCells(let start):
      Diagnostic(
        .error, "E207", "the table has more than \(Limits.cells) fields", at: at(start),
        label: "those behind this row were not read",
        notes: ["keep only the rows and columns that the page needs"])
    case .tooManyShortRows(let start):
      Diagnostic(
        .error, "E207",
        "the rows up to here lack more than \(Limits.filledCells) fields of the first row",
        at: at(start), label: "nothing behind this row was read",
        notes: ["is the first row the one with the names?"])
    }
  }

  static func ragged(
    _ rows: CSVScanner.RaggedRows, width: Int, in source: SourceText, severity: Severity
  ) -> Diagnostic? {
    guard let first = rows.rows.first else { return nil }
    let lines = rows.rows.dropFirst().map { source.place(from: $0.start, to: $0.start).line }
    var notes = moreNotes(count: rows.count - 1, lines: lines, of: "more such row")
    let usual = rows.rowsByFieldCount.max { ($0.value, $1.key) < ($1.value, $0.key) }
    if let usual, usual.key > width, usual.value * 2 > rows.count, rows.count > 1 {
      let line = rows.rows.first { $0.fieldCount == usual.key }.map {
        source.place(from: $0.start, to: $0.start).line
      }
      notes.append(
        "most rows have \(usual.key) fields: "
          + (line.map { "if the names stand on line \($0), delete the lines above it" }
            ?? "are the names on a later line?"))
    } else if first.fieldCount > width {
      notes.append("put quotes round a value that holds the delimiter, such as \"1,234\"")
    }
    let fields = count(first.fieldCount, "field")
    return Diagnostic(
      severity, severity == .error ? "E205" : "W205",
      "this row has \(fields) and the first row has \(width)",
      at: source.place(from: first.start, to: first.end), notes: notes)
  }

  static func emptyTable(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, "E206", "the file is empty", at: Place(file: source.name),
      notes: ["a table needs a first row of column names and a row of values"])
  }

  static func headerOnly(_ source: SourceText, names: [String]) -> Diagnostic {
    Diagnostic(
      .error, "E206", "the table has column names but no rows", at: Place(file: source.name),
      notes: ["columns: \(listed(names))", "was it exported with a filter that kept nothing?"])
  }

  static func repeatedColumn(_ name: String, at origin: Origin) -> Diagnostic {
    Diagnostic(
      .warning, "W231", "the column `\(name)` stands twice", at: origin.place,
      label: "the first one is read")
  }
}
