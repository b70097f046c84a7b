internal import Cairo
internal import SceneGraph

extension Canvas {
  /// - Returns: `false` for a path without a place on the page: one with a coordinate that is no number.
  func trace(_ path: Path, on context: borrowing Context) -> Bool {
    context.newPath()
    let far = Limits.farthestPixel / max(scale, 1)
    func near(_ value: Double) -> Double { min(max(value, -far), far) }
    for segment in path.segments {
      switch segment {
      case .move(let point):
        guard point.isFinite else { return false }
        context.move(x: near(point.x), y: near(point.y))
      case .line(let point):
        guard point.isFinite else { return false }
        context.line(x: near(point.x), y: near(point.y))
      case .curve(let a, let b, let c):
        guard a.isFinite, b.isFinite, c.isFinite else { return false }
        context.curve(
          x1: near(a.x), y1: near(a.y), x2: near(b.x), y2: near(b.y), x3: near(c.x), y3: near(c.y))
      case .close: context.close()
      }
    }
    return true
  }

  /// - Returns: `false` for a paint that leaves nothing to see.
  func set(_ paint: Paint, on context: borrowing Context) -> Bool {
    switch paint {
    case .color(let color):
      guard color.alpha > 0 else { return false }
      let tint = glyphStyle == .picture ? color.roundedForPixels : color
      context.setSource(red: tint.red, green: tint.green, blue: tint.blue, alpha: tint.alpha)
    case .linear(let stops, let from, let to):
      guard from.isFinite, to.isFinite else { return false }
      let pattern = Pattern.linear(x0: from.x, y0: from.y, x1: to.x, y1: to.y)
      pattern.add(stops)
      context.setSource(pattern)
    case .radial(let stops, let from, let fromRadius, let to, let toRadius):
      guard from.isFinite, to.isFinite, fromRadius.isFinite, toRadius.isFinite else { return false }
      let pattern = Pattern.radial(
        x0: from.x, y0: from.y, radius0: max(fromRadius, 0), x1: to.x, y1: to.y,
        radius1: max(toRadius, 0))
      pattern.add(stops)
      context.setSource(pattern)
    }
    return true
  }

  /// - Returns: `false` for a line that cannot be seen.
  func set(_ stroke: Stroke, on context: borrowing Context) -> Bool {
    guard stroke.width.isFinite, stroke.width > 0, set(stroke.paint, on: context) else {
      return false
    }
    context.setLine(
      width: stroke.width,
      cap: stroke.cap == .butt ? .butt : stroke.cap == .round ? .round : .square,
      join: stroke.join == .miter ? .miter : stroke.join == .round ? .round : .bevel,
      miterLimit: stroke.miterLimit)
    context.setDash(stroke.drawnDash(scale: scale), offset: stroke.dashOffset)
    return true
  }
}

extension Stroke {
  /// Empty where the dashes would be too fine to see, too many to draw or no lengths at all.
  func drawnDash(scale: Double) -> [Double] {
    let sum = dash.reduce(0, +)
    let isDrawable =
      dash.allSatisfy { $0.isFinite && $0 >= 0 } && sum.isFinite && sum * max(scale, 1) > 0.1
      && dashOffset.isFinite && dash.count <= 64
    return isDrawable ? dash : []
  }
}

extension Pattern {
  fileprivate func add(_ stops: [Paint.Stop]) {
    for stop in stops {
      let color = stop.color
      addStop(
        offset: stop.offset, red: color.red, green: color.green, blue: color.blue,
        alpha: color.alpha)
    }
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Color {
  /// Cairo cuts a translucent colour down to whole levels of its pixels; this one is rounded.
  fileprivate var roundedForPixels: Color {
    guard alpha > 0, alpha < 1 else { return self }
    let levels = (alpha * 65536).rounded(.down) / 256
    func rounded(_ channel: Double) -> Double {
      min(((channel * levels.rounded(.down)).rounded() + 0.5) / 256 / alpha, 1)
    }
    return Color(red: rounded(red), green: rounded(green), blue: rounded(blue), alpha: alpha)
  }
}
