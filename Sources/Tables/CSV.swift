package import Diagnostics

/// A table of delimited text whose every field knows where it stands (RFC 4180).
///
/// The bytes are scanned once and each field is kept as a range of them, eight bytes a field; a
/// `String` is made only of a field that is asked for. SwiftCSV 0.10 is the known library: its
/// errors have no place (`generic(message:)`), it walks `Character` by `Character`, needs the full
/// Foundation and drops leading blanks, so it can neither point at "8S.66" nor read a million rows.
package struct CSV: Sendable {
  package let source: SourceText
  /// The fields of the first row.
  package let names: [String]
  /// Without the first row.
  package let rowCount: Int
  let cells: [CSVCell]

  package var columnCount: Int { names.count }

  /// What parts the fields.
  package struct Format: Hashable, Sendable {
    package let delimiter: UInt8

    package static let csv = Format(uncheckedDelimiter: UInt8(ascii: ","))
    package static let tsv = Format(uncheckedDelimiter: UInt8(ascii: "\t"))

    private init(uncheckedDelimiter: UInt8) { delimiter = uncheckedDelimiter }

    /// `nil` for a delimiter that is a quote, ends a line, or is not one byte.
    package init?(delimiter: Character) {
      guard let byte = delimiter.asciiValue, byte != ASCII.quote, byte != ASCII.newline,
        byte != ASCII.carriageReturn, byte != 0
      else { return nil }
      self.delimiter = byte
    }
  }

  /// What a row shorter or longer than the first one is.
  package enum RaggedRows: Hashable, Sendable {
    /// An error: the table cannot be read.
    case areErrors
    /// A warning: missing fields are empty, surplus ones are left out.
    case areFilled
  }

  /// `nil` when the text is no table; the report then says why, and where.
  ///
  /// A table without rows is an error too, unless `allowsNoRows`.
  package init?(
    _ source: SourceText, format: Format = .csv, ragged: RaggedRows = .areErrors,
    allowsNoRows: Bool = false, report: inout Report
  ) {
    guard let source = source.readableAsTable(report: &report) else { return nil }
    var scanner = CSVScanner(delimiter: format.delimiter)
    let bytes = source.bytes
    scanner.scan(bytes.span)
    // Places count lines by newlines; the text keeps its length, and so its offsets.
    self.source =
      scanner.hasLoneCarriageReturns
      ? source.withNewlinesForCarriageReturns(outside: scanner.cells) : source
    cells = scanner.cells
    let width = scanner.width
    rowCount = width == 0 ? 0 : cells.count / width - 1
    let text = self.source
    names = cells.prefix(width).map { $0.text(in: text.bytes) }
    guard diagnose(scanner, ragged: ragged, allowsNoRows: allowsNoRows, report: &report) else {
      return nil
    }
  }
}

// MARK: Fields

extension CSV {
  /// The text of a field, quotes removed; empty outside the table.
  package func text(row: Int, column: Int) -> String {
    cell(row, column).text(in: source.bytes)
  }

  /// Empty, or absent in a row that was too short.
  package func isEmpty(row: Int, column: Int) -> Bool { cell(row, column).length == 0 }

  package func origin(row: Int, column: Int) -> Origin {
    let cell = cell(row, column)
    return Origin(source: source, start: cell.start, end: cell.start + cell.length)
  }

  /// Of a name in the first row.
  package func origin(ofColumn column: Int) -> Origin { origin(row: -1, column: column) }

  /// From 1, as an editor counts.
  package func line(ofRow row: Int) -> Int { origin(row: row, column: 0).place?.line ?? 0 }

  /// The bytes between the quotes, doubled quotes still doubled.
  func rawBytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    let cell = cell(row, column)
    return source.bytes[cell.start..<cell.start + cell.length]
  }

  func hasDoubledQuotes(row: Int, column: Int) -> Bool { cell(row, column).hasDoubledQuotes }

  /// Row -1 holds the names.
  func cell(_ row: Int, _ column: Int) -> CSVCell {
    guard row >= -1, row < rowCount, column >= 0, column < columnCount else {
      return .absent(at: 0)
    }
    return cells[(row + 1) * columnCount + column]
  }
}

// MARK: Columns

extension CSV {
  /// The column of this name: exactly, else without regard to case and outer blanks.
  package func column(named name: String) -> Int? {
    if let index = names.firstIndex(of: name) { return index }
    let wanted = normalizedColumnName(name)
    return names.firstIndex { normalizedColumnName($0) == wanted }
  }

  /// The column of the first of these names that there is.
  func column(amongNames candidates: [String]) -> Int? {
    for candidate in candidates {
      if let index = column(named: candidate) { return index }
    }
    return nil
  }

  /// The column of this name; else an error with the columns there are and the likely one.
  package func requiredColumn(named name: String, report: inout Report) -> Int? {
    if let index = column(named: name) { return index }
    report.add(.missingColumn(name, in: self))
    return nil
  }
}

/// `"Geography code "` and `geography_code` are one name.
func normalizedColumnName(_ name: String) -> String {
  var result = ""
  for character in name.trimmed.lowercased() {
    result.append(character == " " || character == "-" ? "_" : character)
  }
  return result
}
