import Diagnostics

/// What is wrong with columns and the values in them.
extension Diagnostic {
  static func missingColumn(_ name: String, in table: CSV, at origin: Origin? = nil) -> Diagnostic {
    let near = suggestion(for: name, among: table.names)
    let didYouMean = near.map { "did you mean `\($0)`?" } ?? ""
    var notes = ["columns there: \(listed(table.names))"]
    notes += delimiterNotes(table)
    let place = origin?.place
    if place != nil {
      return Diagnostic(
        .error, "E208", "\(table.source.name) has no column `\(name)`", at: place,
        label: didYouMean, notes: notes)
    }
    return Diagnostic(
      .error, "E208", "there is no column `\(name)`", at: table.headerPlace, label: didYouMean,
      notes: notes)
  }

  static func missingRole(
    _ role: String, candidates: [String], cure: String, in table: CSV
  ) -> Diagnostic {
    Diagnostic(
      .error, "E208", "there is no column for the \(role)", at: table.headerPlace,
      notes: [
        "looked for \(listed(candidates.map { "`\($0)`" }, most: 6))",
        "columns there: \(listed(table.names))", cure,
      ] + delimiterNotes(table))
  }

  private static func delimiterNotes(_ table: CSV) -> [String] {
    guard table.columnCount == 1, let name = table.names.first else { return [] }
    if name.contains("\t") { return ["the columns seem to be parted by tabs"] }
    if name.contains(";") { return ["the columns seem to be parted by semicolons"] }
    if name.contains("|") { return ["the columns seem to be parted by |"] }
    return []
  }

  static func notANumber(_ bad: BadFields, column: String, in table: CSV) -> Diagnostic {
    badFields(bad, code: "E203", "is not a number", column: column, in: table, cures: [])
  }

  static func notAPeriod(_ bad: BadFields, column: String, in table: CSV) -> Diagnostic {
    badFields(
      bad, code: "E211", "is not a period", column: column, in: table,
      cures: ["periods look like 2023, 2023/24, 2023-Q1, 2024-03 or 2024-03-15"])
  }

  static func notAStatus(_ bad: BadFields, column: String, in table: CSV) -> Diagnostic {
    let codes = ObservationStatus.Code.allCases.map(\.rawValue)
    return badFields(
      bad, code: "E217", "is not an observation status", column: column, in: table,
      cures: ["codes are \(listed(codes)); markers are [c] [e] [low] [p] [r] [u] [x] [z]"])
  }

  private static func badFields(
    _ bad: BadFields, code: String, _ what: String, column: String, in table: CSV, cures: [String]
  ) -> Diagnostic {
    let text = table.text(row: bad.firstRow, column: bad.column)
    return Diagnostic(
      .error, code, "\(text.isEmpty ? "an empty field" : quoted(text)) \(what)",
      at: table.origin(row: bad.firstRow, column: bad.column).place, label: "column `\(column)`",
      notes: moreNotes(
        count: bad.count - 1, lines: bad.otherRows.map(table.line(ofRow:)),
        of: "more in this column", isPhrase: true) + cures)
  }

  static func dashIsMissing(_ bad: BadFields, column: String, in table: CSV) -> Diagnostic {
    let text = table.text(row: bad.firstRow, column: bad.column)
    return Diagnostic(
      .warning, "W233", "\(quoted(text)) is read as missing",
      at: table.origin(row: bad.firstRow, column: bad.column).place, label: "column `\(column)`",
      notes: moreNotes(
        count: bad.count - 1, lines: bad.otherRows.map(table.line(ofRow:)),
        of: "more in this column", isPhrase: true)
        + ["some tables mean zero by it: write 0, or [low] for what rounds to zero"])
  }

  static func numbersReadAsText(_ bad: BadFields, column: String, in table: CSV) -> Diagnostic {
    let text = table.text(row: bad.firstRow, column: bad.column)
    return Diagnostic(
      .warning, "W235", "the column `\(column)` is read as text because of \(quoted(text))",
      at: table.origin(row: bad.firstRow, column: bad.column).place, label: "not a number",
      notes: moreNotes(
        count: bad.count - 1, lines: bad.otherRows.map(table.line(ofRow:)),
        of: "more in this column", isPhrase: true))
  }
}
