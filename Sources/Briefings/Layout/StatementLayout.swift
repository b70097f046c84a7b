import Diagnostics
import SceneGraph

/// A heading below its rule, or a callout beside it.
struct StatementLayout: MeasuredBlock {
  let kind: StatementContent.Kind
  let text: MeasuredText
  let note: MeasuredText
  private let look: Theme.TextLook

  private static let sideRule = 2.4
  private static let sideGap = 10.0
  private static let topRule = 1.2
  private static let topGap = 6.0
  private static let noteGap = 3.0
  /// Of a callout, beside the type of headings.
  private static let enlargement = 1.3

  init(
    _ content: StatementContent, name: String, at origin: Origin, width: Double,
    page: PageBuilder, _ report: inout Report
  ) {
    kind = content.kind
    var look = page.theme.look(.heading)
    if kind == .callout {
      look.style.size *= Self.enlargement
      look.leading = look.style.size * 1.28
    }
    self.look = look
    let room = kind == .callout ? width - Self.sideRule - Self.sideGap : width
    text = page.measure(
      [StyledText(content.text, look.style, look.color)], leading: look.leading, width: room,
      in: name, at: origin, isBalanced: true, &report)
    note = page.measure(content.note, .note, width: room, in: name, at: origin, &report)
  }

  private var top: Double {
    if case .heading(hasRule: true) = kind { Self.topRule + Self.topGap } else { 0 }
  }

  var head: Double { 0 }
  var minimumBody: Double {
    top + text.height + (note.lines.isEmpty ? 0 : Self.noteGap + note.height)
  }
  var preferredBody: Double? { nil }

  var overflowUnit: OverflowUnit {
    let words = text.lines.reduce(0) { $0 + $1.text.split(separator: " ").count }
    return .lines(
      count: text.lines.count, leading: look.leading, size: look.style.size,
      wordsPerLine: Double(words) / Double(max(text.lines.count, 1)))
  }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.beginSection()
    defer { page.endSection() }
    var (x, y) = (rect.x, rect.y)
    switch kind {
    case .callout:
      page.rule(x: x, y: y, width: Self.sideRule, thickness: minimumBody, .accent)
      x += Self.sideRule + Self.sideGap
    case .heading(let hasRule):
      if hasRule {
        page.rule(x: x, y: y, width: rect.width, thickness: Self.topRule, .ink)
        y += top
      }
    }
    let tag = page.makeTag(kind == .callout ? .paragraph : .heading(level: 2))
    let width = rect.maxX - x
    page.draw(text, x: x, y: y, tag: tag, width: width)
    y += text.height
    if !note.lines.isEmpty {
      page.draw(note, x: x, y: y + Self.noteGap, tag: page.makeTag(.paragraph), width: width)
    }
  }
}
