/// Rectangles: the cells of a heat map, bands behind a line.
enum RectMark: Mark {
  static let name = "rect"
  static let traits = MarkTraits(
    fillsBand: true, bandPadding: "rect", symbol: "square", sizing: .band, isSurface: true)

  static func draw(_ scene: MarkScene) -> Drawing {
    scene.rectangles(x: scene.extents(.x), y: scene.extents(.y))
  }
}
