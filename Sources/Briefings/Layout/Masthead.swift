import Diagnostics
import SceneGraph

/// The head of a page: bar and logo, status and embargo, kicker and date, title, subtitle.
struct Masthead {
  static let barHeight = 4.0
  static let barWidth = 44.0

  let alert: MeasuredText
  let kicker: MeasuredText
  let date: MeasuredText
  let title: MeasuredText
  let subtitle: MeasuredText
  let logo: LogoPicture?
  let width: Double
  /// Left of the logo.
  private let textWidth: Double

  init(
    _ briefing: Briefing, _ head: PageWords, logo: LogoPicture?, width: Double,
    words: (Written?) -> String, page: PageBuilder, _ report: inout Report
  ) {
    self.width = width
    self.logo = logo
    let textWidth = width - (logo.map { $0.size.width + Self.logoGap } ?? 0)
    self.textWidth = textWidth
    func set(
      _ text: String, _ role: Theme.TextRole, _ width: Double, _ written: Written?,
      color: Theme.ColorRole? = nil
    ) -> MeasuredText {
      page.measure(
        text, role, width: width, in: "", at: written?.origin, color: color, &report)
    }
    let alerts = [briefing.status, briefing.embargo].filter { $0 != nil }.map(words)
    alert = set(
      alerts.joined(separator: " · "), .figureWord, textWidth, briefing.status ?? briefing.embargo,
      color: .signal)
    let dateText = words(briefing.date)
    date = set(dateText, .blockSubtitle, textWidth * 0.4, briefing.date)
    let dateWidth = date.lines.map(\.width).max().map { $0 + Self.logoGap } ?? 0
    // Capitals by the theme's wish: the file keeps the words as they are said.
    kicker = set(words(head.kicker).uppercased(), .kicker, textWidth - dateWidth, head.kicker)
    title = set(words(head.title), .title, textWidth, head.title)
    subtitle = set(words(head.subtitle), .subtitle, textWidth, head.subtitle)
  }

  private static let logoGap = 16.0
  private static let barGap = 5.0
  private static let kickerGap = 2.0
  private static let subtitleGap = 3.0

  private var kickerHeight: Double {
    let height = max(kicker.height, date.height)
    return height == 0 ? 0 : height + Self.kickerGap
  }

  private var alertHeight: Double {
    alert.lines.isEmpty ? 0 : alert.height + Self.kickerGap
  }

  var height: Double {
    let words =
      Self.barHeight + Self.barGap + alertHeight + kickerHeight + title.height
      + (subtitle.lines.isEmpty ? 0 : Self.subtitleGap + subtitle.height)
    return max(words, logo?.size.height ?? 0)
  }

  func draw(x: Double, y: Double, into page: inout PageBuilder) {
    // Where the title starts at the right, so does everything else.
    let isMirrored = title.lines.first?.isRightToLeft ?? false
    let left = isMirrored ? x + width - textWidth : x
    if let logo {
      page.draw(logo, at: Point(x: isMirrored ? x : x + width - logo.size.width, y: y))
    }
    page.rule(
      x: isMirrored ? x + width - Self.barWidth : x, y: y, width: Self.barWidth,
      thickness: Self.barHeight, .accent)
    var y = y + Self.barHeight + Self.barGap
    func put(
      _ text: MeasuredText, _ role: Tag.Role, isOpposite: Bool = false, into page: inout PageBuilder
    ) {
      guard !text.lines.isEmpty else { return }
      let isRightToLeft = text.lines.first?.isRightToLeft ?? false
      // A line that runs from right to left turns its alignment round by itself.
      let isAtRight = isOpposite ? isMirrored == isRightToLeft : isMirrored && !isRightToLeft
      page.draw(
        text, x: left, y: y, tag: page.makeTag(role), alignment: isAtRight ? .right : .left,
        width: textWidth)
    }
    put(alert, .paragraph, into: &page)
    y += alertHeight
    put(kicker, .paragraph, into: &page)
    put(date, .paragraph, isOpposite: true, into: &page)
    y += kickerHeight
    put(title, .heading(level: 1), into: &page)
    y += title.height + Self.subtitleGap
    put(subtitle, .paragraph, into: &page)
  }
}

/// A logo at its size.
struct LogoPicture {
  var image: Image
  /// `nil` for one that says nothing.
  var alternative: String?
  /// In design points.
  var size: Size

  /// - Returns: `nil` after a report, when the picture cannot be read.
  init?(
    _ logo: Logo, read: (String) throws -> Image, widest: Double, _ report: inout Report
  ) {
    do {
      image = try read(logo.path.text)
    } catch {
      report.error(
        "E154", "the logo cannot be read: \(error)", at: logo.path.origin,
        notes: ["a logo is a PNG file in the briefing's folder"])
      return nil
    }
    guard image.width > 0, image.height > 0 else { return nil }
    let shape = Double(image.width) / Double(image.height)
    let height = min(logo.height, widest / shape)
    size = Size(width: height * shape, height: height)
    alternative = logo.alternative?.text
  }
}

extension PageBuilder {
  fileprivate mutating func draw(_ logo: LogoPicture, at corner: Point) {
    let tag = logo.alternative.map { makeTag(.figure(alt: $0)) }
    draw(
      logo.image,
      in: Rect(x: corner.x, y: corner.y, width: logo.size.width, height: logo.size.height),
      tag: tag)
  }
}
