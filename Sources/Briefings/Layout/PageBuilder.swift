import Diagnostics
import SceneGraph

/// Collects the operations and tags of a page, and shapes its text.
struct PageBuilder {
  let theme: Theme
  let shaping: any TextShaping
  let charts: ChartCache
  /// What the charts of blocks are kept under that are different in one format.
  var identities: [String: String] = [:]
  private(set) var elements: [Element] = []
  private(set) var tags: [Tag] = []
  private var nextTag = 1
  private var openSections: [Tag] = []

  init(theme: Theme, shaping: any TextShaping, charts: ChartCache = ChartCache()) {
    self.theme = theme
    self.shaping = shaping
    self.charts = charts
  }

  // MARK: Tags

  mutating func makeTag(_ role: Tag.Role) -> TagID {
    let id = reserveTag()
    add(Tag(id: id, role: role))
    return id
  }

  /// Everything tagged until `endSection` belongs together.
  mutating func beginSection() { begin(.section) }

  /// A section without anything in it falls away.
  mutating func endSection() {
    guard let section = openSections.popLast(), !section.children.isEmpty else { return }
    add(section)
  }

  /// Everything tagged until `end` is part of it: the rows of a table, the cells of a row.
  mutating func begin(_ role: Tag.Role) {
    openSections.append(Tag(id: reserveTag(), role: role))
  }

  mutating func end() {
    if let tag = openSections.popLast() { add(tag) }
  }

  private mutating func reserveTag() -> TagID {
    defer { nextTag += 1 }
    return TagID(nextTag)
  }

  private mutating func add(_ tag: Tag) {
    if openSections.isEmpty {
      tags.append(tag)
    } else {
      openSections[openSections.count - 1].children.append(tag)
    }
  }

  // MARK: Drawing

  /// Colours what lies behind words, or beside them.
  mutating func ground(_ rect: Rect, _ color: Color) { fill(.rect(rect), color) }

  /// Decoration: words say the same.
  mutating func fill(_ path: Path, _ color: Color) {
    elements.append(Element(.artifact, .fill(path, .color(color), .nonZero)))
  }

  mutating func rule(
    x: Double, y: Double, width: Double, thickness: Double, _ role: Theme.ColorRole
  ) {
    elements.append(
      Element(
        .artifact,
        .fill(
          .rect(Rect(x: x, y: y, width: width, height: thickness)), .color(theme.color(role)),
          .nonZero)))
  }

  /// Draws text with its top at `y`.
  mutating func draw(
    _ text: MeasuredText, x: Double, y: Double, tag: TagID, alignment: Alignment = .left,
    width: Double = 0
  ) {
    for (index, line) in text.lines.enumerated() {
      let baseline = y + text.baseline(ofLine: index)
      // Text that runs from right to left starts at the right edge of its column.
      let left =
        switch line.isRightToLeft ? alignment.mirrored : alignment {
        case .center: x + (width - line.width) / 2
        case .left: x
        case .right: x + width - line.width
        }
      draw(line, at: Point(x: left, y: baseline), colors: text.colors, tag: tag)
    }
  }

  /// Draws one shaped line; `colors` holds a colour for each of its spans.
  mutating func draw(_ line: ShapedLine, at origin: Point, colors: [Theme.ColorRole], tag: TagID) {
    for run in line.runs {
      let color = colors.indices.contains(run.span) ? colors[run.span] : colors.last ?? .text
      elements.append(
        Element(
          .content(tag),
          .glyphs(
            run.glyphs, origin: Point(x: origin.x + run.glyphs.x, y: origin.y), angle: 0,
            .color(theme.color(color)))))
    }
  }

  /// Places a finished drawing, such as a chart, with its corner at `origin`.
  mutating func place(_ frame: Frame, at origin: Point, tag: TagID, name: String) {
    elements.append(
      Element(
        .content(tag),
        .group(
          Group(
            name: name, transform: .translation(x: origin.x, y: origin.y),
            elements: frame.elements.map { $0.tagged(tag) }))))
  }

  /// Draws a picture; without a tag it is decoration.
  mutating func draw(_ image: Image, in rect: Rect, tag: TagID?) {
    elements.append(Element(tag.map(Meaning.content) ?? .artifact, .image(image, rect)))
  }

  /// Draws text that repeats what is said elsewhere, such as a marking at the foot.
  mutating func drawArtifact(_ text: MeasuredText, x: Double, y: Double, width: Double) {
    for (index, line) in text.lines.enumerated() {
      let left = x + (width - line.width) / 2
      for run in line.runs {
        elements.append(
          Element(
            .artifact,
            .glyphs(
              run.glyphs,
              origin: Point(x: left + run.glyphs.x, y: y + text.baseline(ofLine: index)),
              angle: 0, .color(theme.color(text.colors.first ?? .ink)))))
      }
    }
  }

  enum Alignment {
    case center, left, right

    var mirrored: Alignment {
      switch self {
      case .center: .center
      case .left: .right
      case .right: .left
      }
    }
  }

  // MARK: Measuring

  /// Breaks text to `width`; what no font can draw and words that stick out are errors.
  func measure(
    _ spans: [StyledText], leading: Double, width: Double, in block: String, at origin: Origin?,
    isBalanced: Bool = false, _ report: inout Report
  ) -> MeasuredText {
    let shaped = spans.map { TextSpan($0.text, $0.style) }
    var lines = shaping.lines(shaped, width: max(width, 1))
    // Titles always; of other short texts those that would end in one lonely word.
    let endsLonely = lines.count == 2 && lines[1].width < width * 0.2
    if isBalanced || endsLonely { lines = balanced(lines, shaped, width: width) }
    for line in lines {
      if !line.missing.isEmpty {
        report.error(
          "E501",
          Messages.unknownGlyphs(line.missing, in: spans.map(\.text).joined(), block: block),
          at: origin, notes: [Messages.unknownGlyphMend])
      }
      if line.width > width + 0.5 {
        report.error(
          "E602",
          Messages.wordTooWide(line.text, width: line.width, available: width, block: block),
          at: origin, notes: [Messages.wordTooWideMend])
      }
    }
    let style = spans.first?.style ?? theme.look(.body).style
    return MeasuredText(
      lines: lines, leading: leading, capHeight: shaping.metrics(style).capHeight,
      colors: spans.map(\.color))
  }

  func measure(
    _ text: String, _ role: Theme.TextRole, width: Double, in block: String, at origin: Origin?,
    color: Theme.ColorRole? = nil, _ report: inout Report
  ) -> MeasuredText {
    let look = theme.look(role)
    guard !text.isEmpty else {
      return MeasuredText(lines: [], leading: look.leading, capHeight: 0, colors: [])
    }
    return measure(
      [StyledText(text, look.style, color ?? look.color)], leading: look.leading, width: width,
      in: block, at: origin, isBalanced: role == .title || role == .blockTitle, &report)
  }

  /// The same number of lines at the narrowest width that needs no more, so that a title of two lines
  /// does not end in one word.
  private func balanced(
    _ lines: [ShapedLine], _ spans: [TextSpan], width: Double
  ) -> [ShapedLine] {
    guard (2...4).contains(lines.count) else { return lines }
    var best = lines
    var narrow = width / 2
    var wide = width
    for _ in 0..<7 {
      let middle = (narrow + wide) / 2
      let attempt = shaping.lines(spans, width: middle)
      if attempt.count == lines.count, attempt.allSatisfy({ $0.width <= middle + 0.5 }) {
        (best, wide) = (attempt, middle)
      } else {
        narrow = middle
      }
    }
    return best
  }
}

/// A stretch of text with its look.
struct StyledText: Sendable, Hashable {
  var text: String
  var style: TextStyle
  var color: Theme.ColorRole

  init(_ text: String, _ style: TextStyle, _ color: Theme.ColorRole) {
    self.text = text
    self.style = style
    self.color = color
  }
}

/// Text broken into lines.
struct MeasuredText: Sendable {
  var lines: [ShapedLine]
  /// From baseline to baseline, in points.
  var leading: Double
  var capHeight: Double
  /// A colour for each span.
  var colors: [Theme.ColorRole]

  var height: Double { Double(lines.count) * leading }

  /// From the top of the text, capitals standing in the middle of their line.
  func baseline(ofLine index: Int) -> Double {
    Double(index) * leading + (leading + capHeight) / 2
  }
}

extension ShapedLine {
  var text: String { runs.map(\.glyphs.text).joined() }
}
