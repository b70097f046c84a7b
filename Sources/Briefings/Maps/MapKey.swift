import SceneGraph

/// What the colours of a map mean: beside it as a list, or above it as a strip.
struct MapKey: Sendable {
  struct Entry: Sendable {
    /// `nil` for areas without data, which are hatched.
    var color: Color?
    var label: String
  }

  /// The lowest class first.
  var classes: [Entry]
  /// The lowest value of each class, and the highest of all, as printed.
  var limits: [String]
  var missing: Entry?
  /// Whose border is drawn heavily; `nil` when its name stands on the map.
  var lit: String?
  /// What the numbers on the map stand for.
  var numbered: [String] = []
  /// The comparator and the class it falls in.
  var mark: (label: String, index: Int)?

  static let size = 8.0
  private static let swatch = Size(width: 16, height: 9)
  private static let lineHeight = 13.0
  private static let gap = 6.0
  private static let leading = 10.0

  var isEmpty: Bool { classes.isEmpty && missing == nil && lit == nil }

  private var list: [(entry: Entry?, label: String)] {
    let rows: [(Entry?, String)] = classes.indices.reversed().map { index in
      let own = mark.flatMap { $0.index == index ? " · \($0.label)" : nil } ?? ""
      return (classes[index], classes[index].label + own)
    }
    return rows + (missing.map { [($0, $0.label)] } ?? []) + (lit.map { [(nil, $0)] } ?? [])
  }

  // MARK: As a list

  func listSize(_ setter: MapSetter) -> Size {
    Size(
      width: max(
        Self.swatch.width + Self.gap
          + (list.map { setter.width($0.label, Self.size) }.max() ?? 0),
        listLines(setter).map { setter.width($0, Self.size) }.max() ?? 0),
      height: Double(list.count) * Self.lineHeight
        + (numbered.isEmpty ? 0 : Self.gap + Double(listLines(setter).count) * Self.leading))
  }

  func drawList(at corner: Point, _ setter: MapSetter, into sketch: inout Sketch) {
    for (index, row) in list.enumerated() {
      let middle = corner.y + (Double(index) + 0.5) * Self.lineHeight
      let box = Rect(
        x: corner.x, y: middle - Self.swatch.height / 2, width: Self.swatch.width,
        height: Self.swatch.height)
      draw(row.entry, box, setter, into: &sketch)
      sketch.write(
        row.label, at: Point(x: box.maxX + Self.gap, y: middle),
        setter.look(Self.size, color: .text))
    }
    for (index, line) in listLines(setter).enumerated() {
      let y = Double(list.count) * Self.lineHeight + Self.gap + (Double(index) + 0.5) * Self.leading
      sketch.write(
        line, at: Point(x: corner.x, y: corner.y + y), setter.look(Self.size, color: .text))
    }
  }

  private func draw(
    _ entry: Entry?, _ box: Rect, _ setter: MapSetter, into sketch: inout Sketch
  ) {
    guard let entry else {
      sketch.draw(box.insetBy(dx: 0.8, dy: 0.8), setter.litLook)
      return
    }
    guard let color = entry.color else {
      sketch.draw(box, setter.emptyLook)
      let corners = [
        Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
        Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
      ]
      setter.hatch([[corners]], into: &sketch)
      return
    }
    sketch.draw(box, setter.areaLook(color))
  }

  // MARK: As a strip

  /// - Returns: `nil` when it is wider than `width`.
  func stripSize(width: Double, _ setter: MapSetter) -> Size? {
    let step = stripStep(setter)
    guard !classes.isEmpty, step * Double(classes.count) + edge(setter) <= width else { return nil }
    let rest =
      (rests.isEmpty ? 0 : Self.lineHeight)
      + Double(numberLines(width: width, setter).count) * Self.leading
    return Size(
      width: width,
      height: (mark == nil ? 0 : Self.lineHeight) + Self.swatch.height + 12 + rest)
  }

  private var rests: [(entry: Entry?, label: String)] {
    list.filter { $0.entry?.color == nil }
  }

  private func stripStep(_ setter: MapSetter) -> Double {
    // The first stands at the left end rather than round it.
    max(30, (limits.map { setter.width($0, Self.size) }.max() ?? 0) * 1.5 + 5)
  }

  /// What the numbers stand for, one after the other.
  private func numberLines(width: Double, _ setter: MapSetter) -> [String] {
    var lines: [String] = []
    for entry in numbered.flatMap({ broken($0, width: width, setter) }) {
      let joined = lines.last.map { "\($0)   \(entry)" } ?? entry
      if let last = lines.indices.last, setter.width(joined, Self.size) <= width {
        lines[last] = joined
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  private func listLines(_ setter: MapSetter) -> [String] {
    numbered.flatMap { broken($0, width: Self.widestListLine, setter) }
  }

  private static let widestListLine = 200.0

  /// On as many lines as `width` demands; a word wider than a line is broken.
  private func broken(_ text: String, width: Double, _ setter: MapSetter) -> [String] {
    guard setter.width(text, Self.size) > width else { return [text] }
    var (lines, line) = ([String](), "")
    for word in text.split(separator: " ") {
      let joined = line.isEmpty ? String(word) : "\(line) \(word)"
      if setter.width(joined, Self.size) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, setter.width(line + String(character), Self.size) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  /// Half of the limits at the ends stick out; the first starts with its swatch.
  private func edge(_ setter: MapSetter) -> Double {
    limits.last.map { setter.width($0, Self.size) / 2 } ?? 0
  }

  func drawStrip(
    at corner: Point, width: Double, _ setter: MapSetter, into sketch: inout Sketch
  ) {
    let corner = Point(x: corner.x + 0.5, y: corner.y)
    let step = stripStep(setter)
    var y = corner.y
    if let mark {
      let x = corner.x + (Double(mark.index) + 0.5) * step
      let half = setter.width(mark.label, Self.size, weight: 700) / 2
      let middle = max(x, corner.x + half)
      sketch.write(
        mark.label, at: Point(x: middle, y: y + 4.5),
        setter.look(Self.size, weight: 700, color: .ink, .center))
      y += Self.lineHeight
      sketch.draw(
        [[[Point(x: x - 3, y: y - 3.5), Point(x: x + 3, y: y - 3.5), Point(x: x, y: y)]]],
        Sketch.Look(fill: setter.theme.color(.ink).code))
    }
    for (index, entry) in classes.enumerated() {
      draw(
        entry,
        Rect(
          x: corner.x + Double(index) * step, y: y, width: step, height: Self.swatch.height),
        setter, into: &sketch)
    }
    for (index, limit) in limits.enumerated() {
      sketch.write(
        limit,
        at: Point(x: corner.x + Double(index) * step, y: y + Self.swatch.height + 6),
        setter.look(Self.size, color: .text, index == 0 ? .left : .center))
    }
    y += Self.swatch.height + 12
    var x = corner.x
    for rest in rests {
      let box = Rect(
        x: x, y: y + 2, width: Self.swatch.width, height: Self.swatch.height)
      draw(rest.entry, box, setter, into: &sketch)
      sketch.write(
        rest.label, at: Point(x: box.maxX + Self.gap, y: box.midY),
        setter.look(Self.size, color: .text))
      x = box.maxX + Self.gap + setter.width(rest.label, Self.size) + 14
    }
    if !rests.isEmpty { y += Self.lineHeight }
    for (index, line) in numberLines(width: width, setter).enumerated() {
      sketch.write(
        line, at: Point(x: corner.x, y: y + (Double(index) + 0.5) * Self.leading),
        setter.look(Self.size, color: .text))
    }
  }
}

/// How the parts of a map look in a theme.
struct MapSetter {
  let theme: Theme
  let shaping: any TextShaping

  func style(_ size: Double, weight: Int) -> TextStyle {
    var style = theme.look(.label).style
    style.size = size
    style.weight = weight
    style.letterSpacing = 0
    return style
  }

  func width(_ text: String, _ size: Double, weight: Int = 400) -> Double {
    shaping.width(of: text, style(size, weight: weight))
  }

  func look(
    _ size: Double, weight: Int = 400, color: Theme.ColorRole,
    _ alignment: Sketch.TextLook.Alignment = .left
  ) -> Sketch.TextLook {
    Sketch.TextLook(
      size: size, weight: weight, color: theme.color(color).code, alignment: alignment)
  }

  /// A thin line that stands out from paper, because light fills do not.
  func areaLook(_ color: Color, width: Double = 0.5) -> Sketch.Look {
    Sketch.Look(fill: color.code, stroke: theme.color(.peer).code, width: width)
  }

  var emptyLook: Sketch.Look {
    Sketch.Look(fill: theme.color(.paper).code, stroke: theme.color(.peer).code, width: 0.5)
  }

  var litLook: Sketch.Look { Sketch.Look(stroke: theme.color(.ink).code, width: 1.6) }

  func hatch(_ polygons: [[[Point]]], into sketch: inout Sketch) {
    sketch.draw(
      lines: Plane.hatching(of: polygons, gap: 4), color: theme.color(.peer).code, width: 0.5)
  }
}
