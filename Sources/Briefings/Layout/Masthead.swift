import Diagnostics
import SceneGraph

/// The head of a page: bar, kicker and date, title, subtitle.
struct Masthead {
  static let barHeight = 4.0
  static let barWidth = 44.0

  let kicker: MeasuredText
  let date: MeasuredText
  let title: MeasuredText
  let subtitle: MeasuredText
  let width: Double

  init(
    _ briefing: Briefing, words: (Written?) -> String, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.width = width
    // Capitals by the theme's wish: the file keeps the words as they are said.
    kicker = page.measure(
      words(briefing.kicker).uppercased(), .kicker, width: width * 0.7, in: "",
      at: briefing.kicker?.origin, &report)
    date = page.measure(
      words(briefing.date), .blockSubtitle, width: width * 0.3, in: "",
      at: briefing.date?.origin, &report)
    title = page.measure(
      words(briefing.title), .title, width: width, in: "", at: briefing.title.origin, &report)
    subtitle = page.measure(
      words(briefing.subtitle), .subtitle, width: width, in: "", at: briefing.subtitle?.origin,
      &report)
  }

  private static let barGap = 5.0
  private static let kickerGap = 2.0
  private static let subtitleGap = 3.0

  private var hasKicker: Bool { !kicker.lines.isEmpty || !date.lines.isEmpty }

  var height: Double {
    Self.barHeight + Self.barGap
      + (hasKicker ? max(kicker.height, date.height) + Self.kickerGap : 0)
      + title.height + (subtitle.lines.isEmpty ? 0 : Self.subtitleGap + subtitle.height)
  }

  func draw(x: Double, y: Double, into page: inout PageBuilder) {
    page.rule(x: x, y: y, width: Self.barWidth, thickness: Self.barHeight, .accent)
    var y = y + Self.barHeight + Self.barGap
    if hasKicker {
      if !kicker.lines.isEmpty {
        page.draw(kicker, x: x, y: y, tag: page.makeTag(.paragraph), width: width)
      }
      if !date.lines.isEmpty {
        page.draw(
          date, x: x, y: y, tag: page.makeTag(.paragraph), alignment: .right, width: width)
      }
      y += max(kicker.height, date.height) + Self.kickerGap
    }
    page.draw(title, x: x, y: y, tag: page.makeTag(.heading(level: 1)), width: width)
    y += title.height
    if !subtitle.lines.isEmpty {
      page.draw(
        subtitle, x: x, y: y + Self.subtitleGap, tag: page.makeTag(.paragraph), width: width)
    }
  }
}
