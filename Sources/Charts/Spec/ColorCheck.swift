import Diagnostics
import SceneGraph

/// Colours that cannot be read: the mark would be drawn without them, and nobody would know why.
enum ColorCheck {
  private static let channels: Set<String> = ["color", "fill", "stroke"]

  /// The marks, channels and guides of one view.
  static func check(_ view: Node, _ report: inout Report) {
    check(members: view["mark"], &report)
    for channel in view["encoding"]?.members ?? [] {
      for definition in channel.value.items ?? [channel.value] {
        if channels.contains(channel.key) {
          read(definition["value"], &report)
          for branch in definition["condition"]?.items
            ?? [definition["condition"]].compactMap({ $0 })
          {
            read(branch["value"], &report)
          }
        }
        for guide in ["axis", "legend", "header"] { check(members: definition[guide], &report) }
      }
    }
    read(view["background"], &report)
  }

  private static func check(members node: Node?, _ report: inout Report) {
    for member in node?.members ?? []
    where channels.contains(member.key) || member.key.hasSuffix("Color") {
      read(member.value, &report)
    }
  }

  private static func read(_ node: Node?, _ report: inout Report) {
    guard let node, let text = node.string, !["", "none"].contains(text), Color(css: text) == nil
    else { return }
    report.warning(
      "W509", "`\(text)` is no colour", at: node.origin,
      label: "write a name such as steelblue, or #4c78a8")
  }
}
