import Diagnostics
import SceneGraph

/// The foot of a page: sources, licences, notes, contact.
struct Foot {
  let paragraphs: [MeasuredText]
  let width: Double

  private static let ruleThickness = 0.6
  private static let ruleGap = 5.0

  init(_ texts: [String], width: Double, page: PageBuilder, _ report: inout Report) {
    self.width = width
    var paragraphs: [MeasuredText] = []
    for text in texts where !text.isEmpty {
      paragraphs.append(page.measure(text, .foot, width: width, in: "", at: nil, &report))
    }
    self.paragraphs = paragraphs
  }

  var height: Double {
    paragraphs.isEmpty
      ? 0 : Self.ruleThickness + Self.ruleGap + paragraphs.reduce(0) { $0 + $1.height }
  }

  func draw(x: Double, bottom: Double, into page: inout PageBuilder) {
    guard !paragraphs.isEmpty else { return }
    var y = bottom - height
    page.rule(x: x, y: y, width: width, thickness: Self.ruleThickness, .grid)
    y += Self.ruleThickness + Self.ruleGap
    for paragraph in paragraphs {
      page.draw(paragraph, x: x, y: y, tag: page.makeTag(.note), width: width)
      y += paragraph.height
    }
  }
}
