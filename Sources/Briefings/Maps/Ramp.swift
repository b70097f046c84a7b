import Scales
import SceneGraph

extension Theme {
  /// Colours for `count` classes, less to more.
  func ramp(_ count: Int) -> [Color] { Self.spread(colors(of: .sequential), count) }

  /// Colours for classes below and above a middle, dark at both ends.
  ///
  /// - Parameter isReversed: less is the good end.
  func ramp(below: Int, above: Int, isReversed: Bool) -> [Color] {
    var colors = colors(of: .diverging)
    if isReversed { colors.reverse() }
    // The middle colour stands for no difference, and no class does.
    let half = max(colors.count / 2, 1)
    let (low, high) = (Array(colors.prefix(half)), Array(colors.suffix(half)))
    return (below == 1 ? [low[0]] : Self.spread(low, below))
      + (above == 1 ? [high[high.count - 1]] : Self.spread(high, above))
  }

  private func colors(of role: PaletteRole) -> [Color] {
    let colors = (palettes[role] ?? []).compactMap(Color.init(code:))
    return colors.isEmpty ? [color(.accent)] : colors
  }

  private static func spread(_ stops: [Color], _ count: Int) -> [Color] {
    guard count > 1, stops.count > 1 else {
      return Array(repeating: stops[stops.count / 2], count: max(count, 0))
    }
    return (0..<count).map { index in
      let place = Double(index) / Double(count - 1) * Double(stops.count - 1)
      let lower = min(Int(place), stops.count - 2)
      return stops[lower].mixed(with: stops[lower + 1], place - Double(lower))
    }
  }
}
