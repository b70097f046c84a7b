import SceneGraph

/// Names inside the tiles of a map, all in one size: whole where every one fits, else shortened.
struct TileNames {
  let areas: [MapPicture.Area]
  let setter: MapSetter

  private static let sizes = [8.0, 7.5, 7, 6.5, 6]

  func draw(into sketch: inout Sketch) {
    guard let box = areas.first.flatMap({ Plane.bounds(of: $0.polygons) }) else { return }
    // The widest box inside a hexagon that holds three lines.
    let width = box.width * 0.86
    guard let (size, texts) = fitting(width: width, height: box.height * 0.62) else { return }
    for (area, lines) in zip(areas, texts) {
      guard let box = Plane.bounds(of: area.polygons) else { continue }
      let theme = setter.theme
      let color = theme.color(theme.textRole(on: area.color ?? theme.color(.paper)))
      let leading = size * 1.12
      for (index, line) in lines.enumerated() {
        let y = box.midY + (Double(index) - Double(lines.count - 1) / 2) * leading
        sketch.write(
          line, at: Point(x: box.midX, y: y),
          Sketch.TextLook(
            size: size, weight: area.isLit ? 700 : 400, color: color.code, alignment: .center))
      }
    }
  }

  /// `nil` when the tiles are too small for any names.
  private func fitting(width: Double, height: Double) -> (Double, [[String]])? {
    for size in Self.sizes {
      let lines = areas.map { wrapped($0.name, size, weight: $0.isLit ? 700 : 400, width: width) }
      if lines.allSatisfy({ $0.map { Double($0.count) * size * 1.12 <= height } ?? false }) {
        return (size, lines.compactMap { $0 })
      }
    }
    let short = Self.shortened(areas.map(\.name))
    for size in Self.sizes
    where short.allSatisfy({ setter.width($0, size, weight: 700) <= width }) && size <= height {
      return (size, short.map { [$0] })
    }
    return nil
  }

  /// `nil` when a word is wider than the tile.
  private func wrapped(_ name: String, _ size: Double, weight: Int, width: Double) -> [String]? {
    let lines = setter.shaping.lines(
      [TextSpan(name, setter.style(size, weight: weight))], width: width)
    return lines.allSatisfy { $0.width <= width } ? lines.map(\.text) : nil
  }

  /// Three letters or more, so that no two are alike where that can be.
  static func shortened(_ names: [String]) -> [String] {
    let plain = names.map { $0.filter(\.isLetter) }
    var short = plain.map { String($0.prefix(3)) }
    let initials = names.map { name in
      String(name.split { !$0.isLetter }.compactMap(\.first).prefix(3)).uppercased()
    }
    for index in names.indices where initials[index].count > 1 { short[index] = initials[index] }
    for length in 4...6 {
      let groups = Dictionary(grouping: short.indices) { short[$0] }.values
      for index in groups.filter({ $0.count > 1 }).joined() {
        short[index] = String(plain[index].prefix(length))
      }
    }
    return short
  }
}
