import Diagnostics
import SceneGraph

/// Prose at its width, in one column or several.
struct ProseLayout: MeasuredBlock {
  private struct Piece {
    var text: MeasuredText
    var indent: Double
    var marker: ShapedLine?
    var gapAbove: Double
    var role: Tag.Role
  }

  /// One line of a piece; `gap` falls away at the top of a column.
  private struct Line {
    var piece: Int
    var index: Int
    var gap: Double
    /// A heading does not end a column.
    var staysWithNext: Bool
  }

  let name: String
  let origin: Origin
  let width: Double
  private let pieces: [Piece]
  private let bodyLook: Theme.TextLook
  private let columns: [[Line]]
  private let columnWidth: Double

  private static let paragraphGap = 5.0
  private static let headingGap = 8.0
  private static let itemGap = 2.0
  private static let indent = 11.0
  private static let gutter = 14.0

  init(
    _ prose: Prose, columns count: Int = 1, name: String, at origin: Origin, width: Double,
    page: PageBuilder, _ report: inout Report
  ) {
    self.name = name
    self.origin = origin
    self.width = width
    let columnWidth = (width - Self.gutter * Double(count - 1)) / Double(count)
    self.columnWidth = columnWidth
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
          leading: heading.leading, width: columnWidth, in: name, at: origin, &report)
        pieces.append(
          Piece(
            text: text, indent: 0, gapAbove: isFirst ? 0 : Self.headingGap,
            role: .heading(level: 2)))
      case .body(let spans):
        let follows = pieces.last.map { if case .heading = $0.role { true } else { false } } ?? true
        pieces.append(
          Piece(
            text: page.measure(
              spans.map { Self.styled($0, body) }, leading: body.leading, width: columnWidth,
              in: name, at: origin, &report),
            indent: 0, gapAbove: follows ? 0 : Self.paragraphGap, role: .paragraph))
      case .item(let marker, let depth, let spans):
        let indent = Self.indent * Double(depth + 1)
        pieces.append(
          Piece(
            text: page.measure(
              spans.map { Self.styled($0, body) }, leading: body.leading,
              width: columnWidth - indent, in: name, at: origin, &report),
            indent: indent,
            marker: marker.isEmpty ? nil : page.shaping.shape(marker, body.style),
            gapAbove: isFirst ? 0 : Self.itemGap, role: .listItem))
      }
    }
    self.pieces = pieces
    columns = Self.columns(of: pieces, count)
  }

  private static func styled(_ span: Prose.Span, _ look: Theme.TextLook) -> StyledText {
    var style = look.style
    if span.isStrong { style.weight = 700 }
    if span.isEmphasized { style.isItalic = true }
    let color: Theme.ColorRole = span.link != nil ? .accent : span.isStrong ? .ink : look.color
    return StyledText(span.text, style, color)
  }

  // MARK: Columns

  /// The lines in as many columns, each as low as can be.
  private static func columns(of pieces: [Piece], _ count: Int) -> [[Line]] {
    let lines = pieces.enumerated().flatMap { number, piece in
      let isHeading = if case .heading = piece.role { true } else { false }
      return piece.text.lines.indices.map { index in
        // Neither the first line of a paragraph nor its last but one stands alone.
        let isFirst = index == 0 && piece.text.lines.count > 1
        let isLastButOne = index == piece.text.lines.count - 2
        return Line(
          piece: number, index: index, gap: index == 0 ? piece.gapAbove : 0,
          staysWithNext: isHeading || isFirst || isLastButOne)
      }
    }
    guard count > 1, !lines.isEmpty else { return [lines] }
    let total = lines.reduce(0) { $0 + $1.gap + pieces[$1.piece].text.leading }
    var (low, high) = (total / Double(count), total)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if filled(lines, pieces, height: middle).count <= count {
        high = middle
      } else {
        low = middle
      }
    }
    return filled(lines, pieces, height: high)
  }

  private static func filled(_ lines: [Line], _ pieces: [Piece], height: Double) -> [[Line]] {
    var columns: [[Line]] = [[]]
    var used = 0.0
    var start = lines.startIndex
    while start < lines.endIndex {
      // Lines that stay together go into one column.
      var end = start
      while end < lines.endIndex - 1, lines[end].staysWithNext { end += 1 }
      let group = lines[start...end]
      let own = group.reduce(0) { $0 + $1.gap + pieces[$1.piece].text.leading }
      let isTop = columns[columns.count - 1].isEmpty
      if !isTop, used + own > height + 0.01 {
        columns.append([])
        used = 0
      }
      let gap = columns[columns.count - 1].isEmpty ? lines[start].gap : 0
      columns[columns.count - 1] += group
      used += own - gap
      start = end + 1
    }
    return columns
  }

  private func height(of column: [Line]) -> Double {
    column.enumerated().reduce(0) { sum, line in
      sum + (line.offset == 0 ? 0 : line.element.gap) + pieces[line.element.piece].text.leading
    }
  }

  // MARK: Measured

  var head: Double { 0 }
  var minimumBody: Double { columns.map(height).max() ?? 0 }
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
    var tag: (piece: Int, id: TagID)?
    for (number, column) in columns.enumerated() {
      let x = rect.x + Double(number) * (columnWidth + Self.gutter)
      var y = rect.y
      for (offset, line) in column.enumerated() {
        let piece = pieces[line.piece]
        if offset > 0 { y += line.gap }
        // A paragraph that goes on in the next column is one paragraph.
        let own = tag?.piece == line.piece ? tag?.id : nil
        let id = own ?? page.makeTag(piece.role)
        tag = (line.piece, id)
        if line.index == 0, let marker = piece.marker {
          page.draw(
            marker,
            at: Point(x: x + piece.indent - Self.indent, y: y + piece.text.baseline(ofLine: 0)),
            colors: [bodyLook.color], tag: id)
        }
        var text = piece.text
        text.lines = [piece.text.lines[line.index]]
        page.draw(text, x: x + piece.indent, y: y, tag: id, width: columnWidth - piece.indent)
        y += piece.text.leading
      }
    }
  }
}
