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
    let wrapped = nestedTitle(layout.wrapped, \.wrapped, .facet, &context)
    var panels = tree[id].children.map { child -> Panel in
      var view =
        tree[child].isGrid
        ? arrangement.placed(child, context: &context)
        : tree[child].isEmptyPanel
          ? arrangement.plot(child, channels: [], context: &context)
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
    let row = nestedTitle(layout.row, \.row, .row, &context)
    let column = nestedTitle(layout.column, \.column, .column, &context)
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
        guard let panel = members.first(where: { !tree[$0.id].isEmptyPanel }) ?? members.first
        else { continue }
        var drawing = Drawing()
        let axes = axes(of: panel, isRow ? .y : .x, side, shared, &context)
        for axis in axes {
          drawing.operations += axis.main.operations
          drawing.bounds.union(axis.bounds)
        }
        if let header = isRow ? row : column, header.labelOrient == side.rawValue {
          drawing.append(label(key, header, of: panel, isRow: isRow, beside: drawing.bounds))
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

  /// At the middle of a plot, or of all that a grid of plots holds.
  private func label(
    _ key: Int, _ header: FacetHeader, of panel: Panel, isRow: Bool, beside bounds: Bounds
  ) -> Drawing {
    let isGrid = tree[panel.id].isGrid
    let cell =
      isGrid ? panel.view.outerBounds : Bounds(0, 0, panel.view.width, panel.view.height)
    var box = bounds
    box.union(isRow ? Bounds(0, 0, 0, cell.height) : Bounds(0, 0, cell.width, 0))
    let label = header.label(key, bounds: box, width: cell.width, height: cell.height)
    guard isGrid else { return label }
    return label.moved(
      dx: isRow ? 0 : cell.x1.rounded(.down), dy: isRow ? cell.y1.rounded(.down) : 0)
  }

  /// Facets in a facet of the same direction leave the title to the outermost: "Origin / Cylinders".
  private func nestedTitle(
    _ header: FacetLayout.Header?, _ path: KeyPath<FacetLayout, FacetLayout.Header?>,
    _ channel: Channel, _ context: inout Context
  ) -> FacetHeader? {
    guard let header else { return nil }
    var result = FacetHeader(header, channel: channel, context: &context)
    if let parent = tree[id].parent, case .facet(let outer) = tree[parent].kind,
      outer[keyPath: path] != nil
    {
      result.title = []
      return result
    }
    var inner = tree[id].children.first
    while let view = inner, case .facet(let layout) = tree[view].kind,
      let header = layout[keyPath: path]
    {
      let title = FacetHeader(header, channel: channel, context: &context).title
      if let first = title.first {
        result.title = [(result.title + [first]).joined(separator: " / ")]
      }
      inner = tree[view].children.first
    }
    return result
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
