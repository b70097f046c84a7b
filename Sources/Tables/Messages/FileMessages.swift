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
