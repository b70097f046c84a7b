import SceneGraph

/// Areas, lines and points of a map.
enum Geoshape: Mark {
  static let name = "geoshape"
  static let traits = MarkTraits(isSurface: true, isRound: true, isMap: true)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let styles = scene.styles()
    let hasJoin = scene.property("strokeJoin") != nil
    for (row, path) in scene.shapes.enumerated() where !path.isEmpty {
      var style = styles[row].placed(on: path)
      // On a coast, the spikes of mitred corners would be longer than a thin line is wide.
      if !hasJoin, style.strokeWidth <= 1 { style.join = .bevel }
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }
}
