import Diagnostics
import SceneGraph

/// Stands where a block's metric failed: the page is made, and says what is missing and, where there is room
/// for it, why. The reason may be a plugin's own words, which must not cost the page.
struct UnavailableLayout: MeasuredBlock {
  let name: String
  let width: Double
  let label: MeasuredText
  let words: MeasuredText
  let reason: MeasuredText

  private static let gap = 5.0

  init(
    label: String, reason: String, name: String, at origin: Origin, width: Double,
    page: PageBuilder, _ report: inout Report
  ) {
    self.name = name
    self.width = width
    self.label = page.measure(label, .label, width: width, in: name, at: origin, &report)
    words = page.measure(
      "not available", .blockTitle, width: width, in: name, at: origin, color: .muted, &report)
    var own = Report()
    let measured = page.measure(reason, .note, width: width, in: name, at: origin, &own)
    self.reason =
      own.hasErrors
      ? page.measure("", .note, width: width, in: name, at: origin, &own) : measured
  }

  var head: Double { 1.2 + Self.gap + label.height }
  var minimumBody: Double { Self.gap + words.height }
  var preferredBody: Double? { minimumBody + reason.height }
  var overflowUnit: OverflowUnit { .points }

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.rule(x: rect.x, y: rect.y, width: rect.width, thickness: 0.6, .muted)
    page.beginSection()
    defer { page.endSection() }
    page.draw(
      label, x: rect.x, y: rect.y + 1.2 + Self.gap, tag: page.makeTag(.heading(level: 2)),
      width: rect.width)
    let tag = page.makeTag(.paragraph)
    page.draw(words, x: rect.x, y: rect.y + head + Self.gap, tag: tag, width: rect.width)
    guard rect.height + 0.01 >= head + minimumBody + reason.height else { return }
    page.draw(
      reason, x: rect.x, y: rect.y + head + Self.gap + words.height, tag: tag, width: rect.width)
  }
}
