internal import CCmark
import Diagnostics

/// Prose read from Markdown: blocks of text with emphasis kept.
struct Prose: Sendable {
  struct Span: Sendable, Hashable {
    var text: String
    var isStrong = false
    var isEmphasized = false
    var link: String?
  }

  enum Paragraph: Sendable {
    case heading(level: Int, [Span])
    case body([Span])
    /// `marker` stands before the first line: a bullet or a number.
    case item(marker: String, depth: Int, [Span])
  }

  var paragraphs: [Paragraph] = []

  /// Reads CommonMark by cmark-gfm (Debian's library, the reference implementation with GitHub's
  /// extensions). What a page cannot show — tables, pictures, raw HTML, code — is an error.
  init(markdown: String, at origin: Origin, report: inout Report) {
    let document = cmark_parse_document(markdown, markdown.utf8.count, CMARK_OPT_SMART)
    guard let document else { return }
    defer { cmark_node_free(document) }
    var node = cmark_node_first_child(document)
    while let current = node {
      read(current, depth: 0, at: origin, &report)
      node = cmark_node_next(current)
    }
  }

  private static let deepestList = 6

  private mutating func read(
    _ node: OpaquePointer, depth: Int, at origin: Origin,
    _ report: inout Report
  ) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      paragraphs.append(
        .heading(
          level: Int(cmark_node_get_heading_level(node)), spans(of: node, at: origin, &report)))
    case CMARK_NODE_PARAGRAPH:
      paragraphs.append(.body(spans(of: node, at: origin, &report)))
    case CMARK_NODE_LIST where depth < Self.deepestList:
      var number = Int(cmark_node_get_list_start(node))
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      var item = cmark_node_first_child(node)
      while let current = item {
        readItem(
          current, marker: isOrdered ? "\(number)." : "•", depth: depth, at: origin, &report)
        number += 1
        item = cmark_node_next(current)
      }
    case CMARK_NODE_THEMATIC_BREAK: break
    default: refuse(node, at: origin, &report)
    }
  }

  private mutating func readItem(
    _ node: OpaquePointer, marker: String, depth: Int, at origin: Origin,
    _ report: inout Report
  ) {
    var isFirst = true
    var child = cmark_node_first_child(node)
    while let current = child {
      if cmark_node_get_type(current) == CMARK_NODE_PARAGRAPH {
        paragraphs.append(
          .item(
            marker: isFirst ? marker : "", depth: depth, spans(of: current, at: origin, &report)))
        isFirst = false
      } else {
        read(current, depth: depth + 1, at: origin, &report)
      }
      child = cmark_node_next(current)
    }
  }

  private func spans(
    of node: OpaquePointer, at origin: Origin, _ report: inout Report
  ) -> [Span] {
    var spans: [Span] = []
    var current = Span(text: "")
    var strong = 0
    var emphasized = 0
    var link: String?
    func flush(_ text: String) {
      guard !text.isEmpty else { return }
      current = Span(
        text: text, isStrong: strong > 0, isEmphasized: emphasized > 0, link: link)
      if let last = spans.last, last.isStrong == current.isStrong,
        last.isEmphasized == current.isEmphasized, last.link == current.link
      {
        spans[spans.count - 1].text += text
      } else {
        spans.append(current)
      }
    }
    // An iterator, not recursion: emphasis may be nested as deep as the text is long.
    guard let iterator = cmark_iter_new(node) else { return [] }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let inline = cmark_iter_get_node(iterator), inline != node else { continue }
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      switch cmark_node_get_type(inline) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: flush(literal(inline))
      case CMARK_NODE_SOFTBREAK: flush(" ")
      case CMARK_NODE_LINEBREAK: flush("\n")
      case CMARK_NODE_STRONG: strong += step
      case CMARK_NODE_EMPH: emphasized += step
      case CMARK_NODE_LINK:
        link = step > 0 ? cmark_node_get_url(inline).map { String(cString: $0) } : nil
      default: if step > 0 { refuse(inline, at: origin, &report) }
      }
    }
    return spans
  }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func refuse(
    _ node: OpaquePointer, at origin: Origin, _ report: inout Report
  ) {
    let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? "this"
    report.error(
      "E111", "a text block cannot show `\(name)` of Markdown", at: origin,
      notes: ["it shows headings, paragraphs, lists, **strong**, *emphasis* and links"])
  }
}
