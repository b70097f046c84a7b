import SceneGraph

/// A view laid out in its own coordinates: a plot, or a grid of views.
struct PlacedView {
  /// Of the plot, or around the plots of a grid.
  var width: Double
  var height: Double
  /// Everything that counts in layout: marks, axes, legends, titles, children.
  var bounds = Bounds()
  var drawing = Drawing()
  /// The rectangles inside the axes, in this view's coordinates.
  var plots: [Rect] = []

  /// The stroke around the plot, which counts where views stand side by side.
  var frameWidth = 0.0
  var outerBounds: Bounds { bounds.expanded(by: frameWidth) }

  /// Drawn into a view that holds it at (x, y).
  func placed(x: Double, y: Double) -> (drawing: Drawing, plots: [Rect]) {
    (drawing.moved(dx: x, dy: y), plots.map { $0.offsetBy(dx: x, dy: y) })
  }
}
