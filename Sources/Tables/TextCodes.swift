import Diagnostics

/// The different texts of a column in the order in which they first appear, and each row's place
/// among them.
package struct TextCodes: Sendable {
  package let codes: [Int32]
  package let texts: [String?]

  private init(codes: [Int32], texts: [String?]) {
    self.codes = codes
    self.texts = texts
  }

  init(_ values: [String?]) {
    var known: [String?: Int32] = [:]
    var texts: [String?] = []
    codes = values.map { text in
      if let code = known[text] { return code }
      let code = Int32(truncatingIfNeeded: texts.count)
      known[text] = code
      texts.append(text)
      return code
    }
    self.texts = texts
  }

  /// By bytes: texts that differ only in how their characters are written are different here.
  init(_ fields: DelimitedFields, column: Int) {
    let bytes = fields.bytes.span
    var known = KnownContents()
    var isPlain = true
    let codes = [Int32](unsafeUninitializedCapacity: fields.rowCount) { codes, count in
      for row in 0..<fields.rowCount {
        let content = fields.content(at: fields.place(row: row, column: column), in: bytes)
        guard !content.hasDoubledQuotes else {
          isPlain = false
          return
        }
        codes.initializeElement(at: row, to: known.code(of: content, in: bytes))
        count = row + 1
      }
    }
    guard isPlain else {
      // The same text can stand there with other bytes.
      self.init(fields.column(column).map { $0 })
      return
    }
    self.init(
      codes: codes,
      texts: known.contents.map { content in
        String(decoding: fields.bytes[content.start..<content.end], as: UTF8.self)
      })
  }
}

extension CSV {
  /// The different texts of a column and which of them each of `rows` holds, blanks around them left out.
  func coded(column: Int, rows: [Int]) -> (codes: [Int32], texts: [String]) {
    let text = source.bytes
    let bytes = text.span
    var known = KnownContents()
    var codes: [Int32] = []
    codes.reserveCapacity(rows.count)
    for row in rows {
      let cell = cell(row, column)
      guard !cell.hasDoubledQuotes else {
        let coded = TextCodes(rows.map { self.text(row: $0, column: column).trimmed })
        return (coded.codes, coded.texts.map { $0 ?? "" })
      }
      let content = DelimitedFields.Content(start: cell.start, end: cell.start + cell.length)
      codes.append(known.code(of: content, in: bytes))
    }
    return (
      codes,
      known.contents.map { content in
        String(decoding: text[content.start..<content.end], as: UTF8.self).trimmed
      }
    )
  }
}
