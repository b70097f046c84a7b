import Charts
import Diagnostics
import SceneGraph

/// A chart at its width: title, subtitle, plot, note.
struct ChartLayout: MeasuredBlock {
  let name: String
  let origin: Origin
  let content: ChartContent
  let width: Double
  let title: MeasuredText
  let subtitle: MeasuredText
  let note: MeasuredText

  private static let titleGap = 1.0
  private static let plotGap = 10.0
  private static let noteGap = 4.0

  init(
    _ content: ChartContent, name: String, at origin: Origin, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.name = name
    self.origin = origin
    self.content = content
    self.width = width
    title = page.measure(
      content.title, .blockTitle, width: width, in: name, at: origin, &report)
    subtitle = page.measure(
      content.subtitle, .blockSubtitle, width: width, in: name, at: origin, &report)
    note = page.measure(content.note, .note, width: width, in: name, at: origin, &report)
    if content.minimumWidth > width + 0.5 {
      report.error(
        "E602", Messages.chartTooWide(content.minimumWidth, available: width, block: name),
        at: origin, notes: [Messages.chartTooWideMend])
    }
  }

  var head: Double {
    let words = title.height + (subtitle.lines.isEmpty ? 0 : Self.titleGap + subtitle.height)
    return words == 0 ? 0 : words + Self.plotGap
  }

  private var foot: Double { note.lines.isEmpty ? 0 : Self.noteGap + note.height }
  var minimumBody: Double { content.minimumHeight + foot }
  var preferredBody: Double? { max(content.preferredHeight, content.minimumHeight) + foot }
  var overflowUnit: OverflowUnit { .points }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.beginSection()
    defer { page.endSection() }
    var y = rect.y
    if !title.lines.isEmpty {
      page.draw(
        title, x: rect.x, y: y, tag: page.makeTag(.heading(level: 2)), width: rect.width)
      y += title.height + Self.titleGap
    }
    if !subtitle.lines.isEmpty {
      page.draw(
        subtitle, x: rect.x, y: y, tag: page.makeTag(.paragraph), width: rect.width)
    }
    y = rect.y + head
    let size = Size(width: rect.width, height: max(rect.maxY - foot - y, 1))
    let tag = page.makeTag(.figure(alt: content.alternative))
    if let chart = compileBlockChart(content, size: size, tag: tag, name: name, page: page, &report)
    {
      page.place(chart.frame, at: Point(x: rect.x, y: y), tag: tag, name: name)
    }
    if !note.lines.isEmpty {
      page.draw(
        note, x: rect.x, y: rect.maxY - note.height, tag: page.makeTag(.note), width: rect.width)
    }
  }
}

/// Compiles a block's chart to exactly `size` and labels it; on a page every warning of the chart is an
/// error.
func compileBlockChart(
  _ content: ChartContent, size: Size, tag: TagID, name: String, page: PageBuilder,
  _ report: inout Report
) -> CompiledChart? {
  let options = ChartOptions(
    config: page.theme.config, locale: .enGB, size: .outer(size), isStrict: true,
    title: .outside, background: .transparent, tag: tag)
  var own = Report()
  func draw(_ specification: Node, _ size: Size) -> CompiledChart? {
    var options = options
    options.size = .outer(size)
    own = Report()
    return compile(
      specification, data: ChartData(tables: content.tables), options: options,
      shaping: page.shaping, report: &own)
  }
  let specification = KindColors(theme: page.theme, tables: content.tables).mended(
    content.specification, &report)
  var chart: CompiledChart?
  if let labels = content.labels {
    let setter = LabelSetter(theme: page.theme, shaping: page.shaping)
    let made = labels.labelled(specification, size: size, setter, draw: draw)
    chart = made?.chart
    if let made {
      chart?.frame = made.frame(setter, tag: tag)
      Messages.tell(made, block: name, at: content.specification.origin, &report)
    }
  } else {
    chart = draw(specification, size)
  }
  let strict = own.strict()
  report.add(contentsOf: strict)
  if chart == nil, !strict.hasErrors {
    report.error("E604", "the chart of block `\(name)` could not be drawn")
  }
  return chart
}
