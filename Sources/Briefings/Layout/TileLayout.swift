import Charts
import Diagnostics
import SceneGraph

/// A tile at its width: rule, label, figure, bar, note.
struct TileLayout: MeasuredBlock {
  let name: String
  let origin: Origin
  let content: TileContent
  let width: Double
  let label: MeasuredText
  let figure: MeasuredText
  let note: MeasuredText
  private let change: MeasuredText
  /// Below the figure, where there is no room beside it.
  private let word: MeasuredText
  private let arrowSize: Double
  private let smallArrow: Double

  private static let ruleThickness = 1.2
  private static let labelGap = 6.0
  private static let figureGap = 3.0
  private static let arrowGap = 5.0
  private static let barGap = 4.0
  private static let noteGap = 4.0

  init(
    _ content: TileContent, name: String, at origin: Origin, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.name = name
    self.origin = origin
    self.content = content
    self.width = width
    label = page.measure(
      content.label, .label, width: width, in: name, at: origin, &report)
    let wordLook = page.theme.look(.figureWord)
    // A figure is never broken: it becomes smaller, as far as the theme allows.
    let (figureLook, arrowSize) = Self.fitting(content, page.theme.look(.figure), width, page)
    self.arrowSize = arrowSize
    let room = width - (content.arrow == nil ? 0 : arrowSize + Self.arrowGap)
    let figureSpan = StyledText(content.figure, figureLook.style, content.figureColor)
    // A no-break space keeps the word beside its figure.
    let wordSpan = StyledText("\u{A0}" + content.word, wordLook.style, content.figureColor)
    let together =
      page.shaping.width(of: figureSpan.text, figureSpan.style)
      + page.shaping.width(of: wordSpan.text, wordSpan.style)
    let isBeside = content.word.isEmpty || together <= room
    figure = page.measure(
      isBeside && !content.word.isEmpty ? [figureSpan, wordSpan] : [figureSpan],
      leading: figureLook.leading, width: room, in: name, at: origin, &report)
    word = page.measure(
      isBeside ? "" : content.word, .figureWord, width: width, in: name, at: origin,
      color: content.figureColor, &report)
    note = page.measure(content.note, .note, width: width, in: name, at: origin, &report)
    smallArrow = page.shaping.metrics(page.theme.look(.note).style).capHeight
    change = page.measure(
      content.change?.text ?? "", .note, width: width - smallArrow - Self.arrowGap, in: name,
      at: origin, color: content.change?.arrow.color, &report)
  }

  private static func fitting(
    _ content: TileContent, _ look: Theme.TextLook, _ width: Double, _ page: PageBuilder
  ) -> (Theme.TextLook, arrow: Double) {
    func arrow(_ look: Theme.TextLook) -> Double {
      content.arrow == nil ? 0 : page.shaping.metrics(look.style).capHeight * 0.9
    }
    let needed = page.shaping.width(of: content.figure, look.style)
    let size = arrow(look)
    let room = width - (size == 0 ? 0 : size + arrowGap)
    guard needed > room else { return (look, size) }
    let smaller = look.shrunk(to: look.style.size * room / needed * 0.995)
    return (smaller, arrow(smaller))
  }

  private var indent: Double { content.arrow == nil ? 0 : arrowSize + Self.arrowGap }
  private var barHeight: Double { content.bar?.preferredHeight ?? 0 }

  var head: Double { Self.ruleThickness + Self.labelGap + label.height }

  var minimumBody: Double {
    Self.figureGap + figure.height + word.height
      + (content.bar == nil ? 0 : Self.barGap + barHeight)
      + (change.lines.isEmpty ? 0 : Self.noteGap + change.height)
      + (note.lines.isEmpty ? 0 : Self.noteGap + note.height)
  }

  var preferredBody: Double? { nil }
  var overflowUnit: OverflowUnit { .points }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.rule(x: rect.x, y: rect.y, width: rect.width, thickness: Self.ruleThickness, .ink)
    var y = rect.y + Self.ruleThickness + Self.labelGap
    page.beginSection()
    defer { page.endSection() }
    let heading = page.makeTag(.heading(level: 2))
    page.draw(label, x: rect.x, y: y, tag: heading, width: rect.width)
    y = rect.y + head + Self.figureGap
    let tag = page.makeTag(
      content.isAlternativeWritten ? .figure(alt: content.alternative) : .paragraph)
    if let arrow = content.arrow {
      page.arrow(
        arrow, x: rect.x, baseline: y + figure.baseline(ofLine: 0), size: arrowSize)
    }
    page.draw(figure, x: rect.x + indent, y: y, tag: tag, width: rect.width - indent)
    y += figure.height
    page.draw(word, x: rect.x, y: y, tag: tag, width: rect.width)
    y += word.height
    if let bar = content.bar {
      y += Self.barGap
      let size = Size(width: rect.width, height: barHeight)
      let tag = page.makeTag(.figure(alt: bar.alternative))
      if let chart = compileBlockChart(bar, size: size, name: name, page: page, &report) {
        page.place(chart.frame, at: Point(x: rect.x, y: y), tag: tag, name: "\(name) bar")
      }
      y += barHeight
    }
    if let arrow = content.change?.arrow, !change.lines.isEmpty {
      y += Self.noteGap
      page.arrow(
        arrow, x: rect.x, baseline: y + change.baseline(ofLine: 0), size: smallArrow)
      page.draw(
        change, x: rect.x + smallArrow + Self.arrowGap, y: y, tag: page.makeTag(.paragraph),
        width: rect.width)
      y += change.height
    }
    if !note.lines.isEmpty {
      y += Self.noteGap
      page.draw(
        note, x: rect.x, y: y, tag: page.makeTag(.paragraph), width: rect.width)
    }
  }
}

extension PageBuilder {
  /// A triangle as high as capitals; the words beside it say the same.
  mutating func arrow(_ arrow: TileContent.Arrow, x: Double, baseline: Double, size: Double) {
    let (top, bottom) = (baseline - size, baseline)
    let (tip, foot) = arrow.isUp ? (top, bottom) : (bottom, top)
    fill(
      Path([
        .move(Point(x: x, y: foot)), .line(Point(x: x + size, y: foot)),
        .line(Point(x: x + size / 2, y: tip)), .close,
      ]), theme.color(arrow.color))
  }
}
