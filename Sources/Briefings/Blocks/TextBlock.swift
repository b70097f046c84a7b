import Diagnostics

/// Prose in Markdown, with values put in.
struct TextBlock: Block {
  static let name = "text"
  static let fields = [
    Field("columns", "how many columns the words run in", .whole(1...4)),
    Field("text", "Markdown: headings, paragraphs, lists", required: true),
  ]

  let text: Written
  let columns: Int
  var sources: [Written] { [] }
  var label: Written? { nil }

  init?(_ reader: FieldReader, _ report: inout Report) {
    columns = reader.number("columns", in: 1...4, &report).map { Int($0) } ?? 1
    guard let text = reader.sentence(Self.name, &report) else { return nil }
    self.text = text
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    ProseContent(
      prose: Prose(markdown: context.words(text, &report), at: text.origin, report: &report),
      columns: columns)
  }
}
