import Diagnostics

/// Prose in Markdown, with values put in.
struct TextBlock: Block {
  static let name = "text"
  static let fields = [
    Field("text", "Markdown: headings, paragraphs, lists", required: true)
  ]

  let text: Written
  var sources: [Written] { [] }
  var label: Written? { nil }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard reader.text(Self.name, &report) != nil, let text = Written(reader[Self.name]) else {
      return nil
    }
    if text.text.allSatisfy(\.isWhitespace) {
      report.error(
        "E103", "`text` is empty", at: text.origin,
        label: "write something, or take the block away")
    }
    self.text = text
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    ProseContent(
      prose: Prose(markdown: context.words(text, &report), at: text.origin, report: &report))
  }
}
