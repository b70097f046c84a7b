import Diagnostics

/// The look: Vega-Lite's defaults, a theme over them, the specification's `config` over both.
struct Config: Sendable {
  let node: Node
  /// Only what a theme or the specification says, to know a choice from a default.
  let own: Node

  init(theme: Node?, specification: Node?) {
    var own: Node = [:]
    for layer in [theme, specification] {
      guard let layer, layer.members != nil else { continue }
      own = own.merging(Config.expanded(layer))
    }
    self.own = own
    node = Config.defaults.merging(own)
  }

  /// `font`, `fontSize` and `color` at the top stand for many properties below.
  private static func expanded(_ config: Node) -> Node {
    var shorthand: Node = [:]
    if let font = config["font"], font.string != nil {
      let text: Node = ["font": font]
      shorthand = shorthand.merging([
        "text": text,
        "style": [
          "guide-label": text, "guide-title": text, "group-title": text, "group-subtitle": text,
        ],
      ])
    }
    if let size = config["fontSize"]?.number {
      func sized(_ size: Double) -> Node { ["fontSize": Node(size)] }
      shorthand = shorthand.merging([
        "text": sized(size),
        "style": [
          "guide-label": sized(size - 1), "guide-title": sized(size),
          "group-title": sized(size + 2), "group-subtitle": sized(size + 1),
        ],
      ])
    }
    if let sizes = config["fontSize"], sizes.members != nil {
      for (name, style) in [
        ("text", "text"), ("guideLabel", "guide-label"), ("guideTitle", "guide-title"),
        ("groupTitle", "group-title"), ("groupSubtitle", "group-subtitle"),
      ] {
        guard let size = sizes[name] else { continue }
        let text: Node = ["fontSize": size]
        let layer: Node =
          style == "text"
          ? ["text": text] : ["style": Node.object(style, text)]
        shorthand = shorthand.merging(layer)
      }
    }
    return shorthand.merging(config)
  }

  subscript(section: String) -> Node? { node[section] }

  subscript(section: String, name: String) -> Node? { node[section]?[name] }

  func number(_ section: String, _ name: String) -> Double? { node[section]?[name]?.number }

  /// A property of the first of the styles that has it; later styles of a list win, as in Vega.
  func style(_ names: [String], _ property: String) -> Node? {
    guard let styles = node["style"] else { return nil }
    for name in names.reversed() {
      if let value = styles[name]?[property] { return value }
    }
    return nil
  }
}

extension Node {
  static func object(_ key: String, _ value: Node) -> Node {
    Node(.object([Node.Member(key: key, keyOrigin: .builtIn, value: value)]))
  }

  /// `{"expr": …}` and Vega's `{"signal": …}`.
  var expressionText: Node? {
    guard members != nil else { return nil }
    return self["expr"] ?? self["signal"]
  }
}
