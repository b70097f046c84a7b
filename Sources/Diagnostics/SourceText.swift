/// A text the user wrote, kept so that messages can point into it.
package final class SourceText: Sendable {
  /// The name as the user would write it, usually a path relative to where they stand.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Values that no file holds: built-in specifications, rewrites, tests.
  package static let builtIn = SourceText(name: "", bytes: [])

  /// Line, column (both from 1, columns in characters) and the text of the line that holds `offset`.
  package func place(from start: Int, to end: Int) -> Place {
    let start = min(max(start, 0), bytes.count)
    let end = min(max(end, start), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<start where bytes[index] == newline {
      line += 1
      lineStart = index + 1
    }
    var lineEnd = lineStart
    while lineEnd < bytes.count, bytes[lineEnd] != newline { lineEnd += 1 }
    if lineEnd > lineStart, bytes[lineEnd - 1] == carriageReturn { lineEnd -= 1 }

    // A line of megabytes is cut to the neighbourhood of the place before any of it is decoded.
    let excerptStart = alignedToCharacter(max(lineStart, start - Self.longestExcerpt / 2))
    let excerptEnd = min(lineEnd, excerptStart + Self.longestExcerpt)
    let before = decoded(excerptStart, min(start, excerptEnd))
    let marked = decoded(start, min(end, excerptEnd))
    let column = excerptStart == lineStart ? before.count + 1 : start - lineStart + 1
    return Place(
      file: name, line: line, column: column, length: max(1, marked.count),
      excerpt: Place.Excerpt(
        text: decoded(excerptStart, excerptEnd), markStart: before.count,
        isCutBefore: excerptStart > lineStart, isCutAfter: excerptEnd < lineEnd))
  }

  private static let longestExcerpt = 160

  private func decoded(_ start: Int, _ end: Int) -> String {
    guard start < end else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func alignedToCharacter(_ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
