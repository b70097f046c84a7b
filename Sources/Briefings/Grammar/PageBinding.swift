package import Diagnostics

/// One page as written: its words, its blocks and how they stand, in each format.
package struct PageBinding: Sendable {
  package var words: PageWords
  package var layout: Layout?
  /// In the order of the file.
  package var blocks: [String]
  /// What is different in single formats, by the format's name.
  package var versions: [String: PageVersion]
  package var origin: Origin

  /// The page as it is in one format.
  package func plan(in format: PageFormat, blocks all: [BlockBinding]) -> PagePlan {
    let version = versions[format.name]
    let words = version.map { self.words.replaced(by: $0.words) } ?? self.words
    let layout = version?.layout ?? self.layout
    let named = Set(layout?.rows.flatMap(\.cells).map(\.block) ?? blocks)
    var bindings = all.filter { named.contains($0.name) }
    for block in version?.blocks ?? [] {
      if let index = bindings.firstIndex(where: { $0.name == block.name }) {
        bindings[index] = block
      } else if layout == nil || named.contains(block.name) {
        bindings.append(block)
      }
    }
    return PagePlan(
      format: format, words: words, layout: layout ?? Layout(stacking: bindings.map(\.name)),
      blocks: bindings, changed: Set(version?.blocks.map(\.name) ?? []))
  }
}

/// What a format changes.
package struct PageVersion: Sendable {
  package var words = PageWords()
  package var layout: Layout?
  /// Blocks with other fields, and blocks that only this format has.
  package var blocks: [BlockBinding] = []
}

/// The words at the head and the foot of a page.
package struct PageWords: Sendable {
  package var title: Written?
  package var subtitle: Written?
  package var kicker: Written?
  package var note: Written?

  init() {}

  init(_ reader: FieldReader, _ report: inout Report) {
    for name in ["kicker", "note", "subtitle", "title"] { _ = reader.text(name, &report) }
    title = Written(reader["title"])
    subtitle = Written(reader["subtitle"])
    kicker = Written(reader["kicker"])
    note = Written(reader["note"])
  }

  /// With the other's words in their place; `none` takes a word away.
  func replaced(by other: PageWords) -> PageWords {
    func chosen(_ path: KeyPath<PageWords, Written?>) -> Written? {
      guard let word = other[keyPath: path] else { return self[keyPath: path] }
      return word.text == "none" ? nil : word
    }
    var words = PageWords()
    words.title = chosen(\.title)
    words.subtitle = chosen(\.subtitle)
    words.kicker = chosen(\.kicker)
    words.note = chosen(\.note)
    return words
  }
}

/// One page in one format: what is laid out.
package struct PagePlan: Sendable {
  package var format: PageFormat
  package var words: PageWords
  package var layout: Layout
  /// Those of the layout, in the order of the file, which is the order of reading.
  package var blocks: [BlockBinding]
  /// Names of those that this format alone has as they are.
  var changed: Set<String>
}
