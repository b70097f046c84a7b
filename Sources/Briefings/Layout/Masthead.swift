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
  /// Beside the logo, and of the title, which may stand below it.
  private let besideWidth: Double
  private let textWidth: Double

  init(
    _ briefing: Briefing, _ head: PageWords, logo: LogoPicture?, width: Double,
    words: (Written?) -> String, page: PageBuilder, _ report: inout Report
  ) {
    self.width = width
    self.logo = logo
    let beside = width - (logo.map { $0.size.width + Self.logoGap } ?? 0)
    besideWidth = beside
    func set(
      _ text: String, _ role: Theme.TextRole, _ width: Double, _ written: Written?,
      color: Theme.ColorRole? = nil
    ) -> MeasuredText {
      page.measure(
        text, role, width: width, in: "", at: written?.origin, color: color, &report)
    }
    let alerts = [briefing.status, briefing.embargo].filter { $0 != nil }.map(words)
    alert = set(
      alerts.joined(separator: " · "), .figureWord, beside, briefing.status ?? briefing.embargo,
      color: .signal)
    date = set(words(briefing.date), .blockSubtitle, beside * 0.4, briefing.date)
    let dateWidth = date.lines.map(\.width).max().map { $0 + Self.logoGap } ?? 0
    // Capitals by the theme's wish: the file keeps the words as they are said.
    kicker = set(words(head.kicker).uppercased(), .kicker, beside - dateWidth, head.kicker)
    let above = Self.heightAbove(alert: alert, kicker: kicker, date: date)
    let isBelowLogo = above + Self.clearance >= (logo?.size.height ?? 0)
    let textWidth = isBelowLogo ? width : beside
    self.textWidth = textWidth
    title = set(words(head.title), .title, textWidth, head.title)
    subtitle = set(words(head.subtitle), .subtitle, textWidth, head.subtitle)
  }

  /// What the leading of a title leaves above its capitals.
  private static let clearance = 4.0
  private static let logoGap = 16.0
  private static let barGap = 5.0
  private static let kickerGap = 2.0
  private static let subtitleGap = 3.0

  private static func heightAbove(
    alert: MeasuredText, kicker: MeasuredText, date: MeasuredText
  ) -> Double {
    barHeight + barGap + height(of: alert) + height(of: kicker, and: date)
  }

  private static func height(of alert: MeasuredText) -> Double {
    alert.lines.isEmpty ? 0 : alert.height + kickerGap
  }

  /// A date without a kicker stands beside the bar and takes no line of its own.
  private static func height(of kicker: MeasuredText, and date: MeasuredText) -> Double {
    kicker.lines.isEmpty ? 0 : max(kicker.height, date.height) + kickerGap
  }

  var height: Double {
    let words =
      Self.heightAbove(alert: alert, kicker: kicker, date: date) + title.height
      + (subtitle.lines.isEmpty ? 0 : Self.subtitleGap + subtitle.height)
    return max(words, logo?.size.height ?? 0)
  }

  func draw(x: Double, y: Double, into page: inout PageBuilder) {
    // Where the title starts at the right, so does everything else.
    let isMirrored = title.lines.first?.isRightToLeft ?? false
    if let logo {
      page.draw(logo, at: Point(x: isMirrored ? x : x + width - logo.size.width, y: y))
    }
    page.rule(
      x: isMirrored ? x + width - Self.barWidth : x, y: y, width: Self.barWidth,
      thickness: Self.barHeight, .accent)
    func put(
      _ text: MeasuredText, _ role: Tag.Role, y: Double, width space: Double,
      isOpposite: Bool = false, into page: inout PageBuilder
    ) {
      guard let first = text.lines.first else { return }
      // A line that runs from right to left turns its alignment round by itself.
      let isAtRight =
        isOpposite ? isMirrored == first.isRightToLeft : isMirrored && !first.isRightToLeft
      page.draw(
        text, x: isMirrored ? x + width - space : x, y: y, tag: page.makeTag(role),
        alignment: isAtRight ? .right : .left, width: space)
    }
    let top = y + Self.barHeight + Self.barGap
    put(alert, .paragraph, y: top, width: besideWidth, into: &page)
    let line = top + Self.height(of: alert)
    put(kicker, .paragraph, y: line, width: besideWidth, into: &page)
    put(
      date, .paragraph, y: kicker.lines.isEmpty ? y - 2 : line, width: besideWidth,
      isOpposite: true, into: &page)
    let below = y + Self.heightAbove(alert: alert, kicker: kicker, date: date)
    put(title, .heading(level: 1), y: below, width: textWidth, into: &page)
    put(
      subtitle, .paragraph, y: below + title.height + Self.subtitleGap, width: textWidth,
      into: &page)
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
        notes: ["a logo is a PNG or SVG file in the briefing's folder"])
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
