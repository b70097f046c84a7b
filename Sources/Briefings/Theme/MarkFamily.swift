import Diagnostics

/// What can be added to a mark so that its kinds are told apart without colour.
enum MarkFamily {
  /// Dashes.
  case lines
  /// Shapes.
  case points
  /// A gap or an outline.
  case fills

  init?(_ mark: Node?) {
    switch mark?.string ?? mark?["type"]?.string {
    case "line", "rule": self = .lines
    case "point": self = .points
    case "arc", "area", "bar", "circle", "geoshape", "rect", "square": self = .fills
    default: return nil
    }
  }

  var addition: String {
    switch self {
    case .lines: "dashes tell them apart as well"
    case .points: "shapes tell them apart as well"
    case .fills: "a line is drawn between them"
    }
  }

  /// - Parameters:
  ///   - definition: of the channel that gives each kind its colour.
  ///   - stroke: what fills are set apart with.
  func helping(_ view: Node, definition: Node, stroke: Node) -> Node {
    switch self {
    case .lines:
      adding("strokeDash", definition, range: Self.dashes, to: view)
        .setting("mark", to: withButtCaps(view["mark"]))
    case .points: adding("shape", definition, to: view)
    case .fills: outlining(view, stroke)
    }
  }

  /// Another channel for the same kinds, whose legend merges with that of the colours.
  private func adding(
    _ channel: String, _ definition: Node, range: Node? = nil, to view: Node
  ) -> Node {
    let mark = view["mark"]
    guard view["encoding"]?[channel] == nil, mark?[channel] == nil else { return view }
    var twin: Node = ["type": "nominal"]
    for key in ["field", "legend", "sort", "title", "type"] {
      if let value = definition[key] { twin = twin.setting(key, to: value) }
    }
    var scale: Node = [:]
    if let range { scale = scale.setting("range", to: range) }
    if let domain = definition["scale"]?["domain"] { scale = scale.setting("domain", to: domain) }
    if scale != [:] { twin = twin.setting("scale", to: scale) }
    let encoding = view["encoding"] ?? [:]
    return view.setting(
      "encoding", to: encoding.setting(channel, to: twin.placed(at: definition.origin)))
  }

  /// Longer than Vega's, so that they are told apart in a line of 1.5 points.
  private static let dashes: Node = [
    [1, 0], [6, 3], [1.5, 2.5], [8, 2.5, 1.5, 2.5], [3, 1.5], [12, 4],
  ]

  /// Round ends would fill short gaps.
  private func withButtCaps(_ mark: Node?) -> Node? {
    guard let mark, mark["strokeCap"] == nil else { return mark }
    let object = mark.members == nil ? ["type": mark] : mark
    return object.setting("strokeCap", to: "butt").placed(at: mark.origin)
  }

  private func outlining(_ view: Node, _ stroke: Node) -> Node {
    guard let mark = view["mark"], mark["stroke"] == nil, view["encoding"]?["stroke"] == nil
    else { return view }
    let object = mark.members == nil ? ["type": mark] : mark
    let width = object["strokeWidth"] ?? 0.8
    return view.setting(
      "mark",
      to: object.setting("stroke", to: stroke).setting("strokeWidth", to: width)
        .placed(at: mark.origin))
  }
}
