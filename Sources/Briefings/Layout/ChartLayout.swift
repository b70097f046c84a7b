import Charts
import Diagnostics
import SceneGraph
import Tables

/// A chart at its width: title, subtitle, plot, note.
struct ChartLayout: PlotAligning {
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
  /// A picture that asks for no height takes no more than it needs.
  var preferredBody: Double? {
    content.preferredHeight == 0 ? nil : max(content.preferredHeight, content.minimumHeight) + foot
  }
  var overflowUnit: OverflowUnit { .points }

  func insets(in rect: Rect, head: Double, page: PageBuilder) -> PlotInsets? {
    guard let chart = chart(in: rect, head: head, page: page), chart.plots.count == 1,
      let plot = chart.plots.first
    else { return nil }
    let height = plotSize(in: rect, head: head).height
    return PlotInsets(top: max(plot.minY, 0), bottom: max(height - plot.maxY, 0))
  }

  func table(in rect: Rect, head: Double, page: PageBuilder) -> DataTable? {
    chart(in: rect, head: head, page: page)?.table
  }

  private func chart(in rect: Rect, head: Double, page: PageBuilder) -> CompiledChart? {
    var report = Report()
    return compileBlockChart(
      content, size: plotSize(in: rect, head: head), name: name, page: page, &report)
  }

  private func plotSize(in rect: Rect, head: Double) -> Size {
    Size(
      width: rect.width,
      height: min(max(rect.height - head - foot, 1), content.maximumHeight ?? .infinity))
  }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    draw(in: rect, head: head, shift: PlotInsets(top: 0, bottom: 0), into: &page, &report)
  }

  func draw(
    in rect: Rect, head: Double, shift: PlotInsets, into page: inout PageBuilder,
    _ report: inout Report
  ) {
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
    var size = plotSize(in: rect, head: head)
    size.height = max(size.height - shift.top - shift.bottom, 1)
    let tag = page.makeTag(.figure(alt: content.alternative))
    if let chart = compileBlockChart(content, size: size, name: name, page: page, &report) {
      page.place(
        chart.frame, at: Point(x: rect.x, y: rect.y + head + shift.top), tag: tag, name: name)
    }
    if !note.lines.isEmpty {
      let below = rect.y + head + shift.top + size.height + shift.bottom + Self.noteGap
      page.draw(
        note, x: rect.x, y: min(rect.maxY - note.height, below), tag: page.makeTag(.note),
        width: rect.width)
    }
  }
}
