import Diagnostics
package import SceneGraph

/// The sheet that a page is laid out on.
package struct PageFormat: Sendable, Hashable {
  package var name: String
  /// In points.
  package var size: Size
  /// White space round the content, in points.
  package var margin: Double
  /// Of a PNG when nothing else is asked for: A4 at 300 dots an inch.
  package var pixelsPerPoint: Double

  package static let a4Portrait = PageFormat(
    name: "A4 portrait", size: Size(width: 210 * 72 / 25.4, height: 297 * 72 / 25.4), margin: 36,
    pixelsPerPoint: 300.0 / 72)

  /// Alphabetical.
  package static let all = [a4Portrait]

  init?(_ node: Node, report: inout Report) {
    let names = Self.all.map(\.name)
    guard let text = node.string, let format = Self.all.first(where: { $0.name == text }) else {
      report.error(
        "E105", "there is no page format `\(node.string ?? node.kindInWords)`", at: node.origin,
        label: node.string.flatMap { suggestion(for: $0, among: names) }
          .map { "did you mean `\($0)`?" } ?? "",
        notes: ["formats: \(names.joined(separator: ", "))"])
      return nil
    }
    self = format
  }

  init(name: String, size: Size, margin: Double, pixelsPerPoint: Double) {
    self.name = name
    self.size = size
    self.margin = margin
    self.pixelsPerPoint = pixelsPerPoint
  }
}
