package import SceneGraph

extension Renderer {
  /// The frames as the pages of a PDF file, with real text in embedded fonts.
  package func pdf(
    of frames: [Frame], info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    let draft = try draft(of: frames, info: info)
    return draft.bytes.withLanguage(frames[0].language)
  }
}

extension [UInt8] {
  /// The PDF with its language in the catalogue, which Cairo cannot write.
  ///
  /// Cairo writes the catalogue last, so that only the offset of the table of objects moves. A file of
  /// another shape comes back as it is.
  func withLanguage(_ language: String) -> [UInt8] {
    let isTag = language.utf8.allSatisfy {
      $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
    }
    guard isTag, !language.isEmpty, let catalogue = lastEnd(of: "/Type /Catalog\n"),
      let tail = lastEnd(of: "startxref\n"), let table = lastEnd(of: "\nxref\n"),
      catalogue < table, table < tail, !self[catalogue..<table].contains("\nobj".utf8)
    else { return self }
    let entry = "   /Lang (\(language))\n"
    let digits = self[tail...].prefix { (0x30...0x39).contains($0) }
    guard let offset = Int(String(decoding: digits, as: UTF8.self)) else { return self }
    return Array(self[..<catalogue]) + Array(entry.utf8) + Array(self[catalogue..<tail])
      + Array("\(offset + entry.utf8.count)".utf8) + Array(self[(tail + digits.count)...])
  }

  /// Just behind the last occurrence, looked for in the last 64 KB and the table of objects.
  private func lastEnd(of words: String) -> Int? {
    let words = Array(words.utf8)
    var start = count - words.count
    while start >= 0 {
      if self[start] == words[0], self[start..<start + words.count].elementsEqual(words) {
        return start + words.count
      }
      start -= 1
    }
    return nil
  }
}
