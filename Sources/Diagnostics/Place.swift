/// Where in a file something stands, in the form that is printed.
package struct Place: Hashable, Sendable {
  package var file: String
  /// From 1; 0 when the place is the file as a whole.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// In characters, at least 1.
  package var length: Int
  package var excerpt: Excerpt?

  /// The line that holds the place, or the neighbourhood of it when the line is very long.
  package struct Excerpt: Hashable, Sendable {
    package var text: String
    /// How many characters of `text` stand before the marked ones.
    package var markStart: Int
    package var isCutBefore: Bool
    package var isCutAfter: Bool
  }

  package init(file: String, line: Int, column: Int, length: Int, excerpt: Excerpt? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.excerpt = excerpt
  }

  /// A file as a whole.
  package init(file: String) {
    self.init(file: file, line: 0, column: 0, length: 1)
  }
}

extension Place: Comparable {
  package static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A stretch of a source text; cheap to keep beside every value.
package struct Origin: Sendable {
  package var source: SourceText
  package var start: UInt32
  package var end: UInt32

  package init(source: SourceText, start: Int, end: Int) {
    self.source = source
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: end)
  }

  package static let builtIn = Origin(source: .builtIn, start: 0, end: 0)

  /// `nil` for values that no file holds.
  package var place: Place? {
    source === SourceText.builtIn ? nil : source.place(from: Int(start), to: Int(end))
  }
}
