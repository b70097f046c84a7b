import Diagnostics
import SceneGraph

/// Lines through the rows of each group.
enum LineMark: Mark {
  static let name = "line"
  static let traits = MarkTraits(
    isPath: true, stacking: .whenAsked, orientation: .line, isFilled: false,
    runsAlongDimension: true, symbol: "stroke", sizing: .stroke, ranged: Rule.name)
  static let overlays = [
    MarkOverlay(
      property: "point", mark: ["type": "point", "opacity": 1, "filled": true],
      inherited: ["clip", "tooltip"])
  ]

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let x = scene.position(.x, default: .middle)
    let y = scene.position(.y, default: .middle)
    let styles = scene.styles()
    let widths = scene.encoding[.size] == nil ? nil : scene.numbers(.size, default: 2)
    let curve = Curve(scene)
    for rows in scene.paths() {
      guard let first = rows.first else { continue }
      var path = Path()
      for run in scene.runs(rows, where: { x[$0].isFinite && y[$0].isFinite }) {
        curve.draw(run.map { Point(x: x[$0], y: y[$0]) }, into: &path)
      }
      var style = styles[first]
      if let widths { style.strokeWidth = widths[first] }
      // A line may still be filled when its mark says so.
      if scene.mark.own("fill") == nil, scene.encoding[.fill] == nil, !scene.isFilled {
        style.fill = nil
      }
      let placed = style.placed(on: path)
      drawing.add(path, placed)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }
}

extension MarkScene {
  /// The stretches of a path between its gaps.
  func runs(_ rows: [Int], where isThere: (Int) -> Bool) -> [[Int]] {
    let mode = property("invalid")?.string ?? ""
    if mode == "filter" {
      return [rows.filter(isThere)]
    }
    var runs: [[Int]] = []
    var run: [Int] = []
    for row in rows {
      if isThere(row) {
        run.append(row)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}
