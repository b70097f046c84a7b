import Diagnostics

/// What error bars, error bands and box plots have in common: a measure, its summaries by the
/// other fields, and parts drawn with plain marks.
struct CompositeParts {
  let node: Node
  let mark: Node
  let name: String
  let config: Config
  /// `x` or `y`: the axis of the measure.
  let axis: String
  let measure: Node
  let field: String
  /// Every channel but the measure's own; fields with time units and bins cut already.
  var shared: Node
  /// The fields to summarize by.
  var groups: [Node] = []
  /// What cuts them.
  var preparations: [Node] = []
  var isVertical: Bool { axis == "y" }

  /// - Returns: `nil`, with a message, when no channel is a measure.
  init?(_ node: Node, mark: Node, context: inout Context) {
    self.node = node
    self.mark = mark
    name = mark["type"]?.string ?? ""
    config = context.config
    let encoding = node["encoding"] ?? [:]
    var quiet = context
    let channels = Encoding(encoding, context: &quiet)
    func isMeasure(_ channel: Channel) -> Bool {
      guard let definition = channels[channel], definition.isField else { return false }
      return definition.isContinuous && !definition.isBinned && definition.timeUnit == nil
    }
    let hasError = { (axis: String) in
      encoding["\(axis)2"] != nil || encoding["\(axis)Error"] != nil
    }
    switch (isMeasure(.x), isMeasure(.y)) {
    case (true, false): axis = "x"
    case (false, true): axis = "y"
    case (true, true):
      if mark["orient"]?.string == "horizontal" || hasError("x") {
        axis = "x"
      } else if channels[.y]?.type == .temporal && channels[.x]?.type != .temporal {
        axis = "x"
      } else {
        axis = "y"
      }
    case (false, false):
      context.report.error(
        "E546", "`\(name)` needs a quantitative field on x or y", at: node["encoding"]?.origin)
      return nil
    }
    guard let measure = encoding[axis], let field = measure["field"]?.string else { return nil }
    self.measure = measure
    self.field = field
    shared = encoding.without([
      axis, "\(axis)2", "\(axis)Error", "\(axis)Error2", "tooltip",
    ])
    prepare()
  }

  /// Groups by the plain fields of the other channels, cutting those with units and bins first.
  private mutating func prepare() {
    for member in shared.members ?? [] {
      let items = member.value.items ?? [member.value]
      for item in items {
        guard let field = item["field"], let name = field.string, item["aggregate"] == nil else {
          continue
        }
        if let unit = item["timeUnit"] {
          let target = "cut_\(name)"
          preparations.append(["timeUnit": unit, "field": field, "as": Node(target)])
          groups.append(Node(target))
          var binned = unit.string.map { ["unit": Node($0)] as Node } ?? unit
          binned = binned.setting("binned", to: true)
          shared = shared.setting(
            member.key,
            to: item.setting("field", to: Node(target)).setting("timeUnit", to: binned)
              .setting("title", to: item["title"] ?? Node(unitTitle(name, unit))))
        } else if let bin = item["bin"], bin.string == nil, bin.bool != false {
          let target = "bin_\(name)"
          preparations.append([
            "bin": bin, "field": field, "as": [Node(target), Node("\(target)_end")],
          ])
          groups += [Node(target), Node("\(target)_end")]
          shared = shared.setting(
            member.key,
            to: item.setting("field", to: Node(target)).setting("bin", to: "binned")
              .setting("title", to: item["title"] ?? Node("\(name) (binned)")))
        } else {
          groups.append(field)
        }
      }
    }
  }

  private func unitTitle(_ name: String, _ unit: Node) -> String {
    guard let words = unit.string ?? unit["unit"]?.string else { return name }
    return "\(name) (\(words))"
  }

  /// A layer that draws one part, or none when the part is switched off.
  func part(
    _ part: String, _ type: Node, from start: String, to end: String? = nil, encoding: Node
  ) -> [Node] {
    let own = mark[part]
    let look = config[name, part]
    guard isOn(own) ?? isOn(look) ?? false else { return [] }
    var drawn: Node = look?.members == nil ? [:] : look ?? [:]
    for key in ["clip", "color", "opacity"] {
      if let value = mark[key] { drawn = drawn.setting(key, to: value) }
    }
    drawn = drawn.merging(type).setting("style", to: Node("\(name)-\(part)"))
    if let own, own.members != nil { drawn = drawn.merging(own) }
    var position: Node = [
      "field": Node("\(start)_\(field)"), "type": measure["type"] ?? "quantitative",
      "title": measure["title"] ?? measure["axis"]?["title"] ?? Node(field),
    ]
    for key in ["scale", "axis"] {
      if let value = measure[key] { position = position.setting(key, to: value) }
    }
    var channels = encoding.setting(axis, to: position)
    if let end { channels = channels.setting("\(axis)2", to: ["field": Node("\(end)_\(field)")]) }
    return [["mark": drawn, "encoding": channels]]
  }

  private func isOn(_ node: Node?) -> Bool? {
    guard let node else { return nil }
    if node.isNull { return false }
    return node.bool ?? true
  }

  func summary(_ operation: String, _ prefix: String) -> Node {
    ["op": Node(operation), "field": Node(field), "as": Node("\(prefix)_\(field)")]
  }

  func aggregate(_ summaries: [Node], key: String = "aggregate") -> Node {
    Node.object(key, Node(summaries)).setting("groupby", to: Node(groups))
  }

  /// The unit's place in the chart, with layers in it.
  func replaced(transforms: [Node], layers: [Node]) -> Node {
    let before = node["transform"]?.items ?? []
    return node.without(["mark", "encoding"])
      .setting("transform", to: Node(before + preparations + transforms))
      .setting("layer", to: Node(layers))
  }
}

extension CompositeParts {
  /// The middle, the lower and the upper end of error bars and bands, from raw or summarized data.
  func bounds() -> (transforms: [Node], hasCenter: Bool) {
    let encoding = node["encoding"] ?? [:]
    let safe = "datum['\(field)']"
    func calculate(_ expression: String, _ prefix: String) -> Node {
      ["calculate": Node(expression), "as": Node("\(prefix)_\(field)")]
    }
    if let upper = encoding["\(axis)2"]?["field"]?.string {
      return (
        [calculate(safe, "lower"), calculate("datum['\(upper)']", "upper")], false
      )
    }
    if let error = encoding["\(axis)Error"]?["field"]?.string {
      let second = encoding["\(axis)Error2"]?["field"]?.string
      let below = second.map { "\(safe) + datum['\($0)']" } ?? "\(safe) - datum['\(error)']"
      return (
        [
          calculate(safe, "center"), calculate("\(safe) + datum['\(error)']", "upper"),
          calculate(below, "lower"),
        ], true
      )
    }
    let asked = mark["center"]?.string ?? config[name, "center"]?.string
    let extent =
      mark["extent"]?.string ?? config[name, "extent"]?.string
      ?? (asked == "median" ? "iqr" : "stderr")
    let center = mark["center"]?.string ?? (extent == "iqr" ? "median" : "mean")
    switch extent {
    case "iqr":
      return (
        [aggregate([summary("q1", "lower"), summary("q3", "upper"), summary(center, "center")])],
        true
      )
    case "ci":
      return (
        [aggregate([summary("ci0", "lower"), summary("ci1", "upper"), summary(center, "center")])],
        true
      )
    default:
      let (middle, spread) = ("datum['center_\(field)']", "datum['extent_\(field)']")
      return (
        [
          aggregate([summary(extent, "extent"), summary(center, "center")]),
          calculate("\(middle) + \(spread)", "upper"), calculate("\(middle) - \(spread)", "lower"),
        ], true
      )
    }
  }
}
