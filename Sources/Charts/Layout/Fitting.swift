import Diagnostics
import SceneGraph

/// Room around a chart, in points.
struct Padding: Hashable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  init(_ node: Node?) {
    guard let node else { return }
    if let all = node.number {
      (left, top, right, bottom) = (all, all, all, all)
      return
    }
    left = node["left"]?.number ?? 0
    top = node["top"]?.number ?? 0
    right = node["right"]?.number ?? 0
    bottom = node["bottom"]?.number ?? 0
  }
}

/// Lays a chart out again so that it is, guides and all, of a given size.
enum Fitting {
  struct Outer {
    var width: Double?
    var height: Double?
  }

  /// - Returns: `nil` when the natural size is wanted.
  static func outer(_ specification: Node, _ options: ChartOptions, _ padding: Padding) -> Outer? {
    if case .outer(let size) = options.size {
      return Outer(width: size.width, height: size.height)
    }
    if specification["width"]?.string == "container"
      || specification["height"]?.string == "container"
    {
      // Without a page around it, a responsive chart is as large as an ordinary one.
      return Outer(
        width: specification["width"]?.string == "container" ? 300 : nil,
        height: specification["height"]?.string == "container" ? 300 : nil)
    }
    let autosize = specification["autosize"] ?? specification["config"]?["autosize"]
    let type = autosize?.string ?? autosize?["type"]?.string
    guard let type, type.hasPrefix("fit") else { return nil }
    let isPadded = autosize?["contains"]?.string == "padding"
    func side(_ name: String, _ before: Double, _ after: Double) -> Double? {
      specification[name]?.number.map { isPadded ? $0 : $0 + before + after }
    }
    return Outer(
      width: type == "fit-y" ? nil : side("width", padding.left, padding.right),
      height: type == "fit-x" ? nil : side("height", padding.top, padding.bottom))
  }

  /// A page wants its size exactly, and where words near the edge of a plot stick out less or more than
  /// they did before, one pass does not do. Vega makes one.
  static func passes(_ options: ChartOptions) -> Int {
    if case .outer = options.size { 3 } else { 1 }
  }

  static func isMet(_ outer: Outer, by size: Size) -> Bool {
    abs((outer.width ?? size.width) - size.width) < 0.25
      && abs((outer.height ?? size.height) - size.height) < 0.25
  }

  /// The sizes of the plots that make the whole as large as asked, if the guides take what they
  /// took the first time.
  static func overrides(
    _ view: PlacedView, _ root: Int, _ tree: ViewTree, outer: Outer, padding: Padding
  ) -> [Int: PlotOverride] {
    let size = FrameMaker.size(of: view, padding)
    let plots = zip(tree.plots(under: root), view.plots)
    // Plots of one column share what there is to share; rows likewise.
    let columns = Set(view.plots.map { $0.x.rounded() }).count
    let rows = Set(view.plots.map { $0.y.rounded() }).count
    let extraWidth = outer.width.map { ($0 - size.width) / Double(max(columns, 1)) }
    let extraHeight = outer.height.map { ($0 - size.height) / Double(max(rows, 1)) }
    var overrides: [Int: PlotOverride] = [:]
    for (id, plot) in plots {
      overrides[id] = PlotOverride(
        width: extraWidth.map { max(plot.width + $0, 1) },
        height: extraHeight.map { max(plot.height + $0, 1) })
    }
    return overrides
  }
}
