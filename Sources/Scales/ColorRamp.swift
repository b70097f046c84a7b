/// Colours in even steps, mixed in between.
package struct ColorRamp: Hashable, Sendable {
  package var colors: [RGBA]
  package var space: ColorSpace
  /// The part of the ramp in use; a first value above the second one reverses it.
  package var start: Double
  package var end: Double

  package init(_ colors: [RGBA], space: ColorSpace = .rgb(), start: Double = 0, end: Double = 1) {
    self.colors = colors
    self.space = space
    self.start = start
    self.end = end
  }

  /// - Parameter t: 0 at the start, 1 at the end; beyond them the last mixture goes on, as in d3.
  package func color(at t: Double) -> RGBA {
    guard let first = colors.first, colors.count > 1, !t.isNaN else {
      return colors.first ?? .transparent
    }
    let position = (start + t * (end - start)) * Double(colors.count - 1)
    guard position.isFinite else { return first }
    let index = Int(min(max(position.rounded(.down), 0), Double(colors.count - 2)))
    return space.mix(colors[index], colors[index + 1], at: position - Double(index))
  }

  /// `count` colours in even steps, both ends left out, as Vega cuts a scheme for discrete ranges.
  package func samples(_ count: Int) -> [RGBA] {
    guard count > 0, count <= 100_000 else { return [] }
    return (1...count).map { color(at: Double($0) / Double(count + 1)).rounded }
  }

  package var reversed: ColorRamp {
    ColorRamp(colors, space: space, start: end, end: start)
  }
}
