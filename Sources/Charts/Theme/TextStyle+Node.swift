import Diagnostics
import SceneGraph

extension TextStyle {
  /// From properties such as `font` and `fontSize`, asked one by one.
  ///
  /// - Parameter prefix: `label` for `labelFont`.
  init(prefix: String = "", size: Double = 11, _ property: (String) -> Node?) {
    func value(_ name: String) -> Node? {
      prefix.isEmpty
        ? property(name) : property(prefix + name.prefix(1).uppercased() + name.dropFirst())
    }
    self.init(
      family: value("font")?.string ?? "sans-serif",
      size: min(max(value("fontSize")?.number ?? size, 0), Limits.side / 10),
      weight: TextStyle.weight(value("fontWeight")),
      isItalic: ["italic", "oblique"].contains(value("fontStyle")?.string ?? ""))
  }

  static func weight(_ node: Node?) -> Int {
    if let number = node?.number, number.isFinite { return Int(min(max(number, 100), 900)) }
    switch node?.string {
    case "bold", "bolder": return 700
    case "lighter": return 300
    case let text?: return Int(text).map { min(max($0, 100), 900) } ?? 400
    case nil: return 400
    }
  }
}
