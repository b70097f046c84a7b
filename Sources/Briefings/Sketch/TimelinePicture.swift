import SceneGraph
import Tables

/// Events along a line, true to time, with flags above and below; as a list where these need too much
/// room.
struct TimelinePicture: SizedPicture {
  struct Event: Sendable {
    var period: Period
    var text: String
    var isLit: Bool
  }

  /// By time.
  var events: [Event]
  var height: Double?
  var theme: Theme

  private static let size = 8.2
  private static let leading = 10.0
  private static let flagWidth = 96.0
  private static let levelGap = 7.0
  private static let stem = 9.0
  private static let mostLevels = 4

  func minimumHeight(width: Double, _ shaping: any TextShaping) -> Double {
    layout(width: width, shaping).height
  }

  func preferredHeight(width: Double, _ shaping: any TextShaping) -> Double? { height }

  func sketch(_ size: Size, _ shaping: any TextShaping) -> Sketch {
    switch layout(width: size.width, shaping) {
    case .flags(let flags, let above, let below):
      return drawn(flags, above: above, below: below, width: size.width)
    case .list(let rows, let dateWidth, _): return drawn(rows, dateWidth: dateWidth)
    }
  }

  // MARK: Layout

  private enum Layout {
    case flags([Flag], above: [Double], below: [Double])
    case list([[String]], dateWidth: Double, height: Double)

    var height: Double {
      switch self {
      case .flags(_, let above, let below):
        ([above, below].map { side in
          side.reduce(0, +) + Double(side.count) * TimelinePicture.levelGap
            + (side.isEmpty ? 4 : TimelinePicture.stem)
        }).reduce(0, +)
      case .list(_, _, let height): height
      }
    }
  }

  private struct Flag {
    var event: Event
    var x: Double
    var lines: [String]
    var width: Double
    var isAbove = false
    var level = 0

    var height: Double { Double(lines.count + 1) * TimelinePicture.leading }
  }

  private func style(_ weight: Int) -> TextStyle {
    var style = theme.look(.label).style
    (style.size, style.weight, style.letterSpacing) = (Self.size, weight, 0)
    return style
  }

  private func layout(width: Double, _ shaping: any TextShaping) -> Layout {
    flags(width: width, shaping) ?? list(width: width, shaping)
  }

  /// - Returns: `nil` when they would pile up too high.
  private func flags(width: Double, _ shaping: any TextShaping) -> Layout? {
    guard width >= 2.2 * Self.flagWidth, let first = events.first?.period.firstDay,
      let last = events.last?.period.firstDay
    else { return nil }
    var flags = events.map { event in
      let lines = shaping.lines(
        [TextSpan(event.text, style(400))], width: Self.flagWidth)
      let date = shaping.width(of: event.period.inWords, style(700))
      return Flag(
        event: event, x: 0, lines: lines.map(\.text),
        width: max(lines.map(\.width).max() ?? 0, date) + 4)
    }
    // The flags of the last events must not leave the block on the right.
    let start = 4.0
    var room = width - start
    for _ in 0..<3 {
      for index in flags.indices {
        let share =
          last == first
          ? 0 : Double(flags[index].event.period.firstDay - first) / Double(last - first)
        flags[index].x = start + share * room
      }
      let excess = flags.map { $0.x + $0.width - width }.max() ?? 0
      guard excess > 0 else { break }
      room = max(room - excess - 1, 1)
    }
    guard flags.allSatisfy({ $0.x + $0.width <= width + 0.5 && $0.width <= Self.flagWidth + 40 })
    else { return nil }
    // From the last to the first: a flag flies above all whose stems stand under it.
    for index in flags.indices.reversed() {
      let own = flags[index]
      func level(isAbove: Bool) -> Int {
        let under = flags[(index + 1)...].filter {
          $0.isAbove == isAbove && $0.x <= own.x + own.width + 6
        }
        return (under.map(\.level).max() ?? -1) + 1
      }
      let (below, above) = (level(isAbove: false), level(isAbove: true))
      flags[index].isAbove = above < below
      flags[index].level = min(above, below)
    }
    func heights(isAbove: Bool) -> [Double] {
      let own = flags.filter { $0.isAbove == isAbove }
      return (0..<((own.map(\.level).max() ?? -1) + 1)).map { level in
        own.filter { $0.level == level }.map(\.height).max() ?? 0
      }
    }
    let (above, below) = (heights(isAbove: true), heights(isAbove: false))
    guard max(above.count, below.count) <= Self.mostLevels else { return nil }
    return .flags(flags, above: above, below: below)
  }

  private func list(width: Double, _ shaping: any TextShaping) -> Layout {
    let dates = events.map { shaping.width(of: $0.period.inWords, style(700)) }.max() ?? 0
    let room = max(width - dates - 24, 20)
    let rows = events.map {
      shaping.lines([TextSpan($0.text, style(400))], width: room).map(\.text)
    }
    let height = rows.reduce(0) { $0 + Double($1.count) * Self.leading + 5 }
    return .list(rows, dateWidth: dates, height: height)
  }

  // MARK: Drawing

  private func look(_ weight: Int, _ role: Theme.ColorRole) -> Sketch.TextLook {
    Sketch.TextLook(size: Self.size, weight: weight, color: theme.color(role).code)
  }

  private func drawn(
    _ flags: [Flag], above: [Double], below: [Double], width: Double
  ) -> Sketch {
    var sketch = Sketch()
    let top =
      above.reduce(0, +) + Double(above.count) * Self.levelGap + (above.isEmpty ? 4 : Self.stem)
    for flag in flags {
      let heights = flag.isAbove ? above : below
      let offset =
        Self.stem + heights[..<flag.level].reduce(0) { $0 + $1 + Self.levelGap }
      let y = flag.isAbove ? top - offset - flag.height : top + offset
      sketch.draw(
        lines: [
          [Point(x: flag.x, y: top), Point(x: flag.x, y: flag.isAbove ? y : y + flag.height)]
        ],
        color: theme.color(.peer).code, width: 0.6)
      let role: Theme.ColorRole = flag.event.isLit ? .accent : .ink
      sketch.write(
        flag.event.period.inWords, at: Point(x: flag.x + 4, y: y + Self.leading / 2),
        look(700, role))
      for (index, line) in flag.lines.enumerated() {
        sketch.write(
          line, at: Point(x: flag.x + 4, y: y + (Double(index) + 1.5) * Self.leading),
          look(400, flag.event.isLit ? .accent : .text))
      }
    }
    sketch.draw(
      lines: [[Point(x: 0, y: top), Point(x: width, y: top)]], color: theme.color(.ink).code,
      width: 1.2)
    for flag in flags { dot(flag.event, at: Point(x: flag.x, y: top), into: &sketch) }
    return sketch
  }

  private func drawn(_ rows: [[String]], dateWidth: Double) -> Sketch {
    var sketch = Sketch()
    var y = 0.0
    let x = 4.0
    let middles = rows.map { lines -> Double in
      defer { y += Double(lines.count) * Self.leading + 5 }
      return y + Self.leading / 2
    }
    if let first = middles.first, let last = middles.last, first < last {
      sketch.draw(
        lines: [[Point(x: x, y: first), Point(x: x, y: last)]], color: theme.color(.ink).code,
        width: 1.2)
    }
    for (index, event) in events.enumerated() {
      dot(event, at: Point(x: x, y: middles[index]), into: &sketch)
      sketch.write(
        event.period.inWords, at: Point(x: x + 10, y: middles[index]),
        look(700, event.isLit ? .accent : .ink))
      for (line, text) in rows[index].enumerated() {
        sketch.write(
          text,
          at: Point(x: x + 18 + dateWidth, y: middles[index] + Double(line) * Self.leading),
          look(400, event.isLit ? .accent : .text))
      }
    }
    return sketch
  }

  private func dot(_ event: Event, at center: Point, into sketch: inout Sketch) {
    let radius = event.isLit ? 3.2 : 2.4
    let ring = (0..<20).map { step in
      let angle = Double(step) / 20 * 2 * Double.pi
      return Point(x: center.x + radius * cosine(angle), y: center.y + radius * sine(angle))
    }
    sketch.draw(
      [[ring]],
      Sketch.Look(
        fill: theme.color(event.isLit ? .accent : .ink).code, stroke: theme.color(.paper).code,
        width: 0.8))
  }
}
