/// Filled dots.
enum Circle: Mark {
  static let name = "circle"
  static let traits = MarkTraits(stacking: .whenAsked, isTranslucent: true)

  static func draw(_ scene: MarkScene) -> Drawing { scene.symbols(shape: "circle") }
}
