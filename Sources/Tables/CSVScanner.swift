/// Finds the fields of delimited text, one pass over the bytes.
///
/// The first row decides how many fields a row has; `cells` holds every row at that width.
struct CSVScanner {
  let delimiter: UInt8
  private(set) var cells: [CSVCell] = []
  private(set) var width = 0
  /// What ended the scan early.
  private(set) var problem: Problem?
  private(set) var ragged = RaggedRows()
  /// Whether a carriage return ends a row on its own.
  private(set) var hasLoneCarriageReturns = false

  enum Problem: Hashable {
    case unterminatedQuote(start: Int)
    case textAfterQuote(start: Int)
    case longField(start: Int, isQuoted: Bool)
    case tooManyColumns(start: Int)
    case tooManyCells(start: Int)
    case tooManyShortRows(start: Int)
  }

  struct RaggedRows {
    /// The first few.
    var rows: [Row] = []
    var count = 0
    /// Fields that short rows lack in all.
    var filledCells = 0
    /// Rows with each number of fields, to find the number most rows have.
    var rowsByFieldCount: [Int: Int] = [:]

    struct Row {
      var start: Int
      var end: Int
      var fieldCount: Int
    }

    mutating func add(_ row: Row) {
      count += 1
      rowsByFieldCount[row.fieldCount, default: 0] += 1
      if rows.count <= Limits.listedLines { rows.append(row) }
    }
  }

  init(delimiter: UInt8) { self.delimiter = delimiter }

  mutating func scan(_ bytes: Span<UInt8>) {
    let count = bytes.count
    var position = 0
    // A byte order mark.
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    var rowStart = position
    var column = 0

    while position < count {
      if column == 0 {
        rowStart = position
        if bytes[position] == ASCII.newline || bytes[position] == ASCII.carriageReturn {
          noteLoneCarriageReturn(at: position, in: bytes)
          position += 1
          continue
        }
      }
      guard let cell = scanField(at: &position, in: bytes) else { return }
      if width == 0 || column < width { cells.append(cell) }
      column += 1
      guard column <= Limits.columns else {
        problem = .tooManyColumns(start: rowStart)
        return
      }
      guard cells.count <= Limits.cells else {
        problem = .tooManyCells(start: rowStart)
        return
      }

      if position < count, bytes[position] == delimiter {
        position += 1
        guard position == count else { continue }
        // A delimiter at the very end is followed by one more, empty, field.
        if width == 0 || column < width { cells.append(.absent(at: count)) }
        column += 1
      }
      endRow(from: rowStart, to: position, fieldCount: column, in: bytes)
      column = 0
      guard position < count, problem == nil else { return }
      noteLoneCarriageReturn(at: position, in: bytes)
      let isPair =
        bytes[position] == ASCII.carriageReturn && position + 1 < count
        && bytes[position + 1] == ASCII.newline
      position += isPair ? 2 : 1
    }
  }

  // MARK: Fields

  /// Leaves `position` on the delimiter or line end behind the field.
  private mutating func scanField(at position: inout Int, in bytes: Span<UInt8>) -> CSVCell? {
    if bytes[position] == ASCII.quote { return scanQuotedField(at: &position, in: bytes) }
    let start = position
    let limit = min(bytes.count, start + Limits.fieldBytes + 1)
    var end = start
    let delimiter = delimiter
    while end < limit {
      let byte = bytes[end]
      if byte == delimiter || byte == ASCII.newline || byte == ASCII.carriageReturn { break }
      end += 1
    }
    guard end - start <= Limits.fieldBytes else {
      problem = .longField(start: start, isQuoted: false)
      return nil
    }
    position = end
    return CSVCell(start: start, length: end - start)
  }

  private mutating func scanQuotedField(at position: inout Int, in bytes: Span<UInt8>) -> CSVCell? {
    let quote = position
    let start = quote + 1
    let limit = min(bytes.count, start + Limits.fieldBytes + 1)
    var end = start
    var hasDoubledQuotes = false
    while end < limit {
      guard bytes[end] == ASCII.quote else {
        end += 1
        continue
      }
      guard end + 1 < bytes.count, bytes[end + 1] == ASCII.quote else { break }
      hasDoubledQuotes = true
      end += 2
    }
    guard end < bytes.count else {
      problem = .unterminatedQuote(start: quote)
      return nil
    }
    guard end - start <= Limits.fieldBytes else {
      problem = .longField(start: quote, isQuoted: true)
      return nil
    }
    position = end + 1
    if position < bytes.count {
      let next = bytes[position]
      guard next == delimiter || next == ASCII.newline || next == ASCII.carriageReturn else {
        problem = .textAfterQuote(start: position)
        return nil
      }
    }
    return CSVCell(
      start: start, length: end - start, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
  }

  // MARK: Rows

  private mutating func endRow(
    from start: Int, to end: Int, fieldCount: Int, in bytes: Span<UInt8>
  ) {
    guard width > 0 else {
      width = fieldCount
      return
    }
    guard fieldCount != width else { return }
    if fieldCount == 1, (start..<end).allSatisfy({ ASCII.isBlank(bytes[$0]) }) {
      // A line of blanks is a blank line.
      cells.removeLast()
      return
    }
    ragged.add(RaggedRows.Row(start: start, end: end, fieldCount: fieldCount))
    let lacking = max(0, width - fieldCount)
    ragged.filledCells += lacking
    guard ragged.filledCells <= Limits.filledCells else {
      // Without the row: every row kept is whole.
      cells.removeLast(fieldCount)
      problem = .tooManyShortRows(start: start)
      return
    }
    for _ in 0..<lacking { cells.append(.absent(at: end)) }
  }

  private mutating func noteLoneCarriageReturn(at position: Int, in bytes: Span<UInt8>) {
    guard bytes[position] == ASCII.carriageReturn else { return }
    guard position + 1 == bytes.count || bytes[position + 1] != ASCII.newline else { return }
    hasLoneCarriageReturns = true
  }
}
