import Diagnostics
import SceneGraph

/// Sizes that make no sense, and sizes that nobody can draw.
enum SizeCheck {
  /// - Returns: `false`, with a message, before anything is drawn at such a size.
  static func passes(
    _ tree: ViewTree, _ root: Int, _ resolution: ScaleResolution, _ context: inout Context
  ) -> Bool {
    var isGood = true
    // The panels of a facet are copies of one view.
    var seen: Set<UInt32> = []
    for view in tree.views {
      for name in ["width", "height"] {
        guard let node = view.node[name], seen.insert(node.origin.start).inserted else { continue }
        isGood = isLength(node, name, &context) && isGood
      }
    }
    guard isGood else { return false }
    for id in tree.plots(under: root) where !context.isOverLimit {
      _ = Plot.size(of: id, tree, resolution, override: PlotOverride(), context: &context)
    }
    return !context.isOverLimit
  }

  private static func isLength(_ node: Node, _ name: String, _ context: inout Context) -> Bool {
    if let number = node.number ?? node["step"]?.number {
      guard number < 0 || !number.isFinite else { return true }
      context.report.error(
        "E524", "a \(name) is a number of points from 0 to 20,000, not \(number.javaScriptText)",
        at: node.origin)
      return false
    }
    if node.isNull || node.string == "container" || node["step"] != nil { return true }
    context.report.warning(
      "W554", "a \(name) is a number of points, `{\"step\": …}` or `container`", at: node.origin,
      label: "the usual size is used")
    return true
  }

  /// The whole, guides included.
  static func passes(_ size: Size, _ specification: Node, _ context: inout Context) -> Bool {
    let side = max(size.width, size.height)
    guard side.isFinite, side <= Limits.wholeSide else {
      return context.refuse("E524", Limits.wholeTooLarge, at: specification.origin)
    }
    return true
  }
}
