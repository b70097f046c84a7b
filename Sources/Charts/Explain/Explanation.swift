import Diagnostics
import Tables

/// What became of a specification, for a reader whom the chart surprises: the specification as it
/// is drawn, the rows of every view, the scales.
struct Explanation {
  let tree: ViewTree
  let root: Int
  let resolution: ScaleResolution
  let scales: [ScaleKey: ChartScale]
  let mostRows: Int

  /// - Parameter overrides: sizes of plots that a page asks for.
  init(
    tree: ViewTree, root: Int, resolution: ScaleResolution, overrides: [Int: PlotOverride],
    mostRows: Int, context: Context
  ) {
    self.tree = tree
    self.root = root
    self.resolution = resolution
    self.mostRows = mostRows
    // What there is to say about the scales has been said when they were drawn.
    var quiet = context
    var scales: [ScaleKey: ChartScale] = [:]
    for id in tree.plots(under: root) {
      let plot = Plot(
        id, tree, resolution, override: overrides[id] ?? PlotOverride(), context: &quiet)
      for scale in plot.scales.values.flatMap(\.values) where scales[scale.key] == nil {
        scales[scale.key] = scale
      }
    }
    self.scales = scales
  }

  var text: String {
    let specification = NormalizedSpecification(tree: tree, mostRows: mostRows).node(of: root)
    let views = tree.units(under: root).compactMap { id -> String? in
      guard let unit = tree[id].unit else { return nil }
      return "\(unit.mark.type) of \(tree.address(of: id))\n"
        + RowsText(table: unit.rows, mostRows: mostRows).text
    }
    let scales = ScalesText(
      tree: tree, resolution: resolution, scales: self.scales, mostValues: max(mostRows, 20))
    return Explanation.section("Specification", [specification.jsonText() + "\n"])
      + Explanation.section("Rows", views) + Explanation.section("Scales", [scales.text])
  }

  private static func section(_ title: String, _ parts: [String]) -> String {
    let parts = parts.filter { !$0.isEmpty }
    return "# \(title)\n\n" + (parts.isEmpty ? "none\n" : parts.joined(separator: "\n")) + "\n"
  }
}
