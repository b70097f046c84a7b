import Glibc
import SceneGraph

/// A box that grows around what it is given; empty at first.
struct Bounds: Hashable {
  var x1 = Double.infinity
  var y1 = Double.infinity
  var x2 = -Double.infinity
  var y2 = -Double.infinity

  init() {}

  init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2)
  }

  var isEmpty: Bool { x1 > x2 || y1 > y2 }
  var width: Double { isEmpty ? 0 : x2 - x1 }
  var height: Double { isEmpty ? 0 : y2 - y1 }

  mutating func add(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    (x1, y1, x2, y2) = (min(x1, x), min(y1, y), max(x2, x), max(y2, y))
  }

  mutating func union(_ other: Bounds) {
    guard !other.isEmpty else { return }
    (x1, y1) = (min(x1, other.x1), min(y1, other.y1))
    (x2, y2) = (max(x2, other.x2), max(y2, other.y2))
  }

  mutating func add(_ path: Path, dx: Double = 0, dy: Double = 0) {
    guard let box = path.tightBounds else { return }
    add(box.minX + dx, box.minY + dy)
    add(box.maxX + dx, box.maxY + dy)
  }

  func expanded(by amount: Double) -> Bounds {
    isEmpty ? self : Bounds(x1 - amount, y1 - amount, x2 + amount, y2 + amount)
  }

  func moved(dx: Double, dy: Double) -> Bounds {
    isEmpty ? self : Bounds(x1 + dx, y1 + dy, x2 + dx, y2 + dy)
  }

  /// The box around the box turned about a point, clockwise in degrees.
  func rotated(by degrees: Double, about x: Double, _ y: Double) -> Bounds {
    guard !isEmpty, degrees != 0 else { return self }
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    var result = Bounds()
    for (px, py) in [(x1, y1), (x1, y2), (x2, y1), (x2, y2)] {
      result.add(x + c * (px - x) - s * (py - y), y + s * (px - x) + c * (py - y))
    }
    return result
  }

  func intersection(_ other: Bounds) -> Bounds {
    Bounds(max(x1, other.x1), max(y1, other.y1), min(x2, other.x2), min(y2, other.y2))
  }
}

extension Path {
  /// The box around what is drawn: unlike `bounds`, not around the control points of curves.
  var tightBounds: Rect? {
    var box = Bounds()
    var here = Point.zero
    for segment in segments {
      switch segment {
      case .move(let point), .line(let point):
        box.add(point.x, point.y)
        here = point
      case .curve(let a, let b, let end):
        box.add(end.x, end.y)
        for t in Path.turns(here.x, a.x, b.x, end.x) + Path.turns(here.y, a.y, b.y, end.y) {
          func along(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> Double {
            let u = 1 - t
            return u * u * (u * p0 + 3 * t * p1) + t * t * (3 * u * p2 + t * p3)
          }
          box.add(along(here.x, a.x, b.x, end.x), along(here.y, a.y, b.y, end.y))
        }
        here = end
      case .close: break
      }
    }
    return box.isEmpty
      ? nil : Rect(x: box.x1, y: box.y1, width: box.width, height: box.height)
  }

  /// Where a cubic curve turns back along one axis, between 0 and 1.
  private static func turns(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> [Double] {
    let (low, high) = (min(p0, p3), max(p0, p3))
    if p1 >= low, p1 <= high, p2 >= low, p2 <= high { return [] }
    let a = p3 - p0 + 3 * (p1 - p2)
    let b = 2 * (p0 - 2 * p1 + p2)
    let c = p1 - p0
    var roots: [Double] = []
    if abs(a) < 1e-12 {
      if b != 0 { roots = [-c / b] }
    } else {
      let square = b * b - 4 * a * c
      guard square >= 0 else { return [] }
      let root = square.squareRoot()
      roots = [(-b - root) / (2 * a), (-b + root) / (2 * a)]
    }
    return roots.filter { $0 > 0 && $0 < 1 }
  }
}
