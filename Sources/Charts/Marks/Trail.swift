import Glibc
import SceneGraph

/// Lines that grow wider and narrower along their way.
enum Trail: Mark {
  static let name = "trail"
  static let traits = MarkTraits(
    isPath: true, orientation: .line, runsAlongDimension: true, symbol: "stroke",
    sizing: .stroke, variesInWidth: true)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let x = scene.position(.x, default: .middle)
    let y = scene.position(.y, default: .middle)
    let usual = scene.number("size") ?? 1
    let sizes = scene.numbers(.size, default: usual)
    let styles = scene.styles()
    for rows in scene.paths() {
      guard let first = rows.first else { continue }
      var path = Path()
      for run in scene.runs(rows, where: { x[$0].isFinite && y[$0].isFinite }) {
        let stops = run.map { row in
          Stop(center: Point(x: x[row], y: y[row]), radius: max(sizes[row], 0) / 2)
        }
        for (from, to) in zip(stops, stops.dropFirst()) { from.draw(to: to, into: &path) }
      }
      let style = styles[first].placed(on: path)
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }

  /// A place that the trail goes through, as wide as it is there.
  private struct Stop {
    var center: Point
    var radius: Double

    /// Two sides, and half a circle around each end.
    func draw(to end: Stop, into path: inout Path) {
      let (dx, dy) = (end.center.x - center.x, end.center.y - center.y)
      guard dx != 0 || dy != 0 else {
        path.move(to: end.point(0))
        end.arc(from: 0, to: 2 * .pi, into: &path)
        path.close()
        return
      }
      let normal = atan2(dx, -dy)
      path.move(to: point(normal - .pi))
      path.line(to: end.point(normal - .pi))
      end.arc(from: normal - .pi, to: normal, into: &path)
      path.line(to: point(normal))
      arc(from: normal, to: normal + .pi, into: &path)
      path.close()
    }

    private func point(_ angle: Double) -> Point {
      Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }

    private func arc(from start: Double, to end: Double, into path: inout Path) {
      let pieces = Int(min(max(((end - start) / (.pi / 2)).rounded(.up), 0), 4))
      let step = (end - start) / Double(max(pieces, 1))
      let reach = 4.0 / 3 * tan(step / 4) * radius
      for index in 0..<pieces {
        let (a, b) = (start + Double(index) * step, start + Double(index + 1) * step)
        let (p, q) = (point(a), point(b))
        path.curve(
          Point(x: p.x - reach * sin(a), y: p.y + reach * cos(a)),
          Point(x: q.x + reach * sin(b), y: q.y - reach * cos(b)), to: q)
      }
    }
  }
}
