import Diagnostics

/// A box over the middle half, whiskers to what is not far out, dots for the rest.
enum BoxPlot: CompositeMark {
  static let name = "boxplot"

  static func layers(_ node: Node, mark: Node, context: inout Context) -> Node? {
    guard let parts = CompositeParts(node, mark: mark, context: &context) else { return nil }
    let config = context.config
    let extent = mark["extent"] ?? config[name, "extent"] ?? 1.5
    let size = mark["size"] ?? config[name, "size"] ?? 14
    let plain = parts.shared.without(["color", "size"])
    var middle = plain
    if let size = parts.shared["size"] { middle = middle.setting("size", to: size) }
    let across: Node = parts.isVertical ? "horizontal" : "vertical"
    let box: Node = [
      "type": "bar", "size": size, "orient": parts.isVertical ? "vertical" : "horizontal",
    ]
    let tick: Node = ["type": "tick", "size": size, "orient": across]
    let end: Node = ["type": "tick", "orient": across, "opacity": 1]

    func whiskers() -> [Node] {
      parts.part("rule", ["type": "rule"], from: "lower_whisker", to: "lower_box", encoding: plain)
        + parts.part(
          "rule", ["type": "rule"], from: "upper_box", to: "upper_whisker", encoding: plain)
        + parts.part("ticks", end, from: "lower_whisker", encoding: plain)
        + parts.part("ticks", end, from: "upper_whisker", encoding: plain)
    }
    func boxes() -> [Node] {
      parts.part("box", box, from: "lower_box", to: "upper_box", encoding: parts.shared)
        + parts.part("median", tick, from: "mid_box", encoding: middle)
    }
    let quartiles = [
      parts.summary("q1", "lower_box"), parts.summary("q3", "upper_box"),
      parts.summary("median", "mid_box"),
    ]
    if extent.string == "min-max" {
      let ends = [parts.summary("min", "lower_whisker"), parts.summary("max", "upper_whisker")]
      return parts.replaced(
        transforms: [parts.aggregate(quartiles + ends)], layers: whiskers() + boxes())
    }

    let field = parts.field
    let reach = extent.number ?? 1.5
    let (low, high) = ("datum['lower_box_\(field)']", "datum['upper_box_\(field)']")
    let value = "datum['\(field)']"
    let least = "\(low) - \(reach) * (\(high) - \(low))"
    let most = "\(high) + \(reach) * (\(high) - \(low))"
    var outlier = parts.shared.without(["size"])
    if outlier["color"] == nil, let color = parts.shared["color"] {
      outlier = outlier.setting("color", to: color)
    }
    let outliers = parts.part("outliers", ["type": "point"], from: "value", encoding: outlier)
      .map { layer -> Node in
        let renamed = layer["encoding"]?[parts.axis]?.setting("field", to: Node(field))
        let encoding = (layer["encoding"] ?? [:]).setting(parts.axis, to: renamed)
        return layer.setting("encoding", to: encoding)
          .setting(
            "transform", to: [["filter": Node("\(value) < \(least) || \(value) > \(most)")]])
      }
    let joined = parts.aggregate(Array(quartiles.prefix(2)), key: "joinaggregate")
    let inside: Node = [
      "transform": [
        ["filter": Node("\(least) <= \(value) && \(value) <= \(most)")],
        parts.aggregate([
          parts.summary("min", "lower_whisker"), parts.summary("max", "upper_whisker"),
          [
            "op": "min", "field": Node("lower_box_\(field)"), "as": Node("lower_box_\(field)"),
          ],
          [
            "op": "max", "field": Node("upper_box_\(field)"), "as": Node("upper_box_\(field)"),
          ],
        ]),
      ],
      "layer": Node(whiskers()),
    ]
    let filtered: Node = ["transform": [joined], "layer": Node(outliers + [inside])]
    let summarized: Node = [
      "transform": [parts.aggregate(quartiles)], "layer": Node(boxes()),
    ]
    return parts.replaced(transforms: [], layers: [filtered, summarized])
  }
}
