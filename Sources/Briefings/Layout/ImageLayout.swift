import Diagnostics
import SceneGraph

/// A picture as large as its cell allows, in its own shape.
struct ImageLayout: MeasuredBlock {
  let content: ImageContent
  let width: Double
  let note: MeasuredText

  private static let noteGap = 4.0
  private static let least = 12.0
  private static let most = 240.0

  init(
    _ content: ImageContent, name: String, at origin: Origin, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.content = content
    self.width = width
    note = page.measure(content.note, .note, width: width, in: name, at: origin, &report)
  }

  /// Of the picture at the full width.
  private var natural: Double {
    width * Double(content.picture.height) / Double(max(content.picture.width, 1))
  }

  private var foot: Double { note.lines.isEmpty ? 0 : Self.noteGap + note.height }

  var head: Double { 0 }
  /// A height that was asked for is kept; otherwise the picture may become small.
  var minimumBody: Double { min(content.wish ?? Self.least, natural) + foot }
  var preferredBody: Double? {
    content.wish == nil ? min(natural, Self.most) + foot : nil
  }
  var overflowUnit: OverflowUnit { .points }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    let height = min(content.wish ?? .infinity, natural, max(rect.height - foot, 1))
    let own = natural > 0 ? height * width / natural : width
    let x =
      switch content.alignment {
      case .left: rect.x
      case .center: rect.x + (rect.width - own) / 2
      case .right: rect.maxX - own
      }
    page.beginSection()
    defer { page.endSection() }
    let tag =
      content.alternative.isEmpty ? nil : page.makeTag(.figure(alt: content.alternative))
    page.draw(
      content.picture, in: Rect(x: x, y: rect.y, width: own, height: height), tag: tag)
    if !note.lines.isEmpty {
      page.draw(
        note, x: rect.x, y: rect.y + height + Self.noteGap, tag: page.makeTag(.note),
        width: rect.width)
    }
  }
}
