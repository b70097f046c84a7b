import Diagnostics
import Glibc
import SceneGraph
import Tables

/// A legend drawn at the origin, to be placed beside its plot.
struct LegendDrawing {
  var drawing: Drawing
  var width: Double
  var height: Double
  var orient: String
  var offset: Double?
  var x: Double?
  var y: Double?
}

/// Draws one legend.
struct LegendBuilder {
  let legend: LegendModel
  let scales: [Channel: ChartScale]
  let unit: Unit
  let config: Config
  let text: TextMeasure
  let plotWidth: Double
  let plotHeight: Double

  func node(_ name: String) -> Node? { legend.property(name, config) }
  func number(_ name: String, _ standard: Double = 0) -> Double { node(name)?.number ?? standard }

  var orient: String { node("orient")?.string ?? "right" }

  var isVertical: Bool {
    if let direction = legend.explicit["direction"]?.string { return direction == "vertical" }
    switch orient {
    case "top", "bottom": return false
    case "left", "right", "none": return true
    default: return legend.kind == .symbols
    }
  }

  func draw(context: inout Context) -> LegendDrawing? {
    let entries: Drawing
    switch legend.kind {
    case .symbols:
      guard let symbols = SymbolLegend(builder: self).draw(context: &context) else { return nil }
      entries = symbols
    case .gradient, .discreteGradient:
      entries = GradientLegend(builder: self).draw(context: &context)
    }
    let padding = number("padding")
    var drawing = Drawing()
    var (x, y) = (padding, padding)
    var titleBounds: Bounds?
    if let title = titleItem() {
      var item = title
      var box = item.bounds(text)
      let space = number("titlePadding", 5)
      switch node("titleOrient")?.string {
      case "left":
        x += box.width.rounded(.up) + space
        item.y = padding + halfUp((entries.bounds.y2 - box.height) / 2)
      case "right":
        item.x = padding + halfUp(entries.bounds.x2) + space
        item.y = padding + halfUp((entries.bounds.y2 - box.height) / 2)
      case "bottom": item.y = padding + halfUp(entries.bounds.y2) + space
      default: y += box.height + space
      }
      if item.x == 0 { item.x = padding }
      if item.y == 0 { item.y = padding }
      if node("titleOrient")?.string ?? "top" == "top" {
        switch node("titleAnchor")?.string {
        case "middle": item.x = padding + halfUp(entries.bounds.x2 / 2)
        case "end": item.x = padding + halfUp(entries.bounds.x2)
        default: break
        }
      }
      item.draw(text, into: &drawing)
      box = item.bounds(text)
      titleBounds = box
    }
    let placed = entries.moved(dx: x, dy: y)
    drawing.operations += placed.operations
    var bounds = placed.bounds
    if let titleBounds { bounds.union(titleBounds) }
    bounds.x1 = padding
    bounds.y1 = padding
    let width = (bounds.width + 2 * padding).rounded(.up)
    let height = (bounds.height + 2 * padding).rounded(.up)
    var framed = frame(width: width, height: height)
    framed.operations += drawing.operations
    framed.bounds = Bounds(0, 0, width, height)
    return LegendDrawing(
      drawing: framed, width: width, height: height, orient: orient,
      offset: legend.explicit["offset"]?.number ?? config["legend", "offset"]?.number,
      x: legend.explicit["legendX"]?.number, y: legend.explicit["legendY"]?.number)
  }

  private func frame(width: Double, height: Double) -> Drawing {
    var style = ShapeStyle()
    style.fill = node("fillColor")?.string.flatMap { Color(css: $0) }.map { .color($0) }
    style.strokePaint = node("strokeColor")?.string.flatMap { Color(css: $0) }.map { .color($0) }
    style.strokeWidth = number("strokeWidth", 1)
    style.dash = node("strokeDash")?.items?.compactMap(\.number) ?? []
    var drawing = Drawing()
    guard style.fill != nil || style.strokePaint != nil else { return drawing }
    let shift = style.strokePaint == nil ? 0 : 0.5
    drawing.add(
      CornerRadii(all: number("cornerRadius")).path(
        Rect(x: shift, y: shift, width: width, height: height)), style)
    return drawing
  }

  private func titleItem() -> TextItem? {
    let lines = legend.title.lines
    guard !lines.isEmpty else { return nil }
    let style = TextStyle(prefix: "title") { name in
      node(name) ?? config.style(["guide-title"], AxisLabels.plain(name, "title"))
    }
    var item = TextItem(lines: lines, style: style)
    let anchor = node("titleAnchor")?.string
    item.align =
      node("titleAlign")?.string.flatMap(TextAlign.init(rawValue:))
      ?? (anchor == "middle" ? .center : anchor == "end" ? .right : .left)
    item.baseline =
      node("titleBaseline")?.string.flatMap(TextBaseline.init(rawValue:)) ?? .top
    item.limit = number("titleLimit", 180)
    item.lineHeight = node("titleLineHeight")?.number
    item.shape.fill = (node("titleColor") ?? config.style(["guide-title"], "fill"))?.string
      .flatMap { Color(css: $0) }.map { .color($0) }
    item.shape.fillOpacity = number("titleOpacity", 1)
    return item
  }

  func labelItem(_ words: String) -> TextItem {
    let style = TextStyle(prefix: "label", size: 10) { name in
      node(name) ?? config.style(["guide-label"], AxisLabels.plain(name, "label"))
    }
    var item = TextItem(lines: TextLines.lines(words, config), style: style)
    item.limit = number("labelLimit", 160)
    item.shape.fill = (node("labelColor") ?? config.style(["guide-label"], "fill"))?.string
      .flatMap { Color(css: $0) }.map { .color($0) }
    item.shape.fillOpacity = number("labelOpacity", 1)
    return item
  }
}
