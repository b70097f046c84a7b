import Diagnostics
import SceneGraph
import Tables
import TestSupport

@testable import Charts

/// Specifications drawn through the whole compiler.
struct MapChart {
  let chart: CompiledChart?
  let report: Report

  /// - Parameter specification: JSON, in which `$squares` stands for two squares of a national grid.
  init(_ specification: String, files: [String: String] = [:]) {
    var report = Report()
    let text = specification.replacing("$squares", with: Self.squares)
    let node = parseJSON(SourceText(name: "map.json", text: text), report: &report) ?? .null
    chart = compile(
      node, data: ChartData(load: { path, _ in Array((files[path] ?? "").utf8) }),
      options: ChartOptions(), shaping: FixedShaper(), report: &report)
    self.report = report
  }

  /// Two squares of 100 km side by side, in metres.
  static let squares = """
    {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"name": "west", "rate": 10},
       "geometry": {"type": "Polygon", "coordinates":
         [[[400000, 200000], [400000, 300000], [500000, 300000], [500000, 200000],
           [400000, 200000]]]}},
      {"type": "Feature", "properties": {"name": "east", "rate": 30},
       "geometry": {"type": "Polygon", "coordinates":
         [[[500000, 200000], [500000, 300000], [600000, 300000], [600000, 200000],
           [500000, 200000]]]}}]}
    """

  /// Filled and stroked paths, those of the background not counted.
  var paths: [Path] {
    var paths: [Path] = []
    func collect(_ elements: [Element]) {
      for element in elements {
        switch element.operation {
        case .fill(let path, _, _), .stroke(let path, _): paths.append(path)
        case .group(let group): collect(group.elements)
        case .glyphs, .image: break
        }
      }
    }
    collect(chart?.frame.elements ?? [])
    return paths
  }
  var codes: [String] { report.diagnostics.map(\.code) }
}
