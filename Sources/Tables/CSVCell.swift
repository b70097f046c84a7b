/// Where one field stands in the bytes of its file, in one word.
///
/// 30 bits of start, 22 of length, so that the limits on file and field fit.
struct CSVCell: Hashable, Sendable {
  private var bits: UInt64

  private static let quotedBit: UInt64 = 1 << 62
  private static let doubledBit: UInt64 = 1 << 63

  /// - Parameters: `start` and `length` are of what stands between the quotes.
  init(start: Int, length: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
    bits =
      UInt64(truncatingIfNeeded: start) & 0x3FFF_FFFF
      | (UInt64(truncatingIfNeeded: length) & 0x3F_FFFF) << 30
      | (isQuoted ? Self.quotedBit : 0) | (hasDoubledQuotes ? Self.doubledBit : 0)
  }

  static func absent(at offset: Int) -> CSVCell { CSVCell(start: offset, length: 0) }

  var start: Int { Int(bits & 0x3FFF_FFFF) }
  var length: Int { Int(bits >> 30 & 0x3F_FFFF) }
  var isQuoted: Bool { bits & Self.quotedBit != 0 }
  var hasDoubledQuotes: Bool { bits & Self.doubledBit != 0 }

  func text(in bytes: [UInt8]) -> String {
    let end = start + length
    guard length > 0, end <= bytes.count else { return "" }
    let raw = bytes[start..<end]
    return hasDoubledQuotes
      ? String(decoding: withoutDoubledQuotes(raw), as: UTF8.self)
      : String(decoding: raw, as: UTF8.self)
  }
}

func withoutDoubledQuotes(_ raw: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(raw.count)
  var previousWasQuote = false
  for byte in raw {
    if byte == ASCII.quote, previousWasQuote {
      previousWasQuote = false
      continue
    }
    previousWasQuote = byte == ASCII.quote
    result.append(byte)
  }
  return result
}

enum ASCII {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
}

extension StringProtocol {
  /// Without blanks, tabs, line ends and no-break spaces at either end.
  var trimmed: String {
    // Nearly every text begins and ends with a printable character.
    let scalars = unicodeScalars
    guard let first = scalars.first?.value, let last = scalars.last?.value else { return "" }
    if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return String(self) }
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
