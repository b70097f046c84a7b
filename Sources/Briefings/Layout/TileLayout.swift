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

  private static let ruleThickness = 1.2
  private static let labelGap = 6.0
  private static let figureGap = 3.0
  private static let barHeight = 7.0
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
    let figureLook = page.theme.look(.figure)
    let wordLook = page.theme.look(.figureWord)
    var spans = [StyledText(content.figure, figureLook.style, content.figureColor)]
    if !content.word.isEmpty {
      // A no-break space keeps the word beside its figure.
      spans.append(StyledText("\u{A0}" + content.word, wordLook.style, content.figureColor))
    }
    figure = page.measure(
      spans, leading: figureLook.leading, width: width, in: name, at: origin, &report)
    note = page.measure(content.note, .note, width: width, in: name, at: origin, &report)
  }

  var head: Double { Self.ruleThickness + Self.labelGap + label.height }

  var minimumBody: Double {
    Self.figureGap + figure.height
      + (content.bar == nil ? 0 : Self.barGap + Self.barHeight)
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
    let paragraph = page.makeTag(.paragraph)
    page.draw(figure, x: rect.x, y: y, tag: paragraph, width: rect.width)
    y += figure.height
    if let bar = content.bar {
      y += Self.barGap
      let size = Size(width: rect.width, height: Self.barHeight)
      let tag = page.makeTag(.figure(alt: bar.alternative))
      if let chart = compileBlockChart(bar, size: size, name: name, page: page, &report) {
        page.place(chart.frame, at: Point(x: rect.x, y: y), tag: tag, name: "\(name) bar")
      }
      y += Self.barHeight
    }
    if !note.lines.isEmpty {
      y += Self.noteGap
      page.draw(
        note, x: rect.x, y: y, tag: page.makeTag(.paragraph), width: rect.width)
    }
  }
}
