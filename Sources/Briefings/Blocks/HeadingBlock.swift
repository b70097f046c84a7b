import Diagnostics
import SceneGraph
import Tables

/// Opens a part of the page: a rule, and what the blocks below have in common.
struct HeadingBlock: Block {
  static let name = "heading"
  static let fields = [
    Field("heading", "what the blocks below have in common", required: true),
    Field("rule", "false leaves out the rule above", .flag),
    Field("subtitle", "a line below it"),
  ]

  let text: Written
  let subtitle: Written?
  let hasRule: Bool

  var sources: [Written] { [] }
  var label: Written? { nil }

  init?(_ reader: FieldReader, _ report: inout Report) {
    _ = reader.text("subtitle", &report)
    guard let text = reader.sentence(Self.name, &report) else { return nil }
    self.text = text
    subtitle = Written(reader["subtitle"])
    hasRule = reader.flag("rule", &report) ?? true
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    StatementContent(
      kind: .heading(hasRule: hasRule), text: context.words(text, &report),
      note: context.words(subtitle, &report))
  }
}

/// One sentence that stands out, with a rule at its side.
struct CalloutBlock: Block {
  static let name = "callout"
  static let fields = [
    Field("callout", "the sentence", required: true),
    Field("note", "who says so, or where it is from"),
  ]

  let text: Written
  let note: Written?

  var sources: [Written] { [] }
  var label: Written? { nil }

  init?(_ reader: FieldReader, _ report: inout Report) {
    _ = reader.text("note", &report)
    guard let text = reader.sentence(Self.name, &report) else { return nil }
    self.text = text
    note = Written(reader["note"])
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    StatementContent(
      kind: .callout, text: context.words(text, &report), note: context.words(note, &report))
  }
}

extension FieldReader {
  /// A text that a block cannot do without; an empty one is an error.
  func sentence(_ name: String, _ report: inout Report) -> Written? {
    guard text(name, &report) != nil, let written = Written(self[name]) else { return nil }
    if written.text.allSatisfy(\.isWhitespace) {
      report.error(
        "E103", "`\(name)` is empty", at: written.origin,
        label: "write something, or take the block away")
    }
    return written
  }
}
