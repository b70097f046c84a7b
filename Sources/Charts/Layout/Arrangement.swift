import Diagnostics
import SceneGraph

/// Arranges views from the leaves up: axes, legends and titles around plots, plots in grids.
struct Arrangement {
  let tree: ViewTree
  let resolution: ScaleResolution
  let legends: [Int: [LegendModel]]
  /// Sizes to use in the place of the specification's.
  var overrides: [Int: PlotOverride] = [:]
  let titlePlacement: TitlePlacement

  func placed(_ id: Int, context: inout Context) -> PlacedView {
    switch tree[id].kind {
    case .unit, .layer: plot(id, channels: [.x, .y], context: &context)
    case .concat(let columns): GridArrangement(self).concat(id, columns, context: &context)
    case .facet(let layout): FacetArrangement(self, id, layout).placed(context: &context)
    }
  }

  /// - Parameter channels: those whose axes the plot draws itself.
  ///   `grids` those of which it draws the grid alone.
  func plot(
    _ id: Int, channels: [Channel], grids: [Channel] = [], context: inout Context
  ) -> PlacedView {
    var plot = Plot(
      id, tree, resolution, override: overrides[id] ?? PlotOverride(), context: &context)
    plot.drawAxes(channels, grids: grids, tree, resolution, context: &context)
    plot.drawMarks(tree, context: &context)
    let (width, height) = (plot.size.width, plot.size.height)
    var view = PlacedView(width: width, height: height)
    view.frameWidth = plot.frameWidth
    view.plots = [Rect(x: 0, y: 0, width: width, height: height)]
    view.drawing.append(plot.background)
    view.drawing.operations += plot.underlay.operations
    for axis in plot.axes where !axis.isAboveMarks {
      view.drawing.operations += axis.grid.operations
    }
    for axis in plot.axes where !axis.isAboveMarks {
      view.drawing.operations += axis.main.operations
    }
    view.drawing.operations += plot.marks.operations
    for axis in plot.axes where axis.isAboveMarks {
      view.drawing.operations += axis.grid.operations
    }
    for axis in plot.axes where axis.isAboveMarks {
      view.drawing.operations += axis.main.operations
    }

    var x = Bounds(0, 0, width, height)
    var y = x
    for axis in plot.axes {
      if axis.orient == .left || axis.orient == .right {
        x.union(axis.bounds)
      } else {
        y.union(axis.bounds)
      }
    }
    // Paths are groups of their own, which count on the side where legends stand too.
    let pathBounds = plot.pathBounds
    x.union(pathBounds)
    y.union(pathBounds)
    view.bounds = Bounds(0, 0, width, height)
    view.bounds.union(plot.marks.bounds)
    view.bounds.union(plot.underlay.bounds)
    place(legends[id] ?? [], of: plot.scales, x: x, y: y, id: id, into: &view, context: &context)
    view.bounds.union(x)
    view.bounds.union(y)
    addTitle(id, isSingle: true, to: &view, context: context)
    return view
  }

  func place(
    _ models: [LegendModel], of scales: [Int: [Channel: ChartScale]], x: Bounds, y: Bounds,
    id: Int, into view: inout PlacedView, context: inout Context
  ) {
    let drawings = models.compactMap { model -> LegendDrawing? in
      guard let unit = tree[model.unit].unit, let own = scales[model.unit] else { return nil }
      return LegendBuilder(
        legend: model, scales: own, unit: unit, config: context.config, text: context.text,
        plotWidth: view.width, plotHeight: view.height
      ).draw(context: &context)
    }
    LegendPlacing.place(
      drawings, x: x, y: y, width: view.width, height: view.height, config: context.config,
      into: &view)
  }

  func addTitle(_ id: Int, isSingle: Bool, to view: inout PlacedView, context: Context) {
    guard titlePlacement == .inside || tree[id].parent != nil else { return }
    let title = ViewTitle(tree.title(of: id), isSingle: isSingle, config: context.config)
    let drawing = title.draw(
      bounds: view.bounds, width: view.width, height: view.height, text: context.text)
    view.drawing.operations += drawing.operations
    view.bounds.union(drawing.bounds)
  }
}
