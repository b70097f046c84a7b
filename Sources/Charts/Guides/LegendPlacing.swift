import Diagnostics

/// Puts legends around, or inside, what they explain.
enum LegendPlacing {
  /// - Parameters: `x` and `y` are the plot with its vertical and with its horizontal axes.
  static func place(
    _ legends: [LegendDrawing], x: Bounds, y: Bounds, width: Double, height: Double,
    config: Config, into view: inout PlacedView
  ) {
    var byOrient: [(orient: String, legends: [LegendDrawing])] = []
    for legend in legends {
      if let index = byOrient.firstIndex(where: { $0.orient == legend.orient }) {
        byOrient[index].legends.append(legend)
      } else {
        byOrient.append((legend.orient, [legend]))
      }
    }
    for (orient, legends) in byOrient {
      if orient == "none" {
        for legend in legends {
          add(legend, x: legend.x ?? 0, y: legend.y ?? 0, to: &view)
        }
        continue
      }
      side(orient, legends, x, y, width, height, config, &view)
    }
  }

  private static func add(
    _ legend: LegendDrawing, x: Double, y: Double, to view: inout PlacedView
  ) {
    let placed = legend.drawing.moved(dx: x, dy: y)
    view.drawing.operations += placed.operations
    view.bounds.union(placed.bounds)
  }

  private static func side(
    _ orient: String, _ legends: [LegendDrawing], _ x: Bounds, _ y: Bounds, _ width: Double,
    _ height: Double, _ config: Config, _ view: inout PlacedView
  ) {
    let settings = config["legend", "layout"]
    func setting(_ name: String) -> Node? { settings?[orient]?[name] ?? settings?[name] }
    let own = legends.compactMap(\.offset).max()
    let offset = own ?? setting("offset")?.number ?? 18
    let anchor = setting("anchor")?.string ?? "start"
    let isColumn =
      (setting("direction")?.string
        ?? (orient == "left" || orient == "right" ? "vertical" : "horizontal"))
      == "vertical"
    var layout = GridLayout(columns: isColumn ? 1 : legends.count)
    layout.alignColumns = .each
    layout.alignRows = .each
    layout.paddingColumns = setting("margin")?.number ?? 8
    layout.paddingRows = layout.paddingColumns
    layout.centersColumns = setting("center")?.bool ?? false
    layout.centersRows = layout.centersColumns
    let cells = legends.map { GridLayout.Cell(bounds: Bounds(0, 0, $0.width, $0.height)) }
    let places = layout.place(cells)
    var total = Bounds(0, 0, 0, 0)
    for (place, legend) in zip(places, legends) {
      total.union(Bounds(place.x, place.y, place.x + legend.width, place.y + legend.height))
    }
    let share = anchor == "end" ? 1.0 : anchor == "middle" ? 0.5 : 0
    var (left, top) = (0.0, 0.0)
    switch orient {
    case "left":
      left = x.x1.rounded(.down) - offset - total.width
      top = share * height - share * total.height
    case "top":
      top = y.y1.rounded(.down) - offset - total.height
      left = share * width - share * total.width
    case "bottom":
      top = y.y2.rounded(.up) + offset
      left = share * width - share * total.width
    case "top-left": (left, top) = (offset, offset)
    case "top-right": (left, top) = (width - offset - total.width, offset)
    case "bottom-left": (left, top) = (offset, height - offset - total.height)
    case "bottom-right":
      (left, top) = (width - offset - total.width, height - offset - total.height)
    default:
      left = x.x2.rounded(.up) + offset
      top = share * height - share * total.height
    }
    for (place, legend) in zip(places, legends) {
      add(legend, x: halfUp(left) + place.x, y: halfUp(top) + place.y, to: &view)
    }
  }
}
