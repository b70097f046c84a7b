import Diagnostics

/// The specification as it is drawn: shorthand written out, every channel with its type.
struct NormalizedSpecification {
  let tree: ViewTree
  /// Inline rows beyond this many are only counted.
  let mostRows: Int

  func node(of id: Int) -> Node {
    let view = tree[id]
    var node = brief(view.node)
    switch view.kind {
    case .unit(let unit):
      node = node.setting("mark", to: unit.mark.node)
      return node.setting("encoding", to: encoding(unit.encoding))
    case .layer:
      // What a layer says of channels stands in each of its children.
      return node.without(["encoding"])
        .setting("layer", to: Node(view.children.map { self.node(of: $0) }))
    case .concat:
      let key = ["hconcat", "vconcat", "concat"].first { node[$0] != nil } ?? "concat"
      return node.setting(key, to: Node(view.children.map { self.node(of: $0) }))
    case .facet:
      let panel = view.children.first { !tree[$0].isEmptyPanel } ?? view.children.first
      return panel.map { node.setting("spec", to: self.node(of: $0)) } ?? node
    }
  }

  private func encoding(_ encoding: Encoding) -> Node {
    var result: Node = [:]
    for channel in Channel.allCases {
      let list = encoding.list(channel).map(typed)
      guard let first = list.first else { continue }
      result = result.setting(channel.rawValue, to: list.count == 1 ? first : Node(list))
    }
    return result
  }

  private func typed(_ definition: ChannelDefinition) -> Node {
    guard definition.isFieldOrDatum, definition.node.members != nil else { return definition.node }
    return definition.node.setting("type", to: Node(definition.type.rawValue))
  }

  /// Long data are counted, not repeated.
  private func brief(_ node: Node) -> Node {
    var node = node
    if let values = node["data"]?["values"], let words = count(values) {
      node = node.setting("data", to: node["data"]?.setting("values", to: Node(words)))
    }
    for member in node["datasets"]?.members ?? [] {
      guard let words = count(member.value) else { continue }
      node = node.setting(
        "datasets", to: node["datasets"]?.setting(member.key, to: Node(words)))
    }
    return node
  }

  private func count(_ values: Node) -> String? {
    if let items = values.items { return items.count > mostRows ? "\(items.count) rows" : nil }
    guard let text = values.string, text.utf8.count > 200 else { return nil }
    return "\(text.utf8.count) bytes of text"
  }
}

extension ViewTree {
  /// Where a view stands: `layer[1]`, `hconcat[0].layer[2]`; `the chart` for the whole.
  func address(of id: Int) -> String {
    var parts: [String] = []
    var id = id
    while let parent = views[id].parent {
      let place = views[parent].children.firstIndex(of: id) ?? 0
      parts.append("\(word(for: parent))[\(place)]")
      id = parent
    }
    return parts.isEmpty ? "the chart" : parts.reversed().joined(separator: ".")
  }

  private func word(for id: Int) -> String {
    switch views[id].kind {
    case .unit, .layer: "layer"
    case .concat: ["hconcat", "vconcat"].first { views[id].node[$0] != nil } ?? "concat"
    case .facet: "panel"
    }
  }
}
