import Glibc
import SceneGraph

/// The shapes of points, by name or as a path in a box of two by two around the origin.
enum Symbols {
  static let names = [
    "arrow", "circle", "cross", "diamond", "square", "stroke", "triangle", "triangle-down",
    "triangle-left", "triangle-right", "triangle-up", "wedge",
  ]

  /// - Parameter size: the area of the shape's box, in square points.
  static func path(_ shape: String, size: Double, at center: Point, angle: Double = 0) -> Path {
    guard size > 0, size.isFinite else { return Path() }
    if shape == "circle" { return .circle(center: center, radius: sqrt(size) / 2) }
    let r = sqrt(size) / 2
    let h = r * 0.8660254037844386
    let o = h - r * 0.5773502691896257
    let points: [(Double, Double)]
    switch shape {
    case "square": points = [(-r, -r), (r, -r), (r, r), (-r, r)]
    case "diamond": points = [(-r, 0), (0, -r), (r, 0), (0, r)]
    case "cross":
      let s = r / 2.5
      points = [
        (-r, -s), (-r, s), (-s, s), (-s, r), (s, r), (s, s), (r, s), (r, -s), (s, -s), (s, -r),
        (-s, -r), (-s, -s),
      ]
    case "triangle": points = [(0, -h - o), (-r, h - o), (r, h - o)]
    case "triangle-up": points = [(0, -h), (-r, h), (r, h)]
    case "triangle-down": points = [(0, h), (-r, -h), (r, -h)]
    case "triangle-left": points = [(-h, 0), (h, -r), (h, r)]
    case "triangle-right": points = [(h, 0), (-h, -r), (-h, r)]
    case "stroke":
      return turned(.line(from: Point(x: -r, y: 0), to: Point(x: r, y: 0)), center, angle)
    case "arrow":
      let (s, t, v) = (r / 7, r / 2.5, r / 8)
      points = [(-s, r), (s, r), (s, -v), (t, -v), (0, -r), (-t, -v), (-s, -v)]
    case "wedge":
      points = [(0, -h - o), (-r / 4, h - o), (r / 4, h - o)]
    default:
      guard let path = PathText.path(shape) else {
        return .circle(center: center, radius: r)
      }
      return turned(path.scaled(by: sqrt(size) / 2), center, angle)
    }
    var path = Path.polyline(points.map { Point(x: $0.0, y: $0.1) })
    path.close()
    return turned(path, center, angle)
  }

  private static func turned(_ path: Path, _ center: Point, _ angle: Double) -> Path {
    let (c, s) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    return path.mapped {
      Point(x: center.x + c * $0.x - s * $0.y, y: center.y + s * $0.x + c * $0.y)
    }
  }
}

extension Path {
  func mapped(_ transform: (Point) -> Point) -> Path {
    Path(
      segments.map { segment in
        switch segment {
        case .move(let point): .move(transform(point))
        case .line(let point): .line(transform(point))
        case .curve(let a, let b, let c): .curve(transform(a), transform(b), transform(c))
        case .close: .close
        }
      })
  }

  func scaled(by factor: Double) -> Path {
    mapped { Point(x: $0.x * factor, y: $0.y * factor) }
  }
}
