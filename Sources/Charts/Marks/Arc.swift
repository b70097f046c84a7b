import Diagnostics
import Glibc
import Scales
import SceneGraph
import Tables

/// Slices of a disc: pies, donuts, roses.
enum Arc: Mark {
  static let name = "arc"
  static let traits = MarkTraits(
    stacking: .byDefault, symbol: "circle", isSurface: false, isRound: true)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let x = scene.position(.x, default: .middle)
    let y = scene.position(.y, default: .middle)
    let angles = scene.polar(.theta, from: 0, to: 2 * .pi)
    let radii = scene.polar(.radius, from: scene.outerRadius, to: scene.innerRadius)
    let styles = scene.styles()
    let pad = scene.number("padAngle") ?? 0
    let corner = scene.number("cornerRadius") ?? 0
    for row in 0..<scene.count {
      let (start, end) = angles[row]
      let (outer, inner) = radii[row]
      guard start.isFinite, end.isFinite, outer.isFinite, inner.isFinite, x[row].isFinite,
        y[row].isFinite
      else { continue }
      let sector = Sector(
        center: Point(x: x[row], y: y[row]), inner: max(min(inner, outer), 0),
        outer: max(max(inner, outer), 0), start: min(start, end), end: max(start, end),
        padding: pad, corner: corner)
      let path = sector.path
      let style = styles[row].placed(on: path)
      drawing.add(path, style)
      drawing.bounds.union(sector.bounds.expanded(by: style.reach))
    }
    return drawing
  }
}

extension MarkScene {
  var outerRadius: Double {
    number("radius") ?? number("outerRadius") ?? max(0, min(width, height) / 2)
  }
  var innerRadius: Double { number("innerRadius") ?? number("radius2") ?? 0 }

  /// Both ends of an angle or a radius, row by row.
  func polar(_ channel: Channel, from standard: Double, to standard2: Double)
    -> RowValues<(Double, Double)>
  {
    let scale = scales[channel]
    let offset = markOffset(channel) ?? 0
    let secondary = channel.secondary
    let offset2 = secondary.flatMap { markOffset($0) } ?? 0
    let own = (
      mark.own(channel.rawValue)?.number, secondary.flatMap { mark.own($0.rawValue)?.number }
    )
    let plain = ((own.0 ?? standard) + offset, (own.1 ?? standard2) + offset2)
    guard let definition = encoding[channel] else { return .constant(plain) }
    if let stack = unit.stack, stack.channel == channel {
      let (starts, ends) = (column(stack.startColumn), column(stack.endColumn))
      return .each(
        (0..<count).map { (scaled(ends[$0], scale) + offset, scaled(starts[$0], scale) + offset2) })
    }
    if let value = definition.value?.number {
      let second = secondary.flatMap { encoding[$0]?.value?.number }
      return .constant((value + offset, (second ?? plain.1) + offset2))
    }
    guard definition.isField, let values = rows.values(at: definition.column) else {
      return .constant(plain)
    }
    if let scale, case .ordinal(let domain, _) = scale.form {
      // Bands of the circle, one for each value.
      let low = 0.0
      let high = channel == .theta ? 2 * Double.pi : outerRadius
      let step = (high - low) / Double(max(domain.count, 1))
      return .each(
        (0..<count).map { row in
          let index = domain.index(of: values[row].category).map(Double.init) ?? .nan
          return (low + (index + 1) * step, low + index * step)
        })
    }
    if definition.bin?.isComputed ?? false || definition.timeUnit != nil,
      let ends = rows.values(at: definition.endColumn)
    {
      return .each(
        (0..<count).map {
          (scaled(ends[$0].measure, scale) + offset, scaled(values[$0].measure, scale) + offset2)
        })
    }
    let second = secondary.flatMap { encoding[$0] }.flatMap { rows.values(at: $0.column) }
    let zero = scaled(0, scale)
    return .each(
      (0..<count).map { row in
        let end = scaled(values[row].measure, scale) + offset
        let start =
          second.map { scaled($0[row].measure, scale) }
          ?? (channel == .theta ? zero : own.1 ?? innerRadius)
        return (end, start + offset2)
      })
  }
}

/// A slice of a ring; angles in radians, clockwise from the top.
struct Sector {
  var center: Point
  var inner: Double
  var outer: Double
  var start: Double
  var end: Double
  var padding = 0.0
  var corner = 0.0

  var path: Path {
    var path = Path()
    guard outer > 1e-9 else { return path }
    let isWhole = end - start >= 2 * .pi - 1e-6
    if isWhole {
      arc(&path, outer, start, start + 2 * .pi, joins: false)
      path.close()
      if inner > 1e-9 {
        arc(&path, inner, start + 2 * .pi, start, joins: false)
        path.close()
      }
      return path
    }
    let half = min(padding / 2, (end - start) / 2)
    let (a, b) = (start + half, end - half)
    let round = min(corner, (outer - inner) / 2)
    if round > 0.01, b > a {
      rounded(&path, a, b, round)
      return path
    }
    arc(&path, outer, a, b, joins: false)
    if inner > 1e-9 { arc(&path, inner, b, a, joins: true) } else { path.line(to: center) }
    path.close()
    return path
  }

  /// Its ends, and where it is furthest up, right, down and left.
  var bounds: Bounds {
    var box = Bounds()
    guard outer > 1e-9, start.isFinite, end.isFinite else { return box }
    let first = (start / (.pi / 2)).rounded(.up)
    let turns = (0..<4).map { (first + Double($0)) * .pi / 2 }.filter { $0 < end }
    for angle in [start, end] + turns {
      for radius in [outer, inner] {
        let point = point(radius, angle)
        box.add(point.x, point.y)
      }
    }
    return box
  }

  private func point(_ radius: Double, _ angle: Double) -> Point {
    Point(x: center.x + radius * sin(angle), y: center.y - radius * cos(angle))
  }

  /// Cubic pieces of at most a quarter turn.
  private func arc(
    _ path: inout Path, _ radius: Double, _ from: Double, _ to: Double, joins: Bool
  ) {
    let first = point(radius, from)
    joins ? path.line(to: first) : path.move(to: first)
    let pieces = Int(min(max((abs(to - from) / (.pi / 2)).rounded(.up), 1), 16))
    let step = (to - from) / Double(pieces)
    let k = 4.0 / 3 * tan(step / 4) * radius
    for index in 0..<pieces {
      let (a, b) = (from + Double(index) * step, from + Double(index + 1) * step)
      let (p, q) = (point(radius, a), point(radius, b))
      path.curve(
        Point(x: p.x + k * cos(a), y: p.y + k * sin(a)),
        Point(x: q.x - k * cos(b), y: q.y - k * sin(b)), to: q)
    }
  }

  /// With the four corners cut off round.
  private func rounded(_ path: inout Path, _ a: Double, _ b: Double, _ round: Double) {
    let turn = min(round / outer, (b - a) / 2)
    let inside = inner > 1e-9 ? min(round / inner, (b - a) / 2) : 0
    let r = round
    path.move(to: point(outer - r, a))
    path.curve(point(outer - r / 2, a), point(outer, a + turn / 2), to: point(outer, a + turn))
    arc(&path, outer, a + turn, b - turn, joins: true)
    path.curve(point(outer, b - turn / 2), point(outer - r / 2, b), to: point(outer - r, b))
    if inner > 1e-9 {
      path.line(to: point(inner + r, b))
      path.curve(
        point(inner + r / 2, b), point(inner, b - inside / 2), to: point(inner, b - inside))
      arc(&path, inner, b - inside, a + inside, joins: true)
      path.curve(point(inner, a + inside / 2), point(inner + r / 2, a), to: point(inner + r, a))
    } else {
      path.line(to: center)
    }
    path.close()
  }
}
