import Diagnostics

/// A line from the lower to the upper end of an interval.
enum ErrorBar: CompositeMark {
  static let name = "errorbar"

  static func layers(_ node: Node, mark: Node, context: inout Context) -> Node? {
    guard let parts = CompositeParts(node, mark: mark, context: &context) else { return nil }
    let tick: Node = [
      "type": "tick", "orient": parts.isVertical ? "horizontal" : "vertical",
    ]
    let thickness = mark["thickness"] ?? context.config[name, "thickness"]
    let size = mark["size"] ?? context.config[name, "size"]
    var rule: Node = ["type": "rule"]
    if let thickness { rule = rule.setting("size", to: thickness) }
    var cap = tick
    if let thickness { cap = cap.setting("thickness", to: thickness) }
    if let size { cap = cap.setting("size", to: size) }
    let layers =
      parts.part("ticks", cap, from: "lower", encoding: parts.shared)
      + parts.part("ticks", cap, from: "upper", encoding: parts.shared)
      + parts.part("rule", rule, from: "lower", to: "upper", encoding: parts.shared)
    return parts.replaced(transforms: parts.bounds().transforms, layers: layers)
  }
}
