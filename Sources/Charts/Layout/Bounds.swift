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
    guard let box = path.bounds else { return }
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
