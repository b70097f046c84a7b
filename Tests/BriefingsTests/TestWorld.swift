import Diagnostics
import Foundation
import Indicators
import Rendering
import SceneGraph
import Tables
import Testing

@testable import Briefings

/// A briefing composed from texts alone: files by name, the themes and the geography of the repository,
/// recipes but no plugins.
enum TestWorld {
  static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Assets").standardized.path

  static func compose(
    _ text: String, files: [String: String] = [:], formats: [String]? = nil,
    alone: AloneRequest? = nil, areas: [String]? = nil, image: Image? = nil,
    checksNumbers: Bool = false
  ) throws -> (briefings: [ComposedBriefing], report: Report) {
    var report = Report()
    let fonts = try FontLibrary()
    let geography = try #require(Geography.load(folder: "\(assets)/Geographies", report: &report))
    var world = World(
      read: { path in
        guard let file = files[path] else { throw NoFile(name: path) }
        return Array(file.utf8)
      },
      theme: { name in
        (try? String(contentsOfFile: "\(assets)/Themes/\(name).yaml", encoding: .utf8))
          .map { SourceText(name: "\(name).yaml", text: $0) }
      },
      themeNames: { ["civic"] }, geography: geography,
      evaluate: { requests, table, report in
        evaluate(
          requests,
          in: EvaluationContext(
            catalog: PluginCatalog.find(in: []), geography: geography, sandbox: Sandbox(),
            cache: nil, lock: nil, table: table),
          report: &report)
      }, shaping: fonts,
      image: { path in
        guard let image else { throw NoFile(name: path) }
        return image
      })
    world.checksNumbers = checksNumbers
    guard let document = parseYAML(SourceText(name: "b.yaml", text: text), report: &report),
      let composer = Composer(document, in: world, report: &report)
    else { return ([], report) }
    let asked = formats?.compactMap { PageFormat($0, report: &report) }
    let briefings = composer.editions(of: areas?.map { Node($0) }, &report).map {
      composer.compose($0, in: asked, alone: alone, report: &report)
    }
    return (briefings, report)
  }

  struct NoFile: Error, CustomStringConvertible {
    var name: String
    var description: String { "`\(name)` is not there" }
  }
}

extension Frame {
  /// Every run of text, with where it stands on the sheet and how large it is there.
  var texts: [(text: String, at: Point, size: Double, width: Double, meaning: Meaning)] {
    elements.flatMap { $0.texts(.identity) }
  }

  var text: String { texts.map(\.text).joined(separator: "|") }

  /// The headings and paragraphs, in reading order, as tags.
  var tagIDs: [TagID] { tags.flatMap(\.ids) }
}

extension SceneGraph.Tag {
  fileprivate var ids: [TagID] { [id] + children.flatMap(\.ids) }
}

extension Element {
  fileprivate func texts(
    _ map: Transform
  ) -> [(text: String, at: Point, size: Double, width: Double, meaning: Meaning)] {
    switch operation {
    case .glyphs(let run, let origin, _, _):
      let point = Point(
        x: map.a * origin.x + map.c * origin.y + map.tx,
        y: map.b * origin.x + map.d * origin.y + map.ty)
      return [(run.text, point, run.size * map.d, run.width * map.a, meaning)]
    case .group(let group):
      let inner = group.transform
      let whole = Transform(
        a: map.a * inner.a, b: 0, c: 0, d: map.d * inner.d,
        tx: map.a * inner.tx + map.tx, ty: map.d * inner.ty + map.ty)
      return group.elements.flatMap { $0.texts(whole) }
    case .fill, .image, .stroke: return []
    }
  }
}
