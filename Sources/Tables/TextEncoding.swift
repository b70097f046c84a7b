import Diagnostics

extension SourceText {
  /// The text itself when it is UTF-8 without NUL bytes, of a size we read; else `nil` and a report.
  func readableAsTable(report: inout Report) -> SourceText? {
    guard bytes.count <= Limits.fileBytes else {
      report.add(.fileTooLarge(name, bytes: bytes.count))
      return nil
    }
    if let order = utf16Order {
      report.add(.utf16(self, order: order))
      return nil
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      report.add(.zipArchive(self))
      return nil
    }
    let bytes = bytes
    guard let offset = firstUnreadableByte(in: bytes.span) else { return self }
    report.add(bytes[offset] == 0 ? .nulByte(self, at: offset) : .notUTF8(self, at: offset))
    return nil
  }

  /// From its byte order mark, or from every second byte of its start being zero.
  private var utf16Order: String? {
    let start = bytes.prefix(64)
    if start.starts(with: [0xFF, 0xFE]) { return "little-endian" }
    if start.starts(with: [0xFE, 0xFF]) { return "big-endian" }
    guard start.count >= 8 else { return nil }
    let even = start.indices.filter { $0.isMultiple(of: 2) }
    let odd = start.indices.filter { !$0.isMultiple(of: 2) }
    if odd.allSatisfy({ bytes[$0] == 0 }), even.allSatisfy({ bytes[$0] != 0 }) {
      return "little-endian"
    }
    if even.allSatisfy({ bytes[$0] == 0 }), odd.allSatisfy({ bytes[$0] != 0 }) {
      return "big-endian"
    }
    return nil
  }

  /// Carriage returns that end a row on their own become newlines; fields keep theirs.
  func withNewlinesForCarriageReturns(outside cells: [CSVCell]) -> SourceText {
    var bytes = bytes
    func replace(_ range: Range<Int>) {
      for index in range where bytes[index] == ASCII.carriageReturn {
        let isPair = index + 1 < bytes.count && bytes[index + 1] == ASCII.newline
        if !isPair { bytes[index] = ASCII.newline }
      }
    }
    var end = 0
    for cell in cells where cell.start >= end {
      replace(end..<cell.start)
      end = cell.start + cell.length
    }
    replace(end..<max(end, bytes.count))
    return SourceText(name: name, bytes: bytes)
  }
}

/// The offset of the first byte that is NUL or not part of well-formed UTF-8.
func firstUnreadableByte(in bytes: Span<UInt8>) -> Int? {
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    if byte < 0x80 {
      guard byte != 0 else { return position }
      position += 1
      continue
    }
    guard let length = lengthOfSequence(at: position, in: bytes) else { return position }
    position += length
  }
  return nil
}

/// Bytes of the UTF-8 sequence that starts with a byte above 0x7F; `nil` if it is malformed.
///
/// - Source: The Unicode Standard 16, table 3-7.
private func lengthOfSequence(at position: Int, in bytes: Span<UInt8>) -> Int? {
  let second: ClosedRange<UInt8>
  let length: Int
  switch bytes[position] {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
  for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return nil }
  return length
}
