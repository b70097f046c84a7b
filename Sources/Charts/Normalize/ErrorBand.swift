import Diagnostics

/// A band between the lower and the upper ends of intervals.
enum ErrorBand: CompositeMark {
  static let name = "errorband"

  static func layers(_ node: Node, mark: Node, context: inout Context) -> Node? {
    guard let parts = CompositeParts(node, mark: mark, context: &context) else { return nil }
    let encoding = node["encoding"] ?? [:]
    let isPlane = encoding["x"] != nil && encoding["y"] != nil
    var band: Node = ["type": isPlane ? "area" : "rect"]
    var border: Node = ["type": isPlane ? "line" : "rule"]
    for key in ["interpolate", "tension"] {
      guard isPlane, let value = mark[key] else { continue }
      band = band.setting(key, to: value)
      border = border.setting(key, to: value)
    }
    let layers =
      parts.part("band", band, from: "lower", to: "upper", encoding: parts.shared)
      + parts.part("borders", border, from: "lower", encoding: parts.shared)
      + parts.part("borders", border, from: "upper", encoding: parts.shared)
    return parts.replaced(transforms: parts.bounds().transforms, layers: layers)
  }
}
