import Diagnostics

extension Theme {
  /// What may stand behind a `$`: `$text` is the theme's own colour of that role, `$categorical` a
  /// palette, `$family` the family. Alphabetical.
  static let references =
    (ColorRole.allCases.map(\.rawValue) + PaletteRole.allCases.map(\.rawValue) + ["family"])
    .sorted()

  /// A chart with its references to the theme put in, so that a brand that changes colours changes its
  /// charts.
  ///
  /// - Parameter unknown: called for a `$word` that the theme does not know, which stays as it is.
  func resolvingReferences(
    in node: Node, unknown: (_ reference: String, Origin) -> Void = { _, _ in }
  ) -> Node {
    var node = node
    switch node.kind {
    case .string(let text) where text.hasPrefix("$"):
      let word = String(text.dropFirst())
      if let value = value(of: word) { return value.placed(at: node.origin) }
      unknown(word, node.origin)
    case .array(let items):
      node.kind = .array(items.map { resolvingReferences(in: $0, unknown: unknown) })
    case .object(let members):
      node.kind = .object(
        members.map { member in
          var member = member
          member.value = resolvingReferences(in: member.value, unknown: unknown)
          return member
        })
    case .null, .bool, .number, .string: break
    }
    return node
  }

  private func value(of reference: String) -> Node? {
    if let role = ColorRole(rawValue: reference) { return code(role) }
    if let role = PaletteRole(rawValue: reference) { return codes(role) }
    return reference == "family" ? Node(family) : nil
  }
}
