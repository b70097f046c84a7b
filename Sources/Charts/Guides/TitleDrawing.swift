import Diagnostics
import SceneGraph

/// The title and the subtitle of a view.
struct ViewTitle {
  var lines: [String]
  var subtitle: [String]
  let node: Node?
  let config: Config
  let isSingle: Bool

  /// - Parameter isSingle: a plot rather than a grid of them.
  init(_ node: Node?, isSingle: Bool, config: Config) {
    func lines(_ node: Node?) -> [String] {
      if let text = node?.string {
        return text.isEmpty ? [] : TextLines.lines(text, config)
      }
      return node?.items?.compactMap(\.string) ?? []
    }
    let text = node?.members == nil ? node : node?["text"]
    self.lines = lines(text)
    subtitle = lines(node?["subtitle"])
    self.node = node?.members == nil ? nil : node
    self.config = config
    self.isSingle = isSingle
  }

  private func property(_ name: String) -> Node? {
    if let value = node?[name] { return value }
    let styles = node?["style"]?.items?.compactMap(\.string) ?? node?["style"]?.string.map { [$0] }
    if let value = config.style(styles ?? [], name) { return value }
    if name == "anchor", !isSingle, config.own["title"]?["anchor"] == nil { return "start" }
    return config["title", name]
  }

  private func number(_ name: String) -> Double? { property(name)?.number }

  /// Above, below or beside what `bounds` holds of a view of the given size.
  func draw(
    bounds: Bounds, width: Double, height: Double, text: TextMeasure
  ) -> Drawing {
    var drawing = Drawing()
    guard !lines.isEmpty || !subtitle.isEmpty else { return drawing }
    let orient = property("orient")?.string ?? "top"
    let anchor = property("anchor")?.string ?? "middle"
    let isUpright = orient == "left" || orient == "right"
    var title = item(lines, "group-title", prefix: "")
    var sub = item(subtitle, "group-subtitle", prefix: "subtitle")
    let align: TextAlign = anchor == "start" ? .left : anchor == "end" ? .right : .center
    title.align = property("align")?.string.flatMap(TextAlign.init(rawValue:)) ?? align
    sub.align = title.align
    title.baseline =
      property("baseline")?.string.flatMap(TextBaseline.init(rawValue:))
      ?? .top
    sub.baseline = title.baseline
    title.angle = number("angle") ?? (orient == "left" ? -90 : orient == "right" ? 90 : 0)
    sub.angle = title.angle
    title.dx = number("dx") ?? 0
    title.dy = number("dy") ?? 0
    sub.dx = title.dx
    sub.dy = title.dy
    let titleBounds = lines.isEmpty ? Bounds(0, 0, 0, 0) : title.bounds(text)
    let padding = number("subtitlePadding") ?? 3
    if !subtitle.isEmpty {
      switch orient {
      case "left": sub.x = titleBounds.width + padding
      case "right": sub.x = -titleBounds.width - padding
      default: sub.y = titleBounds.height + padding
      }
    }
    var both = titleBounds
    if !subtitle.isEmpty { both.union(sub.bounds(text)) }

    // A title that is not in the middle begins where everything does, not where the plot does.
    let frame = property("frame")?.string ?? (isSingle && anchor == "middle" ? "group" : "bounds")
    let isGroup = frame == "group"
    let offset = number("offset") ?? 4
    var (start, end) = (0.0, isUpright ? height : width)
    if !isGroup {
      (start, end) = isUpright ? (bounds.y1, bounds.y2) : (bounds.x1, bounds.x2)
    }
    if orient == "left" { (start, end) = (end, start) }
    let along = anchor == "start" ? start : anchor == "end" ? end : (start + end) / 2
    let (x, y): (Double, Double) =
      switch orient {
      case "left": (bounds.x1 - both.width - offset, along)
      case "right": (bounds.x2 + both.width + offset, along)
      case "bottom": (along, bounds.y2 + offset)
      default: (along, bounds.y1 - both.height - offset)
      }
    title.draw(text, into: &drawing)
    if !sub.isEmpty { sub.draw(text, into: &drawing) }
    return drawing.moved(dx: x, dy: y)
  }

  private func item(_ lines: [String], _ style: String, prefix: String) -> TextItem {
    func find(_ name: String) -> Node? {
      let own = prefix.isEmpty ? name : prefix + name.prefix(1).uppercased() + name.dropFirst()
      if let value = property(own) { return value }
      return config.style([style], name)
    }
    var item = TextItem(lines: lines, style: TextStyle(size: 13) { find($0) })
    item.lineHeight = find("lineHeight")?.number
    item.limit = number("limit") ?? 0
    let color =
      property(prefix.isEmpty ? "color" : "subtitleColor") ?? config.style([style], "fill")
    item.shape.fill = color?.string.flatMap { Color(css: $0) }.map { .color($0) }
    return item
  }
}
