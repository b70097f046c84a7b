import Diagnostics

/// Rewrites shorthand into plain views: units, layers, concats and facets.
enum Normalize {
  static func view(_ node: Node, context: inout Context) -> Node {
    if let repeated = Repetition.rewritten(node, context: &context) {
      return view(repeated, context: &context)
    }
    guard node["mark"] != nil else { return node }
    if let facet = FacetChannels.rewritten(node) { return facet }
    for rewrite in unitRewrites {
      if let rewritten = rewrite(node, &context) { return view(rewritten, context: &context) }
    }
    return node
  }

  /// Each answers `nil` for a unit that is not its own.
  private static let unitRewrites: [(Node, inout Context) -> Node?] = compositeMarks + [
    PathOverlay.rewritten
  ]
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
