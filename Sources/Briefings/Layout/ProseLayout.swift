import Diagnostics
import SceneGraph

/// Prose at its width.
struct ProseLayout: MeasuredBlock {
  private struct Piece {
    var text: MeasuredText
    var indent: Double
    var marker: ShapedLine?
    var gapAbove: Double
    var role: Tag.Role
  }

  let name: String
  let origin: Origin
  let width: Double
  private let pieces: [Piece]
  private let bodyLook: Theme.TextLook

  private static let paragraphGap = 5.0
  private static let headingGap = 8.0
  private static let itemGap = 2.0
  private static let indent = 11.0

  init(
    _ prose: Prose, name: String, at origin: Origin, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.name = name
    self.origin = origin
    self.width = width
    let body = page.theme.look(.body)
    let heading = page.theme.look(.heading)
    bodyLook = body
    var pieces: [Piece] = []
    for paragraph in prose.paragraphs {
      let isFirst = pieces.isEmpty
      switch paragraph {
      case .heading(_, let spans):
        let text = page.measure(
          spans.map { span in
            var style = heading.style
            style.isItalic = span.isEmphasized
            return StyledText(span.text, style, heading.color)
          },
          leading: heading.leading, width: width, in: name, at: origin, &report)
        pieces.append(
          Piece(
            text: text, indent: 0, gapAbove: isFirst ? 0 : Self.headingGap,
            role: .heading(level: 2)))
      case .body(let spans):
        let follows = pieces.last.map { if case .heading = $0.role { true } else { false } } ?? true
        pieces.append(
          Piece(
            text: page.measure(
              spans.map { Self.styled($0, body) }, leading: body.leading, width: width, in: name,
              at: origin, &report),
            indent: 0, gapAbove: follows ? 0 : Self.paragraphGap, role: .paragraph))
      case .item(let marker, let depth, let spans):
        let indent = Self.indent * Double(depth + 1)
        pieces.append(
          Piece(
            text: page.measure(
              spans.map { Self.styled($0, body) }, leading: body.leading, width: width - indent,
              in: name, at: origin, &report),
            indent: indent,
            marker: marker.isEmpty ? nil : page.shaping.shape(marker, body.style),
            gapAbove: isFirst ? 0 : Self.itemGap, role: .listItem))
      }
    }
    self.pieces = pieces
  }

  private static func styled(_ span: Prose.Span, _ look: Theme.TextLook) -> StyledText {
    var style = look.style
    if span.isStrong { style.weight = 700 }
    if span.isEmphasized { style.isItalic = true }
    let color: Theme.ColorRole = span.link != nil ? .accent : span.isStrong ? .ink : look.color
    return StyledText(span.text, style, color)
  }

  var head: Double { 0 }
  var minimumBody: Double { pieces.reduce(0) { $0 + $1.gapAbove + $1.text.height } }
  var preferredBody: Double? { nil }

  var overflowUnit: OverflowUnit {
    let lines = pieces.flatMap(\.text.lines)
    let words = lines.reduce(0) { $0 + $1.text.split(separator: " ").count }
    return .lines(
      count: lines.count, leading: bodyLook.leading, size: bodyLook.style.size,
      wordsPerLine: Double(words) / Double(max(lines.count, 1)))
  }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.beginSection()
    defer { page.endSection() }
    var y = rect.y
    for piece in pieces {
      y += piece.gapAbove
      let tag = page.makeTag(piece.role)
      if let marker = piece.marker {
        page.draw(
          marker,
          at: Point(
            x: rect.x + piece.indent - Self.indent, y: y + piece.text.baseline(ofLine: 0)),
          colors: [bodyLook.color], tag: tag)
      }
      page.draw(
        piece.text, x: rect.x + piece.indent, y: y, tag: tag, width: rect.width - piece.indent)
      y += piece.text.height
    }
  }
}
