/// Finds where the fields of delimited text end, eight bytes at a time.
struct FieldScanner {
  private let delimiter: UInt8
  private let delimiters: UInt64

  /// - Returns: `nil` for a byte that is a quote, ends a line, or is none.
  init?(delimiter: UInt8) {
    guard delimiter != 0, delimiter != ASCII.quote, delimiter != ASCII.newline,
      delimiter != ASCII.carriageReturn
    else { return nil }
    self.delimiter = delimiter
    delimiters = Word.filled(with: delimiter)
  }

  /// - Returns: `nil` when there is no field, or the rows differ in length.
  func scan(_ bytes: Span<UInt8>, from start: Int) -> (ends: [UInt32], width: Int)? {
    let count = bytes.count
    guard start < count else { return nil }
    var rows = Rows()
    var position = start
    while position < count {
      let available = min(8, count - position)
      let word = Word.load(bytes, at: position, count: available)
      let quote = Word.matches(word, Word.quotes).trailingZeroBitCount >> 3
      var marks =
        Word.matches(word, delimiters) | Word.matches(word, Word.newlines)
        | Word.matches(word, Word.carriageReturns)
      if quote < 8 { marks &= (1 << UInt64(quote * 8)) - 1 }
      while marks != 0 {
        let mark = position + marks.trailingZeroBitCount >> 3
        marks &= marks - 1
        let byte = bytes[mark]
        if byte == ASCII.carriageReturn, mark + 1 < count, bytes[mark + 1] == ASCII.newline {
          continue
        }
        guard rows.end(at: mark, isRow: byte != delimiter) else { return nil }
      }
      guard quote < 8 else {
        position += available
        if rows.ends.count < 1 << 16, position - start > 1 << 16 {
          rows.reserve(of: count - start, after: position - start)
        }
        continue
      }
      position += quote
      // Inside a field a quote is text.
      position =
        position == rows.fieldStart(start) ? end(ofQuoted: position, in: bytes) : position + 1
    }
    return rows.finished(at: count, start: start, in: bytes, delimiter: delimiter)
  }

  /// Where the delimiter or line end behind a quoted field stands.
  private func end(ofQuoted start: Int, in bytes: Span<UInt8>) -> Int {
    var position = start + 1
    while position < bytes.count {
      if bytes[position] == ASCII.quote {
        position += 1
        guard position < bytes.count, bytes[position] == ASCII.quote else { break }
      }
      position += 1
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == ASCII.newline || byte == ASCII.carriageReturn { break }
      position += 1
    }
    return position
  }

  private struct Rows {
    var ends: [UInt32] = []
    var width = 0
    private var column = 0
    private var isReserved = false

    @inline(__always)
    mutating func end(at position: Int, isRow: Bool) -> Bool {
      ends.append(UInt32(truncatingIfNeeded: position))
      column += 1
      guard isRow else { return width == 0 || column < width }
      if width == 0 { width = column }
      guard column == width else { return false }
      column = 0
      return true
    }

    @inline(__always)
    func fieldStart(_ start: Int) -> Int { ends.last.map { Int($0) + 1 } ?? start }

    /// Room for all, judged by what the first part held.
    mutating func reserve(of total: Int, after part: Int) {
      guard !isReserved else { return }
      isReserved = true
      ends.reserveCapacity(Int(Double(ends.count) * Double(total) / Double(part) * 1.02) + 64)
    }

    /// The last row may lack its line end.
    mutating func finished(
      at count: Int, start: Int, in bytes: Span<UInt8>, delimiter: UInt8
    ) -> (ends: [UInt32], width: Int)? {
      if column > 0 || fieldStart(start) < count {
        guard end(at: count, isRow: true) else { return nil }
      }
      return width == 0 ? nil : (ends, width)
    }
  }
}

/// Eight bytes looked at together.
enum Word {
  static let quotes = filled(with: ASCII.quote)
  static let newlines = filled(with: ASCII.newline)
  static let carriageReturns = filled(with: ASCII.carriageReturn)

  static func filled(with byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The first byte lowest; zeros where fewer than eight are wanted.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at position: Int, count: Int) -> UInt64 {
    if bytes.count - position >= 8 {
      let word = UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      return count >= 8 ? word : word & ((1 << UInt64(count * 8)) - 1)
    }
    var word: UInt64 = 0
    for offset in 0..<count { word |= UInt64(bytes[position + offset]) << UInt64(offset * 8) }
    return word
  }

  /// The top bit of each byte that is the one `pattern` is filled with, and no other bit.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((difference & low) &+ low | difference | low)
  }
}
