/// The fields of delimited text in which every row has as many, kept as where each ends.
///
/// Nothing is read until it is asked for: a column that nobody uses costs four bytes a row, numbers
/// are read from the bytes, and text that repeats is made into a `String` once.
package struct DelimitedFields: Sendable {
  let bytes: [UInt8]
  /// Row by row, that of the names included: the byte there parts a field from the next.
  let ends: [UInt32]
  package let width: Int
  /// Without the row of names.
  package let rowCount: Int
  private let start: Int

  /// - Returns: `nil` for text without rows, with rows of different lengths, or parted by a byte that
  ///   means something else: whoever asks then reads it field by field.
  package init?(_ bytes: [UInt8], delimiter: UInt8) {
    guard bytes.count < UInt32.max, let scanner = FieldScanner(delimiter: delimiter) else {
      return nil
    }
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let found = scanner.scan(bytes.span, from: start) else { return nil }
    self.bytes = bytes
    ends = found.ends
    width = found.width
    rowCount = found.ends.count / found.width - 1
  }

  /// The fields of the first row.
  package var names: [String] {
    let bytes = bytes.span
    return (0..<width).map { text(at: $0, in: bytes) }
  }

  /// - Precondition: `index` is below `width`.
  package func column(_ index: Int) -> TextColumn {
    precondition((0..<width).contains(index))
    return TextColumn(fields: self, column: index)
  }

  // MARK: One field

  /// What a field holds, as a range of the bytes; quotes around it are left out.
  struct Content {
    var start: Int
    var end: Int
    var hasDoubledQuotes = false
  }

  /// The place in `ends` of a field of a row below the names.
  func place(row: Int, column: Int) -> Int { (row + 1) * width + column }

  @inline(__always)
  func content(at place: Int, in bytes: Span<UInt8>) -> Content {
    var end = Int(ends[place])
    let start = place == 0 ? self.start : Int(ends[place - 1]) + 1
    // A line ends with one byte or with two.
    if end > start, bytes[end - 1] == ASCII.carriageReturn, end < bytes.count,
      bytes[end] == ASCII.newline
    {
      end -= 1
    }
    guard end > start, bytes[start] == ASCII.quote else { return Content(start: start, end: end) }
    return quotedContent(from: start + 1, to: end, in: bytes)
  }

  /// What stands behind the closing quote is left out, as d3 does.
  private func quotedContent(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Content {
    var content = Content(start: start, end: start)
    while content.end < end {
      if bytes[content.end] == ASCII.quote {
        guard content.end + 1 < end, bytes[content.end + 1] == ASCII.quote else { break }
        content.hasDoubledQuotes = true
        content.end += 1
      }
      content.end += 1
    }
    return content
  }

  func text(at place: Int, in bytes: Span<UInt8>) -> String {
    let content = content(at: place, in: bytes)
    let raw = self.bytes[content.start..<content.end]
    return content.hasDoubledQuotes
      ? String(decoding: withoutDoubledQuotes(raw), as: UTF8.self)
      : String(decoding: raw, as: UTF8.self)
  }
}
