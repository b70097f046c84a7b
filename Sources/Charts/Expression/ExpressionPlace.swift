internal import Diagnostics

extension Origin {
  /// The part of this text that stands at `start..<end` of its content, in bytes of UTF-8.
  ///
  /// - Returns: the whole text when its lines are folded, so that nobody can say where that is.
  func narrowed(to start: Int, _ end: Int) -> Origin {
    let bytes = source.bytes
    guard self.end <= bytes.count, self.start < self.end else { return self }
    let raw = bytes[Int(self.start)..<Int(self.end)]
    guard let first = raw.first, !raw.contains(UInt8(ascii: "\n")) else { return self }
    var places = QuotedPlaces(raw: raw, quote: first)
    guard let low = places.rawIndex(of: start) else { return self }
    let high = places.rawIndex(of: max(end, start)) ?? Int(self.end)
    return Origin(source: source, start: low, end: max(high, low + 1))
  }
}

/// Where the bytes of a text's content stand in the document that quotes it.
private struct QuotedPlaces {
  private let raw: ArraySlice<UInt8>
  private let quote: UInt8
  private var index: Int
  private var decoded = 0

  init(raw: ArraySlice<UInt8>, quote: UInt8) {
    self.raw = raw
    self.quote = quote
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    index = raw.startIndex + (isQuoted ? 1 : 0)
  }

  /// - Precondition: asked in ascending order.
  mutating func rawIndex(of offset: Int) -> Int? {
    while decoded < offset, index < raw.endIndex { step() }
    return decoded >= offset && index < raw.endIndex ? index : nil
  }

  private mutating func step() {
    let next = index + 1 < raw.endIndex ? raw[index + 1] : 0
    if quote == UInt8(ascii: "'"), raw[index] == quote, next == quote {
      index += 2
    } else if quote == UInt8(ascii: "\""), raw[index] == UInt8(ascii: "\\") {
      stepEscape(next)
      return
    } else {
      index += 1
    }
    decoded += 1
  }

  private mutating func stepEscape(_ letter: UInt8) {
    guard letter == UInt8(ascii: "u") else {
      index += 2
      decoded += 1
      return
    }
    let digits = raw[min(index + 2, raw.endIndex)..<min(index + 6, raw.endIndex)]
    let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    index += 6
    // The two halves of a surrogate pair make four bytes.
    decoded += value < 0x80 ? 1 : value < 0x800 || value & 0xF800 == 0xD800 ? 2 : 3
  }
}
