import Diagnostics
import SceneGraph
import Tables

/// The words of one facet channel: its title, and a label for each of its values.
struct FacetHeader {
  let definition: ChannelDefinition
  let channel: Channel
  let config: Config
  let text: TextMeasure
  var title: [String]
  var labels: [String]

  init(_ header: FacetLayout.Header, channel: Channel, context: inout Context) {
    definition = header.definition
    self.channel = channel
    config = context.config
    text = context.text
    let node = definition.property("header")
    let isOff = node?.isNull == true
    let explicit = node?["title"] ?? definition.property("title")
    title = isOff ? [] : GuideTitle(explicit: explicit, [definition], context.config).lines
    let format = AxisTicks.format(
      definition,
      ChartScale(key: ScaleKey(view: 0, channel: channel), type: .ordinal, form: .identity),
      format: node?["format"], formatType: node?["formatType"]?.string, count: 10,
      isNormalized: false, context: &context)
    labels = header.values.map(format)
    if definition.bin?.isComputed ?? false,
      let step = header.values.first.flatMap({ first in
        header.values.dropFirst().first.map { $0.measure - first.measure }
      })
    {
      labels = header.values.map {
        $0.isNull ? "null" : format($0) + " – " + format(.number($0.measure + step))
      }
    }
    if let source = node?["labelExpr"] {
      labels = LabelExpression.labels(source, header.values, labels, &context)
    }
    if isOff || node?["labels"]?.bool == false { labels = labels.map { _ in "" } }
  }

  func property(_ name: String) -> Node? {
    if let value = definition.property("header")?[name] { return value }
    let kind = channel == .row ? "headerRow" : channel == .column ? "headerColumn" : "headerFacet"
    return config[kind, name] ?? config["header", name]
  }

  var isUpright: Bool {
    let orient = property("labelOrient")?.string ?? property("orient")?.string
    return (orient ?? (channel == .row ? "left" : "top")) == "left" || orient == "right"
  }

  var labelOrient: String {
    property("labelOrient")?.string ?? property("orient")?.string
      ?? (channel == .row ? "left" : "top")
  }

  var titleOrient: String {
    property("titleOrient")?.string ?? property("orient")?.string
      ?? (channel == .row ? "left" : "top")
  }

  /// A label beside what `bounds` holds of a cell as wide and high as given.
  func label(_ index: Int, bounds: Bounds, width: Double, height: Double) -> Drawing {
    guard labels.indices.contains(index), !labels[index].isEmpty else { return Drawing() }
    return words(
      [labels[index]], prefix: "label", style: "guide-label", orient: labelOrient,
      offset: property("labelPadding")?.number ?? 10, bounds: bounds, width: width, height: height)
  }

  /// The title beside a point.
  func titleDrawing() -> Drawing {
    guard !title.isEmpty else { return Drawing() }
    return words(
      title, prefix: "title", style: "guide-title", orient: titleOrient,
      offset: property("titlePadding")?.number ?? 10, bounds: Bounds(0, 0, 0, 0), width: 0,
      height: 0)
  }

  private func words(
    _ lines: [String], prefix: String, style: String, orient: String, offset: Double,
    bounds: Bounds, width: Double, height: Double
  ) -> Drawing {
    let textStyle = TextStyle(prefix: prefix, size: 10) { name in
      property(name) ?? config.style([style], AxisLabels.plain(name, prefix))
    }
    var item = TextItem(lines: lines, style: textStyle)
    let anchor = property("\(prefix)Anchor")?.string ?? "middle"
    let isUpright = orient == "left" || orient == "right"
    let standard = orient == "left" ? -90.0 : orient == "right" ? 90 : 0
    item.angle = property("\(prefix)Angle")?.number ?? standard
    let isTurned = prefix == "label" && property("labelAngle") != nil
    item.align =
      property("\(prefix)Align")?.string.flatMap(TextAlign.init(rawValue:))
      ?? (isTurned
        ? turnedAlign(item.angle, isUpright: isUpright, orient: orient)
        : anchor == "start" ? .left : anchor == "end" ? .right : .center)
    item.baseline =
      property("\(prefix)Baseline")?.string.flatMap(TextBaseline.init(rawValue:))
      ?? (isTurned ? turnedBaseline(item.angle, isUpright: isUpright, orient: orient) : .top)
    item.limit = property("\(prefix)Limit")?.number ?? 0
    item.lineHeight = property("\(prefix)LineHeight")?.number
    item.shape.fill = (property("\(prefix)Color") ?? config.style([style], "fill"))?.string
      .flatMap { Color(css: $0) }.map { .color($0) }
    let box = item.bounds(text)
    let (start, end) = isUpright ? (orient == "left" ? (height, 0.0) : (0.0, height)) : (0.0, width)
    let along = anchor == "start" ? start : anchor == "end" ? end : (start + end) / 2
    switch orient {
    case "left": (item.x, item.y) = (bounds.x1 - box.width - offset, along)
    case "right": (item.x, item.y) = (bounds.x2 + box.width + offset, along)
    case "bottom": (item.x, item.y) = (along, bounds.y2 + offset)
    default: (item.x, item.y) = (along, bounds.y1 - box.height - offset)
    }
    var drawing = Drawing()
    item.draw(text, into: &drawing)
    return drawing
  }

  private func turnedAlign(_ angle: Double, isUpright: Bool, orient: String) -> TextAlign {
    let angle = (angle.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(
      dividingBy: 360)
    if isUpright {
      if (angle + 90).truncatingRemainder(dividingBy: 180) == 0 { return .center }
      return (90..<270).contains(angle) == (orient == "left") ? .left : .right
    }
    if angle.truncatingRemainder(dividingBy: 180) == 0 { return .center }
    return (angle < 180) == (orient == "bottom") ? .left : .right
  }

  private func turnedBaseline(_ angle: Double, isUpright: Bool, orient: String) -> TextBaseline {
    let angle = (angle.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(
      dividingBy: 360)
    let isLevel = angle <= 45 || angle >= 315
    if isUpright {
      if isLevel || (135...225).contains(angle) { return .middle }
      return (angle <= 135) == (orient == "left") ? .top : .bottom
    }
    if isLevel { return orient == "top" ? .bottom : .top }
    return .middle
  }
}
