/// Bars: lengths from a baseline.
enum Bar: Mark {
  static let name = "bar"
  static let traits = MarkTraits(
    fillsBand: true, bandPadding: "bar", stacking: .byDefault, orientation: .bar,
    runsAlongDimension: true, symbol: "square", sizing: .band)

  static func draw(_ scene: MarkScene) -> Drawing {
    scene.rectangles(x: scene.extents(.x), y: scene.extents(.y))
  }
}
