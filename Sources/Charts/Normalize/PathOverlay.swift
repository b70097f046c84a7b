import Diagnostics

/// Lines and areas with points on them, and areas with a line along their edge, are layers.
enum PathOverlay {
  static func rewritten(_ node: Node, context: inout Context) -> Node? {
    guard let mark = node["mark"]?.asMark, let type = mark["type"]?.string,
      let kind = markList.first(where: { $0.name == type }), !kind.overlays.isEmpty
    else { return nil }
    let overlays = kind.overlays
    var layers: [Node] = []
    let definition = MarkDefinition(mark, context: &context)
    let encoding = node["encoding"] ?? [:]
    for overlay in overlays {
      guard let asked = definition?.property(overlay.property, context.config) else { continue }
      guard asked.bool != false, !asked.isNull else { continue }
      var layer = overlay.mark
      for key in overlay.inherited {
        if let value = mark[key] { layer = layer.setting(key, to: value) }
      }
      if asked.string == "transparent" {
        layer = layer.setting("opacity", to: 0)
      } else if asked.members != nil {
        layer = layer.merging(asked)
      }
      layers.append([
        "mark": layer, "encoding": overlayEncoding(encoding, mark, context: &context),
      ])
    }
    guard !layers.isEmpty else { return nil }
    var base = mark.without(Set(overlays.map { $0.property }))
    if let opacity = kind.traits.overlaidOpacity, mark["opacity"] == nil,
      mark["fillOpacity"] == nil
    {
      base = base.setting("opacity", to: Node(opacity))
    }
    for overlay in overlays { base = base.setting(overlay.property, to: false) }
    let first: Node = ["mark": base, "encoding": encoding]
    return node.without(["mark", "encoding"]).setting("layer", to: Node([first] + layers))
  }

  /// The stack of the area holds for what lies on it; the edge alone is drawn.
  private static func overlayEncoding(_ encoding: Node, _ mark: Node, context: inout Context)
    -> Node
  {
    var quiet = context
    guard let definition = MarkDefinition(mark, context: &quiet) else { return encoding }
    let channels = Encoding(encoding, context: &quiet)
    var result = encoding.without(["x2", "y2"])
    let orientation = Orientation.of(
      definition.traits.orientation, encoding: channels, specified: nil)
    if let stack = Stack.of(definition, channels, orientation: orientation, context: &quiet),
      let measure = encoding[stack.channel.rawValue]
    {
      result = result.setting(
        stack.channel.rawValue, to: measure.setting("stack", to: Node(stack.offset.rawValue)))
    }
    return result
  }
}
