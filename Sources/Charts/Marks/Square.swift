/// Filled squares.
enum Square: Mark {
  static let name = "square"
  static let traits = MarkTraits(stacking: .whenAsked, isTranslucent: true, symbol: "square")

  static func draw(_ scene: MarkScene) -> Drawing { scene.symbols(shape: "square") }
}
