import Diagnostics

/// Rewrites shorthand into plain views: units, layers, concats and facets.
enum Normalize {
  static func view(_ node: Node, context: inout Context) -> Node {
    if let repeated = Repetition.rewritten(node) {
      return view(repeated, context: &context)
    }
    guard let mark = node["mark"]?.asMark else { return node }
    if let facet = FacetChannels.rewritten(node) { return facet }
    if let name = mark["type"]?.string,
      let composite = compositeMarks.first(where: { $0.name == name }),
      let layers = composite.layers(node, mark: mark, context: &context)
    {
      return view(layers, context: &context)
    }
    if let rule = rangedLine(node, mark) { return rule }
    if let layers = PathOverlay.rewritten(node, context: &context) { return layers }
    return MapGenerators.rewritten(node)
  }
}

extension Normalize {
  /// A line to a second position is a straight one, which another mark draws.
  private static func rangedLine(_ node: Node, _ mark: Node) -> Node? {
    guard let name = mark["type"]?.string,
      let standIn = markList.first(where: { $0.name == name })?.traits.ranged,
      let encoding = node["encoding"], encoding["x2"] != nil || encoding["y2"] != nil
    else { return nil }
    let isBinned = ["x", "y"].contains { encoding[$0]?["bin"]?.string == "binned" }
    if isBinned && (encoding["x2"] == nil) != (encoding["y2"] == nil) { return nil }
    return node.setting("mark", to: mark.setting("type", to: Node(standIn)))
  }
}

extension Node {
  /// The object without some of its members.
  func without(_ keys: Set<String>) -> Node {
    guard let members else { return self }
    var node = self
    node.kind = .object(members.filter { !keys.contains($0.key) })
    return node
  }

  func only(_ keys: Set<String>) -> Node {
    guard let members else { return self }
    var node = self
    node.kind = .object(members.filter { keys.contains($0.key) })
    return node
  }

  /// `{"type": "bar", …}` also where only the name was written.
  var asMark: Node {
    guard let name = string else { return self }
    return Node.object("type", Node(.string(name), origin: origin))
  }
}
