import Diagnostics
import Foundation
import Indicators
import Rendering
import SceneGraph
import Tables
import Testing

@testable import Briefings

/// A page of blocks composed from texts: files by name, the themes and the geography of the
/// repository, recipes but no plugins.
struct CardPage {
  var frame: Frame?
  var report: Report

  var codes: [String] { report.diagnostics.filter { $0.severity != .note }.map(\.code) }

  /// - Parameter blocks: the lines below `blocks:`, two blanks in.
  init(
    _ blocks: String, metrics: String = "", data: String = "", files: [String: String] = [:],
    head: String = "area: E47000004\ncompare: K02000001", picture: Image? = nil,
    checksNumbers: Bool = false
  ) throws {
    let text = [
      "title: A page", head, data.isEmpty ? "" : "data:\n\(data)",
      metrics.isEmpty ? "" : "metrics:\n\(metrics)", "blocks:\n\(blocks)",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
    let made = try TestWorld.compose(
      text, files: files, image: picture, checksNumbers: checksNumbers)
    frame = made.briefings.first?.sheets.first?.frames.first
    report = made.report
  }

  /// The words on the page, in the order they are drawn.
  var words: String {
    frame.map { $0.elements.flatMap(\.runs).map(\.text).joined(separator: " ") } ?? ""
  }

  /// Texts of figures, in reading order.
  var alternatives: [String] { frame?.tags.flatMap(\.alternatives) ?? [] }

  /// Pairs of texts that lie over each other.
  var overlaps: [String] {
    let runs = frame?.elements.flatMap(\.runs) ?? []
    var found: [String] = []
    for (index, one) in runs.enumerated() {
      for other in runs[(index + 1)...]
      where one.box.insetBy(dx: 0.3, dy: 0.3).intersects(other.box.insetBy(dx: 0.3, dy: 0.3)) {
        found.append("“\(one.text)” and “\(other.text)”")
      }
    }
    return found
  }

  /// A series of one value an area and year.
  static func table(_ rows: [(code: String, year: Int, value: String)]) -> String {
    "area_code,area_name,year,value\n"
      + rows.map { "\($0.code),Area \($0.code),\($0.year),\($0.value)\n" }.joined()
  }
}

extension SceneGraph.Tag {
  fileprivate var alternatives: [String] {
    let own: [String] = if case .figure(let alt) = role { [alt] } else { [] }
    return own + children.flatMap(\.alternatives)
  }
}

extension Element {
  /// Every run of text with the box of its letters on the page.
  var runs: [(text: String, box: Rect)] {
    switch operation {
    case .glyphs(let run, let origin, _, _):
      return [
        (
          run.text,
          Rect(
            x: origin.x, y: origin.y - run.size * 0.7, width: run.width, height: run.size * 0.7)
        )
      ]
    case .group(let group):
      return group.elements.flatMap(\.runs).map { run in
        (run.text, run.box.offsetBy(dx: group.transform.tx, dy: group.transform.ty))
      }
    case .fill, .image, .stroke: return []
    }
  }
}
