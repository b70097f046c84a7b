import SceneGraph

/// Straight lines: across the plot, or from one position to a second.
enum Rule: Mark {
  static let name = "rule"
  static let traits = MarkTraits(
    fillsBand: true, bandPadding: "rect", stacking: .whenAsked, orientation: .rule,
    isFilled: false, symbol: "stroke", sizing: .stroke)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let orientation = scene.unit.orientation
    let isLong: (Channel) -> Bool = {
      // From one place on a map to another.
      if scene.projected[$0 == .x ? .x2 : .y2] != nil { return true }
      return ($0 == .x ? orientation != .vertical : orientation != .horizontal)
    }
    func first(_ channel: Channel) -> RowValues<Double> {
      let isAlong = orientation == (channel == .x ? .horizontal : .vertical)
      return scene.position(channel, default: isAlong ? .zeroOrMax : .middle)
    }
    let x = first(.x)
    let y = first(.y)
    let x2 = isLong(.x) ? scene.secondPosition(.x, default: .zeroOrMin) : x
    let y2 = isLong(.y) ? scene.secondPosition(.y, default: .zeroOrMin) : y
    let styles = scene.styles()
    let widths = scene.encoding[.size] == nil ? nil : scene.numbers(.size, default: 1)
    for row in 0..<scene.count {
      let ends = [Point(x: x[row], y: y[row]), Point(x: x2[row], y: y2[row])]
      guard ends.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { continue }
      var style = styles[row]
      if let widths { style.strokeWidth = widths[row] }
      style.fill = nil
      let path = Path.line(from: ends[0], to: ends[1])
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      drawing.bounds.union(box.expanded(by: style.reach))
    }
    return drawing
  }
}
