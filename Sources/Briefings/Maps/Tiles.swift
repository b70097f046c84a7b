import Diagnostics
import SceneGraph

extension AreaShapes {
  /// Reads HexJSON: hexagons in rows (`odd-r`, `even-r`, points up) or in columns (`odd-q`, `even-q`),
  /// every second of which is shifted by half a tile.
  ///
  /// - Source: Open Innovations, "HexJSON" format; r grows to the north.
  static func tiles(
    _ document: Node, _ path: Written, _ report: inout Report
  ) -> [Area]? {
    guard let hexes = document["hexes"]?.members, !hexes.isEmpty else {
      report.error(
        "E170", "`\(path.text)` is no HexJSON", at: path.origin,
        notes: ["HexJSON is an object with a `layout` and `hexes`, each with q and r"])
      return nil
    }
    let layout = document["layout"]?.string ?? "odd-r"
    guard let shift = ["odd-r": 1, "even-r": 0, "odd-q": 1, "even-q": 0][layout] else {
      report.error(
        "E170", "`\(path.text)` has an unknown layout `\(layout)`", at: document["layout"]?.origin,
        label: suggestion(for: layout, among: ["even-q", "even-r", "odd-q", "odd-r"])
          .map { "did you mean `\($0)`?" } ?? "",
        notes: ["layouts: even-q, even-r, odd-q, odd-r"])
      return nil
    }
    let isRows = layout.hasSuffix("r")
    var tiles: [Area] = []
    for hex in hexes {
      guard let q = hex.value["q"]?.number, let r = hex.value["r"]?.number,
        (-10_000...10_000).contains(q), (-10_000...10_000).contains(r)
      else {
        report.error(
          "E170", "the tile `\(hex.key)` has no place", at: hex.keyOrigin,
          label: "give it q and r, whole numbers")
        return nil
      }
      let line = isRows ? r : q
      let isShifted = (Int(line.rounded(.down)) % 2 + 2) % 2 == shift
      let name =
        ["n", "name", "label"].lazy.compactMap { hex.value[$0]?.string }.first ?? hex.key
      let height = 0.75.squareRoot()
      let center =
        isRows
        ? Point(x: q + (isShifted ? 0.5 : 0), y: -r * height)
        : Point(x: q * height, y: -r - (isShifted ? 0.5 : 0))
      tiles.append(
        Area(
          code: hex.key, name: name, polygons: [[hexagon(center, pointsUp: isRows)]],
          years: -Double.infinity...Double.infinity))
    }
    return tiles
  }

  /// A hexagon one unit from side to side.
  private static func hexagon(_ center: Point, pointsUp: Bool) -> [Point] {
    let (side, half) = (1 / 3.0.squareRoot(), 0.5)
    let corners = [
      (0, -side), (half, -side / 2), (half, side / 2), (0, side), (-half, side / 2),
      (-half, -side / 2),
    ]
    return corners.map { x, y in
      pointsUp
        ? Point(x: center.x + x, y: center.y + y) : Point(x: center.x + y, y: center.y + x)
    }
  }
}
