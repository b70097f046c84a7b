import Diagnostics
import SceneGraph

/// Gradients as specifications write them, in shares of the box of what is painted.
enum Gradients {
  /// In a box of one by one; `placed` puts it on the real one.
  static func unitPaint(_ node: Node) -> Paint? {
    // A stop before the one above it moves to it, as in SVG.
    var last = 0.0
    let stops = (node["stops"]?.items ?? []).compactMap { stop -> Paint.Stop? in
      guard let color = stop["color"]?.string.flatMap({ Color(css: $0) }) else { return nil }
      last = max(last, min(max(stop["offset"]?.number ?? 0, 0), 1))
      return Paint.Stop(offset: last, color: color)
    }
    guard !stops.isEmpty else { return nil }
    func value(_ key: String, _ standard: Double) -> Double { node[key]?.number ?? standard }
    switch node["gradient"]?.string {
    case "linear":
      return .linear(
        stops: stops, from: Point(x: value("x1", 0), y: value("y1", 0)),
        to: Point(x: value("x2", 1), y: value("y2", 0)))
    case "radial":
      return .radial(
        stops: stops, from: Point(x: value("x1", 0.5), y: value("y1", 0.5)),
        fromRadius: value("r1", 0), to: Point(x: value("x2", 0.5), y: value("y2", 0.5)),
        toRadius: value("r2", 0.5))
    default: return nil
    }
  }
}

extension Paint {
  /// Where a line across the unit box ends on the real one, such that the bands of colour are
  /// stretched with the box, as in SVG, and do not stay square to the line.
  private func stretched(_ start: Point, _ from: Point, _ to: Point, _ box: Rect) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    guard box.width > 0, box.height > 0, dx != 0 || dy != 0 else { return start }
    let (gx, gy) = (dx / box.width, dy / box.height)
    let scale = (dx * dx + dy * dy) / (gx * gx + gy * gy)
    return Point(x: start.x + gx * scale, y: start.y + gy * scale)
  }

  /// A gradient in shares of a box, laid on the box.
  func placed(on box: Rect?) -> Paint {
    guard let box else { return self }
    func point(_ point: Point) -> Point {
      Point(x: box.minX + point.x * box.width, y: box.minY + point.y * box.height)
    }
    switch self {
    case .color: return self
    case .linear(let stops, let from, let to):
      return .linear(stops: stops, from: point(from), to: stretched(point(from), from, to, box))
    case .radial(let stops, let from, let fromRadius, let to, let toRadius):
      let size = max(box.width, box.height)
      return .radial(
        stops: stops, from: point(from), fromRadius: fromRadius * size, to: point(to),
        toRadius: toRadius * size)
    }
  }
}

extension ShapeStyle {
  func placed(on path: Path) -> ShapeStyle {
    func isGradient(_ paint: Paint?) -> Bool {
      switch paint {
      case .linear, .radial: true
      case .color, nil: false
      }
    }
    guard isGradient(fill) || isGradient(strokePaint) else { return self }
    var style = self
    style.fill = fill?.placed(on: path.tightBounds)
    style.strokePaint = strokePaint?.placed(on: path.tightBounds)
    return style
  }
}
