/// An outline of straight and cubic segments.
package struct Path: Hashable, Sendable, Codable {
  package enum Segment: Hashable, Sendable, Codable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  package var segments: [Segment]

  package init(_ segments: [Segment] = []) {
    self.segments = segments
  }

  package var isEmpty: Bool { segments.isEmpty }

  package mutating func move(to point: Point) { segments.append(.move(point)) }
  package mutating func line(to point: Point) { segments.append(.line(point)) }
  package mutating func curve(_ control1: Point, _ control2: Point, to point: Point) {
    segments.append(.curve(control1, control2, point))
  }
  package mutating func close() { segments.append(.close) }
}

extension Path {
  package static func rect(_ rect: Rect) -> Path {
    Path([
      .move(Point(x: rect.minX, y: rect.minY)), .line(Point(x: rect.maxX, y: rect.minY)),
      .line(Point(x: rect.maxX, y: rect.maxY)), .line(Point(x: rect.minX, y: rect.maxY)), .close,
    ])
  }

  package static func line(from start: Point, to end: Point) -> Path {
    Path([.move(start), .line(end)])
  }

  package static func polyline(_ points: [Point]) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      index == 0 ? path.move(to: point) : path.line(to: point)
    }
    return path
  }

  /// Four quarter arcs, each off a true circle by less than 0.03 % of the radius.
  package static func circle(center: Point, radius: Double) -> Path {
    roundedRect(
      Rect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius),
      radius: radius)
  }

  package static func roundedRect(_ rect: Rect, radius: Double) -> Path {
    let r = min(radius, abs(rect.width) / 2, abs(rect.height) / 2)
    guard r > 0 else { return .rect(rect) }
    let k = r * 0.5522847498307936
    let (left, right, top, bottom) = (rect.minX, rect.maxX, rect.minY, rect.maxY)
    func p(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    return Path([
      .move(p(left + r, top)), .line(p(right - r, top)),
      .curve(p(right - r + k, top), p(right, top + r - k), p(right, top + r)),
      .line(p(right, bottom - r)),
      .curve(p(right, bottom - r + k), p(right - r + k, bottom), p(right - r, bottom)),
      .line(p(left + r, bottom)),
      .curve(p(left + r - k, bottom), p(left, bottom - r + k), p(left, bottom - r)),
      .line(p(left, top + r)),
      .curve(p(left, top + r - k), p(left + r - k, top), p(left + r, top)), .close,
    ])
  }

  /// The box around all end points and control points; `nil` for an empty path.
  package var bounds: Rect? {
    var box: (minX: Double, minY: Double, maxX: Double, maxY: Double)?
    func add(_ point: Point) {
      guard let old = box else { return box = (point.x, point.y, point.x, point.y) }
      box = (
        min(old.minX, point.x), min(old.minY, point.y), max(old.maxX, point.x),
        max(old.maxY, point.y)
      )
    }
    for segment in segments {
      switch segment {
      case .move(let point), .line(let point): add(point)
      case .curve(let a, let b, let c):
        add(a)
        add(b)
        add(c)
      case .close: break
      }
    }
    return box.map {
      Rect(x: $0.minX, y: $0.minY, width: $0.maxX - $0.minX, height: $0.maxY - $0.minY)
    }
  }
}
