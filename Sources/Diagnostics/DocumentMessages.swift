/// How large a document may be, and what is said when it is larger.
package enum DocumentLimits {
  package static let deepestNesting = 200
  /// Of a YAML document, aliases written out.
  package static let mostNodes = 1_000_000
  /// Of a YAML document, in bytes.
  package static let longestYAML = 16 << 20
}

enum DocumentMessages {
  static let repeatedKey = "the key stands twice in one object; the last one counts"
  static let tooDeep =
    "the document is nested more than \(DocumentLimits.deepestNesting) levels deep"
  static let tooManyNodes =
    "the document holds more than \(DocumentLimits.mostNodes) values when its aliases are written out"

  static func invalidEncoding(_ found: String) -> String {
    "the file is not UTF-8\(found)"
  }
}

/// Says where a text stops being UTF-8; everything we read is UTF-8, with or without a byte order mark.
package func checkEncoding(of source: SourceText, report: inout Report) -> Bool {
  let bytes = source.bytes
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    report.error(
      "E002", DocumentMessages.invalidEncoding(" but UTF-16"),
      at: Origin(source: source, start: 0, end: 0),
      notes: ["save it as UTF-8"])
    return false
  }
  guard let offset = firstInvalidUTF8(in: bytes) else { return true }
  report.error(
    "E002", DocumentMessages.invalidEncoding(": a byte here belongs to no character"),
    at: Origin(source: source, start: offset, end: offset + 1),
    notes: ["save it as UTF-8 (a file saved by Excel may be Windows-1252)"])
  return false
}

/// The offset of the first byte that no well-formed UTF-8 text holds there.
package func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    let count = bytes.count
    while index < count {
      // Eight ASCII bytes at a time.
      if index + 8 <= count,
        UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      let byte = bytes[index]
      let length: Int
      var lowest: UInt8 = 0x80
      var highest: UInt8 = 0xBF
      switch byte {
      case 0..<0x80: length = 1
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, lowest) = (3, 0xA0)
      case 0xED: (length, highest) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, lowest) = (4, 0x90)
      case 0xF4: (length, highest) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return index
      }
      guard index + length <= count else { return index }
      for position in 1..<max(length, 1) {
        let next = bytes[index + position]
        guard next >= (position == 1 ? lowest : 0x80), next <= (position == 1 ? highest : 0xBF)
        else { return index }
      }
      index += length
    }
    return nil
  }
}
