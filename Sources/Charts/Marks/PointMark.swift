import Diagnostics
import SceneGraph

/// Dots and other small shapes.
enum PointMark: Mark {
  static let name = "point"
  static let traits = MarkTraits(stacking: .whenAsked, isFilled: false, isTranslucent: true)

  static func draw(_ scene: MarkScene) -> Drawing { scene.symbols(shape: nil) }
}

extension MarkScene {
  /// - Parameter shape: fixes the shape, which is otherwise encoded or the mark's own.
  func symbols(shape: String?) -> Drawing {
    var drawing = Drawing()
    let x = position(.x, default: .middle)
    let y = position(.y, default: .middle)
    let sizes = numbers(.size, default: number("size") ?? 30)
    let angles = numbers(.angle, default: number("angle") ?? 0)
    let ownShape = shape ?? property("shape")?.string ?? "circle"
    let shapes = shape == nil ? values(.shape) : nil
    let styles = styles()
    for row in 0..<count where x[row].isFinite && y[row].isFinite {
      let center = Point(x: x[row], y: y[row])
      let shape = shapes?[row]?.text ?? ownShape
      let path = Symbols.path(shape, size: sizes[row], at: center, angle: angles[row])
      let style = styles[row].placed(on: path)
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }
}
