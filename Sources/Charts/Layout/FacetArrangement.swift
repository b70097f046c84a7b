import Diagnostics
import SceneGraph

/// Panels in rows and columns, with the axes that they share and the words of their fields.
struct FacetArrangement {
  let arrangement: Arrangement
  let grid: GridArrangement
  let id: Int
  let layout: FacetLayout

  private var tree: ViewTree { arrangement.tree }

  init(_ arrangement: Arrangement, _ id: Int, _ layout: FacetLayout) {
    self.arrangement = arrangement
    grid = GridArrangement(arrangement)
    self.id = id
    self.layout = layout
  }

  private struct Panel {
    var view: PlacedView
    var row: Int
    var column: Int
    var id: Int
    var x = 0.0
    var y = 0.0
    var box: Bounds { view.outerBounds.moved(dx: x, dy: y) }
  }

  /// The axes that belong to the facet rather than to its panels.
  private var sharedChannels: [Channel] {
    [.x, .y].filter { channel in
      guard tree[id].children.allSatisfy({ !tree[$0].isGrid }) else { return false }
      let resolve = tree[id].node["resolve"]
      return resolve?["axis"]?[channel.rawValue]?.string != "independent"
        && resolve?["scale"]?[channel.rawValue]?.string != "independent"
    }
  }

  func placed(context: inout Context) -> PlacedView {
    let shared = sharedChannels
    let own = [Channel.x, .y].filter { !shared.contains($0) }
    let wrapped = layout.wrapped.map { FacetHeader($0, channel: .facet, context: &context) }
    var panels = tree[id].children.map { child -> Panel in
      var view =
        tree[child].isGrid
        ? arrangement.placed(child, context: &context)
        : arrangement.plot(child, channels: own, grids: shared, context: &context)
      if let wrapped {
        let index = tree[child].row * layout.columns + tree[child].column
        let label = wrapped.label(
          index, bounds: view.bounds, width: view.width, height: view.height)
        view.drawing.operations += label.operations
        view.bounds.union(label.bounds)
      }
      return Panel(view: view, row: tree[child].row, column: tree[child].column, id: child)
    }
    place(&panels, context)

    var view = PlacedView(width: 0, height: 0)
    var bounds = Bounds()
    for panel in panels {
      let placed = panel.view.placed(x: panel.x, y: panel.y)
      view.drawing.operations += placed.drawing.operations
      view.plots += placed.plots
      bounds.union(panel.box)
    }
    view.bounds = bounds
    addHeaders(panels, shared, bounds, wrapped, to: &view, &context)
    if let first = panels.first {
      grid.addLegends(id, around: view.bounds, cell: first.view, to: &view, context: &context)
    }
    arrangement.addTitle(id, isSingle: false, to: &view, context: context)
    return view
  }

  /// On a full grid, where pairs that never occur leave an empty place.
  private func place(_ panels: inout [Panel], _ context: Context) {
    let columns = (panels.map(\.column).max() ?? 0) + 1
    let rows = (panels.map(\.row).max() ?? 0) + 1
    guard columns * rows <= Limits.views * 4 else { return }
    var cells = Array(repeating: GridLayout.Cell(bounds: Bounds()), count: columns * rows)
    for panel in panels {
      cells[panel.row * columns + panel.column] = GridLayout.Cell(bounds: panel.view.outerBounds)
    }
    let places = grid.layout(id, columns: columns, kind: "facet", context).place(cells)
    for index in panels.indices {
      let place = places[panels[index].row * columns + panels[index].column]
      (panels[index].x, panels[index].y) = (place.x, place.y)
    }
  }

  // MARK: Headers and footers

  private func addHeaders(
    _ panels: [Panel], _ shared: [Channel], _ bounds: Bounds, _ wrapped: FacetHeader?,
    to view: inout PlacedView, _ context: inout Context
  ) {
    let row = layout.row.map { FacetHeader($0, channel: .row, context: &context) }
    let column = layout.column.map { FacetHeader($0, channel: .column, context: &context) }
    let rows = Dictionary(grouping: panels) { $0.row }.sorted { $0.key < $1.key }
    let columns = Dictionary(grouping: panels) { $0.column }.sorted { $0.key < $1.key }
    var edges: [AxisModel.Orient: Double] = [
      .left: bounds.x1.rounded(.down), .right: bounds.x2.rounded(.up),
      .top: bounds.y1.rounded(.down), .bottom: bounds.y2.rounded(.up),
    ]
    let start = edges
    for side in [AxisModel.Orient.left, .right, .top, .bottom] {
      let isRow = side == .left || side == .right
      guard let origin = start[side] else { continue }
      for (key, members) in isRow ? rows : columns {
        guard let panel = members.first else { continue }
        var drawing = Drawing()
        let axes = axes(of: panel, isRow ? .y : .x, side, shared, &context)
        for axis in axes {
          drawing.operations += axis.main.operations
          drawing.bounds.union(axis.bounds)
        }
        if let header = isRow ? row : column, header.labelOrient == side.rawValue {
          var box = drawing.bounds
          box.union(
            isRow ? Bounds(0, 0, 0, panel.view.height) : Bounds(0, 0, panel.view.width, 0))
          drawing.append(
            header.label(key, bounds: box, width: panel.view.width, height: panel.view.height))
        }
        guard !drawing.operations.isEmpty || !drawing.bounds.isEmpty else { continue }
        let moved = drawing.moved(dx: isRow ? origin : panel.x, dy: isRow ? panel.y : origin)
        view.drawing.operations += moved.operations
        view.bounds.union(moved.bounds)
        switch side {
        case .left: edges[side] = min(edges[side] ?? 0, moved.bounds.x1.rounded(.down))
        case .right: edges[side] = max(edges[side] ?? 0, moved.bounds.x2.rounded(.up))
        case .top: edges[side] = min(edges[side] ?? 0, moved.bounds.y1.rounded(.down))
        case .bottom: edges[side] = max(edges[side] ?? 0, moved.bounds.y2.rounded(.up))
        }
      }
    }
    for (header, gap) in [(row, 10.0), (column, 10.0), (wrapped, 0.0)] {
      guard let header, !header.title.isEmpty else { continue }
      addTitle(header, gap: gap, bounds, edges, to: &view)
    }
  }

  private func addTitle(
    _ header: FacetHeader, gap: Double, _ bounds: Bounds, _ edges: [AxisModel.Orient: Double],
    to view: inout PlacedView
  ) {
    let (x, y): (Double, Double) =
      switch header.titleOrient {
      case "left": ((edges[.left] ?? 0) - gap, halfUp(bounds.y1 + bounds.height / 2))
      case "right": ((edges[.right] ?? 0) + gap, halfUp(bounds.y1 + bounds.height / 2))
      case "bottom": (halfUp(bounds.x1 + bounds.width / 2), (edges[.bottom] ?? 0) + gap)
      default: (halfUp(bounds.x1 + bounds.width / 2), (edges[.top] ?? 0) - gap)
      }
    let title = header.titleDrawing().moved(dx: x, dy: y)
    view.drawing.operations += title.operations
    view.bounds.union(title.bounds)
  }

  /// The shared axes of a row or a column, as if its panel had no extent across.
  private func axes(
    of panel: Panel, _ channel: Channel, _ side: AxisModel.Orient, _ shared: [Channel],
    _ context: inout Context
  ) -> [AxisDrawing] {
    guard shared.contains(channel) else { return [] }
    let plot = Plot(
      panel.id, tree, arrangement.resolution,
      override: arrangement.overrides[panel.id] ?? PlotOverride(), context: &context)
    let set = AxisSet(panel.id, [channel], tree, arrangement.resolution, context: &context)
    return set.axes.filter { $0.orient == side }.compactMap {
      plot.drawn($0, tree, isFlat: true, context: &context)
    }
  }
}
