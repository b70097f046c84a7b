import Diagnostics
import SceneGraph

/// How a line goes from point to point (d3-shape's curves).
struct Curve {
  enum Kind: String {
    case linear
    case linearClosed = "linear-closed"
    case step
    case stepBefore = "step-before"
    case stepAfter = "step-after"
    case basis
    case basisOpen = "basis-open"
    case basisClosed = "basis-closed"
    case cardinal
    case cardinalOpen = "cardinal-open"
    case cardinalClosed = "cardinal-closed"
    case catmullRom = "catmull-rom"
    case bundle
    case monotone
    case natural
  }

  var kind: Kind
  var tension: Double
  /// Monotone along y rather than x.
  var isAlongY = false

  init(_ kind: Kind, tension: Double = 0, isAlongY: Bool = false) {
    self.kind = kind
    self.tension = tension
    self.isAlongY = isAlongY
  }

  init(_ scene: MarkScene) {
    self.init(
      scene.property("interpolate")?.string.flatMap(Kind.init(rawValue:)) ?? .linear,
      tension: scene.number("tension") ?? 0,
      isAlongY: scene.unit.orientation == .horizontal)
  }

  /// For the way back along an area's base.
  var reversed: Curve {
    var curve = self
    if kind == .stepBefore { curve.kind = .stepAfter }
    if kind == .stepAfter { curve.kind = .stepBefore }
    return curve
  }

  /// - Parameter joins: continues the path with a line instead of starting anew.
  func draw(_ points: [Point], into path: inout Path, joins: Bool = false) {
    guard let first = points.first else { return }
    joins ? path.line(to: first) : path.move(to: first)
    if points.count == 1 {
      // A lone point shows with round caps only, as in a browser.
      if !joins { path.close() }
      return
    }
    switch kind {
    case .linear: for point in points.dropFirst() { path.line(to: point) }
    case .linearClosed:
      for point in points.dropFirst() { path.line(to: point) }
      path.close()
    case .step, .stepBefore, .stepAfter: steps(points, &path)
    case .basis, .basisOpen, .basisClosed, .bundle: basis(points, &path)
    case .cardinal, .cardinalOpen, .cardinalClosed: cardinal(points, &path)
    case .catmullRom: cardinal(points, &path)
    case .monotone: monotone(points, &path)
    case .natural: natural(points, &path)
    }
  }

  private func steps(_ points: [Point], _ path: inout Path) {
    let share = kind == .step ? 0.5 : kind == .stepBefore ? 0 : 1
    for (a, b) in zip(points, points.dropFirst()) {
      if isAlongY {
        let y = a.y + (b.y - a.y) * share
        path.line(to: Point(x: a.x, y: y))
        path.line(to: Point(x: b.x, y: y))
      } else {
        let x = a.x + (b.x - a.x) * share
        path.line(to: Point(x: x, y: a.y))
        path.line(to: Point(x: x, y: b.y))
      }
      path.line(to: b)
    }
  }

  private func basis(_ points: [Point], _ path: inout Path) {
    guard points.count > 2 else {
      for point in points.dropFirst() { path.line(to: point) }
      return
    }
    var (p0, p1) = (points[0], points[1])
    path.line(to: mix(p0, p1, 5, 1, 6))
    for point in points.dropFirst(2) + [points[points.count - 1]] {
      path.curve(
        mix(p0, p1, 2, 1, 3), mix(p0, p1, 1, 2, 3),
        to: Point(x: (p0.x + 4 * p1.x + point.x) / 6, y: (p0.y + 4 * p1.y + point.y) / 6))
      (p0, p1) = (p1, point)
    }
    path.line(to: points[points.count - 1])
  }

  private func mix(_ a: Point, _ b: Point, _ i: Double, _ j: Double, _ sum: Double) -> Point {
    Point(x: (i * a.x + j * b.x) / sum, y: (i * a.y + j * b.y) / sum)
  }

  private func cardinal(_ points: [Point], _ path: inout Path) {
    guard points.count > 2 else {
      for point in points.dropFirst() { path.line(to: point) }
      return
    }
    let k = (1 - tension) / 6
    let last = points.count - 1
    for index in 0..<last {
      let before = points[index == 0 ? 1 : index - 1]
      let (a, b) = (points[index], points[index + 1])
      let after = points[index + 1 == last ? last - 1 : index + 2]
      let start =
        index == 0 ? a : Point(x: a.x + k * (b.x - before.x), y: a.y + k * (b.y - before.y))
      let end =
        index + 1 == last ? b : Point(x: b.x - k * (after.x - a.x), y: b.y - k * (after.y - a.y))
      let first = index == 0 ? Point(x: a.x, y: a.y) : start
      path.curve(first, end, to: b)
    }
  }

  /// Never above or below what it joins (Steffen's interpolation).
  private func monotone(_ points: [Point], _ path: inout Path) {
    let points = isAlongY ? points.map { Point(x: $0.y, y: $0.x) } : points
    func back(_ point: Point) -> Point { isAlongY ? Point(x: point.y, y: point.x) : point }
    // Points at the place of the one before add nothing.
    var kept: [Point] = []
    for point in points where kept.last != point { kept.append(point) }
    guard kept.count > 2 else {
      for point in kept.dropFirst() { path.line(to: back(point)) }
      return
    }
    func sign(_ x: Double) -> Double { x < 0 ? -1 : 1 }
    func slope3(_ a: Point, _ b: Point, _ c: Point) -> Double {
      let (h0, h1) = (b.x - a.x, c.x - b.x)
      let s0 = (b.y - a.y) / (h0 != 0 ? h0 : (h1 < 0 ? -0.0 : 0.0))
      let s1 = (c.y - b.y) / (h1 != 0 ? h1 : (h0 < 0 ? -0.0 : 0.0))
      let p = (s0 * h1 + s1 * h0) / (h0 + h1)
      let slope = (sign(s0) + sign(s1)) * min(abs(s0), abs(s1), 0.5 * abs(p))
      return slope.isFinite ? slope : 0
    }
    func slope2(_ a: Point, _ b: Point, _ t: Double) -> Double {
      let h = b.x - a.x
      return h != 0 ? (3 * (b.y - a.y) / h - t) / 2 : t
    }
    var slopes = Array(repeating: 0.0, count: kept.count)
    for index in 1..<kept.count - 1 {
      slopes[index] = slope3(kept[index - 1], kept[index], kept[index + 1])
    }
    slopes[0] = slope2(kept[0], kept[1], slopes[1])
    let last = kept.count - 1
    slopes[last] = slope2(kept[last - 1], kept[last], slopes[last - 1])
    for index in 0..<last {
      let (a, b) = (kept[index], kept[index + 1])
      let dx = (b.x - a.x) / 3
      path.curve(
        back(Point(x: a.x + dx, y: a.y + dx * slopes[index])),
        back(Point(x: b.x - dx, y: b.y - dx * slopes[index + 1])), to: back(b))
    }
  }

  private func natural(_ points: [Point], _ path: inout Path) {
    guard points.count > 2 else {
      for point in points.dropFirst() { path.line(to: point) }
      return
    }
    let (ax, bx) = controls(points.map(\.x))
    let (ay, by) = controls(points.map(\.y))
    for index in 0..<points.count - 1 {
      path.curve(
        Point(x: ax[index], y: ay[index]), Point(x: bx[index], y: by[index]),
        to: points[index + 1])
    }
  }

  private func controls(_ x: [Double]) -> ([Double], [Double]) {
    let n = x.count - 1
    var a = Array(repeating: 0.0, count: n)
    var b = a
    var r = a
    (a[0], b[0], r[0]) = (0, 2, x[0] + 2 * x[1])
    for i in 1..<n - 1 { (a[i], b[i], r[i]) = (1, 4, 4 * x[i] + 2 * x[i + 1]) }
    (a[n - 1], b[n - 1], r[n - 1]) = (2, 7, 8 * x[n - 1] + x[n])
    for i in 1..<n {
      let m = a[i] / b[i - 1]
      b[i] -= m
      r[i] -= m * r[i - 1]
    }
    a[n - 1] = r[n - 1] / b[n - 1]
    for i in stride(from: n - 2, through: 0, by: -1) { a[i] = (r[i] - a[i + 1]) / b[i] }
    b[n - 1] = (x[n] + a[n - 1]) / 2
    for i in 0..<n - 1 { b[i] = 2 * x[i + 1] - a[i + 1] }
    return (a, b)
  }
}
