import Diagnostics
import SceneGraph

/// Views side by side.
struct GridArrangement {
  let arrangement: Arrangement

  init(_ arrangement: Arrangement) { self.arrangement = arrangement }

  private var tree: ViewTree { arrangement.tree }

  func concat(_ id: Int, _ columns: Int?, context: inout Context) -> PlacedView {
    let children = tree[id].children.map { arrangement.placed($0, context: &context) }
    let layout = layout(id, columns: columns ?? children.count, kind: "concat", context)
    return arranged(id, children, layout, context: &context)
  }

  func layout(_ id: Int, columns: Int, kind: String, _ context: Context) -> GridLayout {
    let node = tree[id].node
    var layout = GridLayout(columns: max(columns, 1))
    func value(_ key: String, _ part: String) -> Node? {
      guard let value = node[key] else { return nil }
      return value.members == nil ? value : value[part]
    }
    let isFlat = node["hconcat"] != nil || node["vconcat"] != nil
    let standard: GridLayout.Align = isFlat ? .each : kind == "facet" ? .all : .each
    func align(_ part: String) -> GridLayout.Align {
      value("align", part)?.string.flatMap(GridLayout.Align.init(rawValue:)) ?? standard
    }
    layout.alignColumns = align("column")
    layout.alignRows = align("row")
    let spacing = context.config[kind, "spacing"]?.number ?? 20
    layout.paddingColumns = value("spacing", "column")?.number ?? spacing
    layout.paddingRows = value("spacing", "row")?.number ?? spacing
    layout.centersColumns = value("center", "column")?.bool ?? false
    layout.centersRows = value("center", "row")?.bool ?? false
    return layout
  }

  private func arranged(
    _ id: Int, _ children: [PlacedView], _ layout: GridLayout, context: inout Context
  ) -> PlacedView {
    let isFlush = tree[id].node["bounds"]?.string == "flush"
    let cells = children.map { child in
      GridLayout.Cell(
        bounds: isFlush ? Bounds(0, 0, child.width, child.height) : child.outerBounds)
    }
    let places = layout.place(cells)
    var view = PlacedView(width: 0, height: 0)
    for (child, place) in zip(children, places) {
      let placed = child.placed(x: place.x, y: place.y)
      view.drawing.operations += placed.drawing.operations
      view.plots += placed.plots
      view.bounds.union(child.outerBounds.moved(dx: place.x, dy: place.y))
    }
    addLegends(id, around: view.bounds, cell: nil, to: &view, context: &context)
    arrangement.addTitle(id, isSingle: false, to: &view, context: context)
    return view
  }

  /// The legends of scales that all children share.
  ///
  /// - Parameter cell: as high and wide as which a gradient may be; all of it when `nil`.
  func addLegends(
    _ id: Int, around bounds: Bounds, cell: PlacedView?, to view: inout PlacedView,
    context: inout Context
  ) {
    let legends = arrangement.legends[id] ?? []
    guard !legends.isEmpty else { return }
    var scales: [Int: [Channel: ChartScale]] = [:]
    for legend in legends where scales[legend.unit] == nil {
      let plot = Plot(
        tree.plot(of: legend.unit), tree, arrangement.resolution, override: PlotOverride(),
        context: &context)
      scales.merge(plot.scales) { old, _ in old }
    }
    view.height = cell?.height ?? max(0, bounds.y2)
    view.width = cell?.width ?? max(0, bounds.x2)
    arrangement.place(
      legends, of: scales, x: bounds, y: bounds, id: id, into: &view, context: &context)
    view.width = 0
    view.height = 0
  }
}
