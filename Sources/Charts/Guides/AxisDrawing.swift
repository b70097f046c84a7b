import Diagnostics
import SceneGraph
import Tables

/// An axis drawn: its grid apart, because grids of all axes lie under everything else.
struct AxisDrawing {
  var grid = Drawing()
  var main = Drawing()
  /// What layout counts, in the plot's coordinates.
  var bounds = Bounds()
  var isAboveMarks = false
  var orient: AxisModel.Orient
}

/// Draws one axis along an edge of a plot.
struct AxisBuilder {
  let axis: AxisModel
  let scale: ChartScale
  let width: Double
  let height: Double
  let hasGrid: Bool
  let config: Config
  let text: TextMeasure
  let ticks: AxisTicks
  /// Where the grid lines run, across.
  var gridRange: (start: Double, end: Double)

  private var isX: Bool { axis.channel == .x }
  private var orient: AxisModel.Orient { axis.orient }
  /// Outward, away from the plot.
  private var sign: Double { orient == .left || orient == .top ? -1 : 1 }

  private func node(_ name: String) -> Node? { axis.property(name, config) }
  private func number(_ name: String, _ standard: Double = 0) -> Double {
    node(name)?.number ?? standard
  }
  private func flag(_ name: String, _ standard: Bool) -> Bool {
    guard let node = node(name) else { return standard }
    return node.bool ?? (node.number.map { $0 != 0 } ?? standard)
  }

  func draw() -> AxisDrawing {
    var drawing = AxisDrawing(orient: orient)
    let translate = number("translate", 0.5)
    let offset = number("offset")
    let position = number("position")
    let (x, y): (Double, Double) =
      switch orient {
      case .top: (position, -offset)
      case .bottom: (position, height + offset)
      case .left: (-offset, position)
      case .right: (width + offset, position)
      }
    if hasGrid, flag("grid", gridByDefault) {
      drawing.grid = grid(offset: offset).moved(dx: x + translate, dy: y + translate)
    }
    var bounds = Bounds()
    var main = Drawing()
    let showsTicks = flag("ticks", true)
    let tickSize = showsTicks ? number("tickSize", 5) : 0
    if showsTicks, number("tickWidth", 1) >= 0 { addTicks(to: &main, &bounds) }
    if flag("labels", true) { addLabels(tickSize: tickSize, to: &main, &bounds) }
    if flag("domain", true) { addDomain(to: &main) }
    let extent = min(
      number("maxExtent", 200), max(number("minExtent"), reach(bounds)))
    let length = abs(scale.range.end - scale.range.start)
    switch orient {
    case .top:
      bounds.add(0, -extent)
      bounds.add(length, 0)
    case .left:
      bounds.add(-extent, 0)
      bounds.add(0, length)
    case .right:
      bounds.add(0, 0)
      bounds.add(extent, length)
    case .bottom:
      bounds.add(0, 0)
      bounds.add(length, extent)
    }
    addTitle(extent: extent, to: &main, &bounds)
    drawing.main = main.moved(dx: x + translate, dy: y + translate)
    drawing.bounds = bounds.moved(dx: x, dy: y)
    drawing.isAboveMarks = number("zindex", axis.isOverCells ? 1 : 0) > 0
    return drawing
  }

  private var gridByDefault: Bool {
    !scale.type.isDiscrete && axis.definition.bin == nil && !axis.isSecondOfTwo
  }

  private func reach(_ bounds: Bounds) -> Double {
    guard !bounds.isEmpty else { return 0 }
    return switch orient {
    case .top: -bounds.y1
    case .left: -bounds.x1
    case .right: bounds.x2
    case .bottom: bounds.y2
    }
  }

  // MARK: Ticks and grid

  private var bandTick: Bool { scale.type == .band }

  private var tickOffset: Double {
    if node("tickBand")?.string == "extent" { return 0 }
    return axis.explicit["tickOffset"]?.number
      ?? axis.configured("tickOffset", config).flatMap { $0.number == 0 ? nil : $0.number }
      ?? (bandTick ? -0.5 : 0)
  }

  private var tickPositions: [(index: Int, place: Double)] {
    if node("tickBand")?.string == "extent", bandTick {
      let step = scale.step
      let gap = (step - scale.bandwidth) / 2
      var places = ticks.values.map { scale.position(of: $0) - gap }
      if let last = places.last { places.append(last + step) }
      return places.enumerated().filter { $0.element.isFinite }
        .map { ($0.offset, flag("tickRound", true) ? halfUp($0.element) : $0.element) }
    }
    let shift = number("bandPosition", 0.5) * scale.bandwidth + tickOffset
    let isRounded = flag("tickRound", true)
    return ticks.values.enumerated().compactMap { index, value in
      let place = scale.position(of: value) + shift
      return place.isFinite ? (index, isRounded ? halfUp(place) : place) : nil
    }
  }

  private func style(_ prefix: String, width: Double = 1) -> ShapeStyle {
    var style = ShapeStyle()
    style.strokePaint = node("\(prefix)Color")?.string.flatMap { Color(css: $0) }.map { .color($0) }
    style.strokeWidth = number("\(prefix)Width", width)
    style.dash = node("\(prefix)Dash")?.items?.compactMap(\.number) ?? []
    style.dashOffset = number("\(prefix)DashOffset")
    style.strokeOpacity = number("\(prefix)Opacity", 1)
    style.cap = node("\(prefix)Cap")?.string.flatMap(Stroke.Cap.init(rawValue:)) ?? .butt
    return style
  }

  /// The style of one tick or grid line, its conditions resolved.
  private func style(_ prefix: String, at index: Int, _ base: ShapeStyle) -> ShapeStyle {
    func node(_ name: String) -> Node? {
      guard let nodes = ticks.conditional[prefix + name], nodes.indices.contains(index) else {
        return nil
      }
      return nodes[index]
    }
    var style = base
    if let color = node("Color") {
      style.strokePaint = color.string.flatMap { Color(css: $0) }.map { .color($0) }
    }
    if let width = node("Width")?.number { style.strokeWidth = width }
    if let opacity = node("Opacity")?.number { style.strokeOpacity = opacity }
    if let dash = node("Dash")?.items { style.dash = dash.compactMap(\.number) }
    return style
  }

  private func line(along: Double, from: Double, to: Double) -> Path {
    isX
      ? .line(from: Point(x: along, y: from), to: Point(x: along, y: to))
      : .line(from: Point(x: from, y: along), to: Point(x: to, y: along))
  }

  private func addTicks(to drawing: inout Drawing, _ bounds: inout Bounds) {
    let base = style("tick")
    let usual = number("tickSize", 5)
    for (index, place) in tickPositions {
      let style = style("tick", at: index, base)
      let conditional = ticks.conditional["tickSize"]
      let size =
        conditional.flatMap { $0.indices.contains(index) ? $0[index]?.number : nil }
        ?? usual
      let path = line(along: place, from: 0, to: sign * size)
      drawing.add(path, style)
      var box = Bounds()
      box.add(path)
      bounds.union(box.expanded(by: style.reach))
    }
  }

  private func grid(offset: Double) -> Drawing {
    var drawing = Drawing()
    let base = style("grid")
    // Against the axis's own shift, back to the plot's edges.
    let shift: Double =
      switch orient {
      case .top: offset
      case .bottom: -height - offset
      case .left: offset
      case .right: -width - offset
      }
    for (index, place) in tickPositions {
      drawing.add(
        line(along: place, from: gridRange.start + shift, to: gridRange.end + shift),
        style("grid", at: index, base))
    }
    return drawing
  }

  private func addDomain(to drawing: inout Drawing) {
    let style = style("domain")
    let path =
      isX
      ? Path.line(from: Point(x: scale.range.start, y: 0), to: Point(x: scale.range.end, y: 0))
      : Path.line(from: Point(x: 0, y: scale.range.start), to: Point(x: 0, y: scale.range.end))
    drawing.add(path, style)
  }

  // MARK: Labels

  private func addLabels(tickSize: Double, to drawing: inout Drawing, _ bounds: inout Bounds) {
    let items = AxisLabels(axis: axis, scale: scale, config: config, text: text)
      .items(ticks, tickSize: tickSize, tickOffset: tickOffset)
    for item in items {
      guard let item else { continue }
      item.draw(text, into: &drawing)
      if !item.isEmpty { bounds.union(item.bounds(text)) }
    }
    if node("tickBand")?.string == "extent", bandTick,
      var first = items.lazy.compactMap({ $0 }).first
    {
      // The tick before the first band has a label without words, which takes its room.
      first.lines = [""]
      let start = scale.range.start
      if isX { first.x = start } else { first.y = start }
      bounds.union(first.bounds(text))
    }
  }

  // MARK: Title

  private func addTitle(extent: Double, to drawing: inout Drawing, _ bounds: inout Bounds) {
    let lines = axis.title.lines
    guard !lines.isEmpty else { return }
    let style = TextStyle(prefix: "title") { name in
      node(name) ?? config.style(["guide-title"], AxisLabels.plain(name, "title"))
    }
    var item = TextItem(lines: lines, style: style)
    let anchor = node("titleAnchor")?.string
    let share = anchor == "start" ? 0.0 : anchor == "end" ? 1 : 0.5
    let along = scale.range.start + (scale.range.end - scale.range.start) * share
    item.align =
      node("titleAlign")?.string.flatMap(TextAlign.init(rawValue:))
      ?? (anchor == "start" ? .left : anchor == "end" ? .right : .center)
    item.baseline =
      node("titleBaseline")?.string.flatMap(TextBaseline.init(rawValue:))
      ?? (orient == .bottom ? .top : .bottom)
    item.angle = node("titleAngle")?.number ?? (isX ? 0 : sign * 90)
    item.limit = number("titleLimit")
    item.lineHeight = node("titleLineHeight")?.number
    item.shape.fill = (node("titleColor") ?? config.style(["guide-title"], "fill"))?.string
      .flatMap { Color(css: $0) }.map { .color($0) }
    item.shape.fillOpacity = number("titleOpacity", 1)
    let extra = orient == .bottom ? 0 : Double(lines.count - 1) * item.effectiveLineHeight
    let away = sign * (extent + extra + number("titlePadding", 4))
    if isX {
      item.x = node("titleX")?.number ?? along
      item.y = node("titleY")?.number ?? away
    } else {
      item.x = node("titleX")?.number ?? away
      item.y = node("titleY")?.number ?? along
    }
    item.draw(text, into: &drawing)
    bounds.union(item.bounds(text))
  }
}
