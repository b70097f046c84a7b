import Diagnostics

/// A mark as the specification gives it.
struct MarkDefinition: Sendable {
  /// As an object, even when only the name was written.
  var node: Node
  var type: String
  /// Named styles, the strongest last.
  var styles: [String]
  var traits: MarkTraits

  /// - Returns: `nil`, with an error, for a mark that nobody knows.
  init?(_ node: Node, context: inout Context) {
    let name = node.string ?? node["type"]?.string ?? ""
    guard let mark = markList.first(where: { $0.name == name }) else {
      context.report.error(
        "E505", name.isEmpty ? "a mark needs a `type`" : "there is no mark `\(name)`",
        at: (node["type"] ?? node).origin,
        label: suggestionLabel(name, markList.map { $0.name }),
        notes: ["marks are: \(markList.map { $0.name }.joined(separator: ", "))"])
      return nil
    }
    self.node = node.string == nil ? node : ["type": node]
    type = name
    traits = mark.traits
    let style = node["style"]
    styles = style?.items?.compactMap(\.string) ?? style?.string.map { [$0] } ?? []
  }

  /// What the mark itself says of a property.
  func own(_ name: String) -> Node? { node[name] }

  /// Of the mark, else of its styles, else of the look's marks of this type, else of all marks.
  func property(_ name: String, _ config: Config) -> Node? {
    if let value = node[name] { return value }
    return configured(name, config)
  }

  func configured(_ name: String, _ config: Config) -> Node? {
    if let value = config.style(styles.isEmpty ? [type] : styles, name) { return value }
    if let value = config[type, name] { return value }
    return config["mark", name]
  }

  func number(_ name: String, _ config: Config) -> Double? { property(name, config)?.number }
  func string(_ name: String, _ config: Config) -> String? { property(name, config)?.string }
  func bool(_ name: String, _ config: Config) -> Bool? { property(name, config)?.bool }
}
