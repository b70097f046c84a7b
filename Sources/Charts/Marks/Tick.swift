/// Short strokes across an axis.
enum Tick: Mark {
  static let name = "tick"
  static let traits = MarkTraits(
    fillsBand: true, bandPadding: "tick", stacking: .whenAsked, orientation: .tick,
    isTranslucent: true, symbol: "circle", sizing: .band)

  static func draw(_ scene: MarkScene) -> Drawing {
    let isHorizontal = scene.unit.orientation == .horizontal
    let thickness = scene.number("thickness") ?? 1
    let thin = scene.position(isHorizontal ? .y : .x, default: .middle)
      .map { (start: $0 - thickness / 2, end: $0 + thickness / 2) }
    let long = scene.extents(isHorizontal ? .x : .y)
    return scene.rectangles(x: isHorizontal ? long : thin, y: isHorizontal ? thin : long)
  }
}
