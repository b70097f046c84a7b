import Diagnostics
import SceneGraph

/// Surfaces between a line and a baseline, or between two lines.
enum Area: Mark {
  static let name = "area"
  static let traits = MarkTraits(
    isPath: true, stacking: .byDefault, orientation: .area, runsAlongDimension: true,
    overlaidOpacity: 0.7)
  static let overlays = [
    MarkOverlay(
      property: "line", mark: ["type": "line"],
      inherited: ["clip", "interpolate", "tension", "tooltip"]),
    MarkOverlay(
      property: "point", mark: ["type": "point", "opacity": 1, "filled": true],
      inherited: ["clip", "tooltip"]),
  ]

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let isHorizontal = scene.unit.orientation == .horizontal
    let x = scene.position(.x, default: isHorizontal ? .zeroOrMin : .middle)
    let y = scene.position(.y, default: isHorizontal ? .middle : .zeroOrMin)
    let base =
      isHorizontal
      ? scene.secondPosition(.x, default: .zeroOrMin)
      : scene.secondPosition(.y, default: .zeroOrMin)
    let styles = scene.styles()
    let curve = Curve(scene)
    for rows in scene.paths() {
      guard let first = rows.first else { continue }
      var path = Path()
      let runs = scene.runs(rows) { x[$0].isFinite && y[$0].isFinite && base[$0].isFinite }
      for run in runs {
        let edge = run.map { Point(x: x[$0], y: y[$0]) }
        let back = run.reversed().map { row in
          isHorizontal ? Point(x: base[row], y: y[row]) : Point(x: x[row], y: base[row])
        }
        curve.draw(edge, into: &path)
        curve.reversed.draw(back, into: &path, joins: true)
        path.close()
      }
      let style = styles[first].placed(on: path)
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }
}
