import Diagnostics

/// What is wrong with series and panels.
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
