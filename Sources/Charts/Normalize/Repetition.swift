import Diagnostics

/// `repeat` draws one view for each of some fields.
enum Repetition {
  /// How many views a `repeat` stands for; 1 for every other view.
  static func count(_ node: Node) -> Int {
    guard let fields = node["repeat"], node["spec"] != nil else { return 1 }
    if let items = fields.items { return items.count }
    return ["row", "column", "layer"].reduce(1) { count, key in
      let (product, overflows) = count.multipliedReportingOverflow(
        by: max(fields[key]?.items?.count ?? 1, 1))
      return overflows ? .max : product
    }
  }

  static func rewritten(_ node: Node) -> Node? {
    guard let fields = node["repeat"], let spec = node["spec"] else { return nil }
    var rest = node.without(["repeat", "spec", "columns"])
    if let layers = fields["layer"]?.items, fields["row"] == nil, fields["column"] == nil {
      let children = layers.map { substitute(["layer": $0], in: spec, depth: 0) }
      return rest.setting("layer", to: Node(children))
    }
    if rest["align"] == nil { rest = rest.setting("align", to: "all") }
    if let items = fields.items {
      let children = items.map { substitute(["repeat": $0], in: spec, depth: 0) }
      var result = rest.setting("concat", to: Node(children))
      if let columns = node["columns"] { result = result.setting("columns", to: columns) }
      return result
    }
    let rows = fields["row"]?.items
    let columns = fields["column"]?.items
    let layers = fields["layer"]?.items
    var children: [Node] = []
    for row in rows ?? [Node(.null)] {
      for column in columns ?? [Node(.null)] {
        var values: [String: Node] = [:]
        if rows != nil { values["row"] = row }
        if columns != nil { values["column"] = column }
        guard let layers else {
          children.append(substitute(values, in: spec, depth: 0))
          continue
        }
        children.append(
          [
            "layer": Node(
              layers.map { layer in
                substitute(values.merging(["layer": layer]) { _, new in new }, in: spec, depth: 0)
              })
          ])
      }
    }
    return rest.setting("concat", to: Node(children))
      .setting("columns", to: Node(Double(columns?.count ?? 1)))
  }

  /// `{"repeat": "row"}` becomes the field that stands for it.
  private static func substitute(_ values: [String: Node], in node: Node, depth: Int) -> Node {
    guard depth < 4 * Limits.nesting else { return node }
    var result = node
    switch node.kind {
    case .object(let members):
      if members.count == 1, members[0].key == "repeat", let name = members[0].value.string,
        let value = values[name]
      {
        return value
      }
      result.kind = .object(
        members.map { member in
          var member = member
          member.value = substitute(values, in: member.value, depth: depth + 1)
          return member
        })
    case .array(let items):
      result.kind = .array(items.map { substitute(values, in: $0, depth: depth + 1) })
    case .null, .bool, .number, .string: break
    }
    return result
  }
}
