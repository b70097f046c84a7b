import SceneGraph

/// Operations in the order they are drawn, with the box that layout counts for them.
struct Drawing {
  var operations: [Operation] = []
  var bounds = Bounds()

  mutating func append(_ other: Drawing) {
    operations += other.operations
    bounds.union(other.bounds)
  }

  /// - Parameter widens: whether the stroke counts in the bounds.
  mutating func add(_ path: Path, _ style: ShapeStyle) {
    guard !path.isEmpty else { return }
    if style.opacity > 0, style.opacity < 1, style.fill != nil, style.strokePaint != nil {
      // Faded as one: the stroke hides the fill below it.
      var opaque = style
      opaque.opacity = 1
      let elements = painted(path, opaque).map { Element(.artifact, $0) }
      operations.append(.group(Group(opacity: style.opacity, elements: elements)))
    } else {
      operations += painted(path, style)
    }
  }

  private func painted(_ path: Path, _ style: ShapeStyle) -> [Operation] {
    var operations: [Operation] = []
    if let fill = style.fillPaint { operations.append(.fill(path, fill, .nonZero)) }
    if let stroke = style.stroke { operations.append(.stroke(path, stroke)) }
    return operations
  }

  /// Moved as one.
  func moved(dx: Double, dy: Double) -> Drawing {
    guard dx != 0 || dy != 0, !operations.isEmpty else {
      return Drawing(operations: operations, bounds: bounds.moved(dx: dx, dy: dy))
    }
    let group = Group(
      transform: .translation(x: dx, y: dy),
      elements: operations.map { Element(.artifact, $0) })
    return Drawing(operations: [.group(group)], bounds: bounds.moved(dx: dx, dy: dy))
  }

  /// Cut off outside a path; the bounds are cut too.
  func clipped(to rect: Rect) -> Drawing {
    guard !operations.isEmpty else { return self }
    let group = Group(clip: .rect(rect), elements: operations.map { Element(.artifact, $0) })
    return Drawing(
      operations: [.group(group)],
      bounds: bounds.intersection(Bounds(rect.minX, rect.minY, rect.maxX, rect.maxY)))
  }
}

/// How a shape is filled and stroked.
struct ShapeStyle {
  var fill: Paint?
  var strokePaint: Paint?
  var strokeWidth = 1.0
  var dash: [Double] = []
  var dashOffset = 0.0
  var cap = Stroke.Cap.butt
  var join = Stroke.Join.miter
  var opacity = 1.0
  var fillOpacity = 1.0
  var strokeOpacity = 1.0

  var fillPaint: Paint? {
    guard let fill else { return nil }
    return fill.faded(by: opacity * fillOpacity)
  }

  var stroke: Stroke? {
    guard let strokePaint, strokeWidth > 0,
      let paint = strokePaint.faded(by: opacity * strokeOpacity)
    else { return nil }
    return Stroke(
      paint, width: strokeWidth, cap: cap, join: join, dash: usableDash, dashOffset: dashOffset)
  }

  /// How far the stroke reaches beyond the outline, as layout counts it.
  var reach: Double {
    strokePaint != nil && opacity != 0 && strokeOpacity != 0 ? strokeWidth : 0
  }

  private var usableDash: [Double] {
    guard dash.contains(where: { $0 > 0 }), dash.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return []
    }
    // `[1, 0]` is how a specification says "solid".
    if dash.count == 2, dash[1] == 0 { return [] }
    return dash.count.isMultiple(of: 2) ? dash : dash + dash
  }
}

extension Paint {
  /// - Returns: `nil` when nothing would be seen.
  func faded(by opacity: Double) -> Paint? {
    let opacity = min(max(opacity.isNaN ? 1 : opacity, 0), 1)
    guard opacity > 0 else { return nil }
    func faded(_ stops: [Stop]) -> [Stop] {
      stops.map { Stop(offset: $0.offset, color: $0.color.withAlpha($0.color.alpha * opacity)) }
    }
    switch self {
    case .color(let color):
      guard color.alpha * opacity > 0 else { return nil }
      return .color(color.withAlpha(color.alpha * opacity))
    case .linear(let stops, let from, let to):
      return .linear(stops: faded(stops), from: from, to: to)
    case .radial(let stops, let from, let fromRadius, let to, let toRadius):
      return .radial(
        stops: faded(stops), from: from, fromRadius: fromRadius, to: to, toRadius: toRadius)
    }
  }
}
