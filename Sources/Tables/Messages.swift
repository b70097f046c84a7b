import Diagnostics

// Every message of the tables, with its code:
//
// E201 a file cannot be read             E211 a field is not a period
// E202 the text is not UTF-8             E212 two rows have one area and period
// E203 a field is not a number           E213 two units in one series
// E204 a quote is not closed             E214 two kinds of period in one series or panel
// E205 a row is too short or too long    E215 categories do not align
// E206 no rows, or nothing at all        E216 nothing is left of a series
// E207 larger than the limits            E217 a status is not known
// E208 a column is missing               E218 a geography cannot be read
// E209 a selection cannot be read        E219 an area is not known
// E210 a selection keeps no row
// W205 as E205, where rows may be ragged
// W231 a column name stands twice        W234 `!=` leaves nothing out
// W232 rows without an area code         W235 a column of numbers is read as text
// W233 "-" read as missing
// N241 one area stands in for another    N242 two files agree on a row

// MARK: Files and text

extension Diagnostic {
  static func unreadableFile(
    _ path: String, why: String, at origin: Origin?, label: String = "", notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .error, "E201", "cannot read \(quoted(path)): \(why)", at: origin?.place, label: label,
      notes: notes)
  }

  static func fileTooLarge(_ name: String, bytes: Int) -> Diagnostic {
    Diagnostic(
      .error, "E207",
      "the file has \(bytes >> 20) MB, more than the \(Limits.fileBytes >> 20) MB that are read",
      at: Place(file: name), notes: ["keep only the rows and columns that the page needs"])
  }

  static func utf16(_ source: SourceText, order: String) -> Diagnostic {
    Diagnostic(
      .error, "E202", "the file is UTF-16 (\(order)), not UTF-8", at: Place(file: source.name),
      notes: [
        "save it as \"CSV UTF-8\", or run: iconv -f UTF-16 -t UTF-8 \(source.name) > utf8.csv"
      ])
  }

  static func zipArchive(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, "E202", "the file is a spreadsheet or a zip archive, not a table of text",
      at: Place(file: source.name), notes: ["open it and save the sheet as \"CSV UTF-8\""])
  }

  static func nulByte(_ source: SourceText, at offset: Int) -> Diagnostic {
    Diagnostic(
      .error, "E202", "the file holds a NUL byte, so it is not a table of text",
      at: source.place(from: offset, to: offset + 1),
      notes: ["is it a picture or a database with the wrong ending?"])
  }

  static func notUTF8(_ source: SourceText, at offset: Int) -> Diagnostic {
    let hex = String(source.bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      .error, "E202", "byte \(hex) is not UTF-8", at: source.place(from: offset, to: offset + 1),
      label: "perhaps saved as Windows-1252",
      notes: [
        "save it as \"CSV UTF-8\", or run: iconv -f WINDOWS-1252 -t UTF-8 \(source.name) > utf8.csv"
      ])
  }
}

// MARK: Rows and fields

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

// MARK: Columns and values

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

// MARK: Selections

extension Diagnostic {
  static func selectionSyntax(_ message: String, at origin: Origin, label: String = "")
    -> Diagnostic
  {
    Diagnostic(
      .error, "E209", message, at: origin.place, label: label,
      notes: ["a selection looks like: NAME where column = value and other in ('a b', c)"])
  }

  static func noRow(
    _ condition: String, at origin: Origin, didYouMean: String?, column: String, values: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "E210", "no row has \(condition)", at: origin.place,
      label: didYouMean.map { "did you mean \(writtenInSelection($0))?" } ?? "",
      notes: ["values of `\(column)`: \(listed(values.map { writtenInSelection($0) }))"])
  }

  static func noRowHasAll(_ conditions: String, at origin: Origin, in table: CSV) -> Diagnostic {
    Diagnostic(
      .error, "E210", "no row of \(table.source.name) has \(conditions)", at: origin.place,
      notes: ["each condition keeps some rows, but never the same ones"])
  }

  static func leavesNothingOut(
    _ condition: String, at origin: Origin, didYouMean: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning, "W234", "\(condition) leaves nothing out: no row has that value", at: origin.place,
      label: didYouMean.map { "did you mean \(writtenInSelection($0))?" } ?? "")
  }
}

// MARK: Series and panels

extension Diagnostic {
  static func agreeingRows(
    _ number: Int, series: String, example: String, at place: Place?
  ) -> Diagnostic {
    Diagnostic(
      .note, "N242",
      "`\(series)`: \(count(number, "row")) \(number == 1 ? "says" : "say") the same as an earlier file, such as \(example)",
      at: place, notes: ["the file named first is used where both have a row"])
  }

  static func duplicate(
    _ what: String, series: String, at place: Place?, first: Place?, more: Int,
    difference: (column: String, first: String, second: String)?
  ) -> Diagnostic {
    var notes = first.map { ["the first is at \($0.file):\($0.line)"] } ?? []
    if more > 0 { notes.append("\(more) more such \(more == 1 ? "row" : "rows")") }
    if let difference {
      let column = writtenInSelection(difference.column, isColumn: true)
      notes.append(
        "they differ in `\(difference.column)`: \(quoted(difference.first)) and "
          + quoted(difference.second))
      notes.append(
        "a selection keeps one of them: … where \(column) = "
          + writtenInSelection(difference.second))
    }
    return Diagnostic(
      .error, "E212", "`\(series)` has two values for \(what)", at: place, notes: notes)
  }

  static func mixedUnits(
    _ units: [(text: String, origin: Origin)], column: String, series: String
  ) -> Diagnostic {
    let names = units.map { "`\($0.text)`" }
    let lines = units.compactMap { unit in
      unit.origin.place.map { "`\(unit.text)` first at \($0.file):\($0.line)" }
    }
    return Diagnostic(
      .error, "E213", "`\(series)` mixes the units \(joined(names))",
      at: units.dropFirst().first?.origin.place,
      notes: lines + [
        "a selection keeps one of them: … where \(writtenInSelection(column, isColumn: true)) = "
          + writtenInSelection(units.first?.text ?? "")
      ])
  }

  static func mixedPeriods(
    _ kinds: [(kind: Period.Kind, text: String, origin: Origin?)], series: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "E214",
      "`\(series)` mixes periods by \(joined(kinds.map { $0.kind.inWords }))",
      at: kinds.dropFirst().first?.origin?.place,
      notes: kinds.map { kind in
        let line = kind.origin?.place.map { " at \($0.file):\($0.line)" } ?? ""
        return "\(kind.text)\(line) is a \(kind.kind.inWords)"
      })
  }

  static func periodsDoNotAlign(_ series: [(name: String, kind: Period.Kind)]) -> Diagnostic {
    Diagnostic(
      .error, "E214", "the inputs are not by one kind of period",
      notes: series.map { "`\($0.name)` is by \($0.kind.inWords)" })
  }

  static func categoriesDoNotAlign(with: [String], without: [String]) -> Diagnostic {
    Diagnostic(
      .error, "E215",
      "\(joined(with.map { "`\($0)`" })) has categories and "
        + "\(joined(without.map { "`\($0)`" })) has none",
      notes: ["name the category column of each input, or of none"])
  }

  static func blankAreas(
    series: String, count rows: Int, column: String, lines: [Int], at place: Place?
  ) -> Diagnostic {
    Diagnostic(
      .warning, "W232",
      "\(count(rows, "row")) of `\(series)` without an area code \(rows == 1 ? "is" : "are") left out",
      at: place, label: "column `\(column)` is empty",
      notes: lines.isEmpty ? [] : ["also on \(linesInWords(lines, count: rows - 1))"])
  }

  static func nothingLeft(series: String, in table: SourceText) -> Diagnostic {
    Diagnostic(
      .error, "E216", "no row of `\(series)` has an area code", at: Place(file: table.name),
      notes: ["is another column the one with the codes?"])
  }
}

// MARK: Areas

extension Diagnostic {
  static func unknownArea(_ text: String, at origin: Origin?, near: [String]) -> Diagnostic {
    Diagnostic(
      .error, "E219", "there is no area \(quoted(text))", at: origin?.place,
      label: near.first.map { "did you mean \($0)?" } ?? "",
      notes: near.count > 1
        ? ["close to it: \(near.joined(separator: ", "))"]
        : near.isEmpty ? ["give its code as the data write it, or a name of the geography"] : [])
  }

  static func areaNotInData(
    _ code: String, name: String?, at origin: Origin?, near: [String]
  ) -> Diagnostic {
    let named = name.map { "\(code) (\($0))" } ?? code
    return Diagnostic(
      .error, "E219", "\(named) is not in the data", at: origin?.place,
      label: near.first.map { "did you mean \($0)?" } ?? "")
  }

  static func standsIn(
    _ code: String, name: String?, by other: String, otherName: String?, at origin: Origin?
  ) -> Diagnostic {
    func named(_ code: String, _ name: String?) -> String { name.map { "\(code) (\($0))" } ?? code }
    return Diagnostic(
      .note, "N241",
      "\(named(code, name)) is not in the data; \(named(other, otherName)) stands in for it",
      at: origin?.place)
  }

  static func geography(_ message: String, at place: Place?, notes: [String] = []) -> Diagnostic {
    Diagnostic(.error, "E218", message, at: place, notes: notes)
  }
}
