import SceneGraph

/// A small picture of one thing, drawn as polygons in a square of one unit.
enum Icon: String, CaseIterable, Sendable {
  case box, circle, coin, factory, house, person, square

  /// Rings; what is cut out runs the other way round.
  var polygons: [[[Point]]] {
    switch self {
    case .box:
      [
        [Self.points(0.08, 0.34, 0.48, 0.50, 0.48, 0.98, 0.08, 0.80)],
        [Self.points(0.92, 0.34, 0.92, 0.80, 0.52, 0.98, 0.52, 0.50)],
        [Self.points(0.50, 0.04, 0.90, 0.27, 0.50, 0.44, 0.10, 0.27)],
      ]
    case .circle: [[Self.disc(0.5, 0.5, 0.46)]]
    case .coin:
      // A disc with a pound sign cut out of it.
      [[Self.disc(0.5, 0.5, 0.47), Self.pound.reversed()]]
    case .factory:
      [
        [
          Self.points(
            0.06, 0.96, 0.06, 0.40, 0.30, 0.56, 0.30, 0.40, 0.54, 0.56, 0.54, 0.40, 0.70, 0.50,
            0.74, 0.06, 0.88, 0.06, 0.94, 0.96)
        ]
      ]
    case .house:
      [
        [
          Self.points(
            0.5, 0.06, 0.98, 0.50, 0.84, 0.50, 0.84, 0.94, 0.16, 0.94, 0.16, 0.50, 0.02, 0.50),
          Self.points(0.42, 0.94, 0.42, 0.66, 0.58, 0.66, 0.58, 0.94).reversed(),
        ]
      ]
    case .person:
      [
        [Self.disc(0.5, 0.15, 0.13)],
        [
          Self.points(
            0.33, 0.31, 0.67, 0.31, 0.74, 0.38, 0.74, 0.64, 0.64, 0.64, 0.64, 0.98, 0.52, 0.98,
            0.52, 0.70, 0.48, 0.70, 0.48, 0.98, 0.36, 0.98, 0.36, 0.64, 0.26, 0.64, 0.26, 0.38)
        ],
      ]
    case .square: [[Self.points(0.06, 0.06, 0.94, 0.06, 0.94, 0.94, 0.06, 0.94)]]
    }
  }

  /// How wide it is beside its height.
  var width: Double { self == .person ? 0.56 : 1 }

  private static let pound = points(
    0.66, 0.34, 0.60, 0.40, 0.55, 0.33, 0.48, 0.34, 0.45, 0.40, 0.46, 0.47, 0.58, 0.47, 0.58, 0.54,
    0.46, 0.54, 0.45, 0.62, 0.42, 0.67, 0.66, 0.67, 0.66, 0.75, 0.32, 0.75, 0.32, 0.68, 0.37, 0.62,
    0.38, 0.54, 0.33, 0.54, 0.33, 0.47, 0.37, 0.47, 0.36, 0.40, 0.39, 0.31, 0.48, 0.25, 0.58, 0.26)

  private static func points(_ numbers: Double...) -> [Point] {
    stride(from: 0, to: numbers.count - 1, by: 2).map {
      Point(x: numbers[$0], y: numbers[$0 + 1])
    }
  }

  private static func disc(_ x: Double, _ y: Double, _ radius: Double) -> [Point] {
    (0..<32).map { step in
      let angle = Double(step) / 32 * 2 * Double.pi
      return Point(x: x + radius * cosine(angle), y: y + radius * sine(angle))
    }
  }
}

extension Icon {
  /// Inside a box of its own shape, cut off where `share` of its width is reached.
  func placed(in box: Rect, share: Double = 1) -> [[[Point]]] {
    let left = (1 - width) / 2
    let limit = box.x + box.width * share
    return polygons.compactMap { polygon in
      let rings = polygon.map { ring in
        Self.cut(
          ring.map {
            Point(
              x: box.x + ($0.x - left) / width * box.width, y: box.y + $0.y * box.height)
          }, at: limit)
      }.filter { $0.count > 2 }
      return rings.isEmpty ? nil : rings
    }
  }

  /// What of a ring lies left of a line (Sutherland and Hodgman).
  private static func cut(_ ring: [Point], at limit: Double) -> [Point] {
    guard var last = ring.last else { return [] }
    var result: [Point] = []
    for point in ring {
      if (point.x <= limit) != (last.x <= limit) {
        let share = (limit - last.x) / (point.x - last.x)
        result.append(Point(x: limit, y: last.y + (point.y - last.y) * share))
      }
      if point.x <= limit { result.append(point) }
      last = point
    }
    return result
  }
}
