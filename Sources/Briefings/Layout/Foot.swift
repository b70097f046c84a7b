import Diagnostics
import SceneGraph

/// The foot of a page: sources, licences, notes, contact, and which page of how many.
struct Foot {
  let paragraphs: [MeasuredText]
  let number: MeasuredText
  let width: Double

  private static let ruleThickness = 0.6
  private static let ruleGap = 5.0
  private static let numberGap = 16.0

  /// - Parameter number: `1 of 3`; empty on a page that is the only one.
  init(
    _ texts: [String], number: String, width: Double, page: PageBuilder, _ report: inout Report
  ) {
    self.width = width
    self.number = page.measure(number, .foot, width: width, in: "", at: nil, &report)
    let taken = self.number.lines.first.map { $0.width + Self.numberGap } ?? 0
    var paragraphs: [MeasuredText] = []
    for text in texts where !text.isEmpty {
      paragraphs.append(page.measure(text, .foot, width: width - taken, in: "", at: nil, &report))
    }
    self.paragraphs = paragraphs
  }

  private var textHeight: Double {
    max(paragraphs.reduce(0) { $0 + $1.height }, number.height)
  }

  var height: Double { textHeight == 0 ? 0 : Self.ruleThickness + Self.ruleGap + textHeight }

  func draw(x: Double, bottom: Double, into page: inout PageBuilder) {
    guard height > 0 else { return }
    var y = bottom - height
    page.rule(x: x, y: y, width: width, thickness: Self.ruleThickness, .grid)
    y += Self.ruleThickness + Self.ruleGap
    if let line = number.lines.first {
      page.drawArtifact(number, x: x + width - line.width, y: y, width: line.width)
    }
    for paragraph in paragraphs {
      page.draw(paragraph, x: x, y: y, tag: page.makeTag(.note), width: width)
      y += paragraph.height
    }
  }
}
