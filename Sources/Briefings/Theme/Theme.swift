package import Diagnostics
package import SceneGraph

/// Colours, faces and sizes of a page, and the Vega-Lite config of its charts.
package struct Theme: Sendable {
  /// What a stretch of text is for; a theme says how each looks.
  package enum TextRole: String, Sendable, CaseIterable {
    case blockSubtitle, blockTitle, body, figure, figureWord, foot, heading, kicker, label, note
    case subtitle, title
  }

  package enum ColorRole: String, Sendable, CaseIterable {
    case accent, bar, context, grid, ink, muted, paper, peer, signal, text
  }

  package struct TextLook: Sendable {
    package var style: TextStyle
    /// From baseline to baseline, in points.
    package var leading: Double
    package var color: ColorRole
  }

  package var name: String
  package var texts: [TextRole: TextLook]
  package var colors: [ColorRole: Color]
  /// As written, for the specifications of charts: `#0B5C8A`.
  package var colorCodes: [ColorRole: String]
  package var config: Node

  package func look(_ role: TextRole) -> TextLook { texts[role]! }
  package func color(_ role: ColorRole) -> Color { colors[role]! }
  func code(_ role: ColorRole) -> Node { Node(colorCodes[role]!) }

  /// Reads a theme file; every role must be there, so that a page never falls back to a default.
  package init?(_ document: Node, report: inout Report) {
    let fields = [
      Field("colors", "a colour for each role", required: true),
      Field("config", "Vega-Lite config of the charts", required: true),
      Field("family", "the family of all text", required: true),
      Field("name", "what the theme is called", required: true),
      Field("texts", "size, weight, leading and colour for each role", required: true),
    ]
    guard let reader = FieldReader(document, "a theme", fields: fields, report: &report),
      let name = reader.text("name", &report), let family = reader.text("family", &report),
      let colors = reader["colors"], let texts = reader["texts"], let config = reader["config"]
    else { return nil }
    self.name = name
    self.config = config.resolved
    self.colors = [:]
    colorCodes = [:]
    self.texts = [:]
    let colorFields = ColorRole.allCases.map { Field($0.rawValue, "a colour", required: true) }
    guard let colorReader = FieldReader(colors, "`colors`", fields: colorFields, report: &report)
    else { return nil }
    for role in ColorRole.allCases {
      guard let code = colorReader.text(role.rawValue, &report) else { continue }
      guard let color = Color(code: code) else {
        report.error(
          "E104", "a colour should look like \"#0B5C8A\"", at: colorReader[role.rawValue]?.origin)
        continue
      }
      self.colors[role] = color
      colorCodes[role] = code
    }
    let textFields = TextRole.allCases.map { Field($0.rawValue, "a look", required: true) }
    guard let textReader = FieldReader(texts, "`texts`", fields: textFields, report: &report)
    else { return nil }
    for role in TextRole.allCases {
      guard let node = textReader[role.rawValue] else { continue }
      self.texts[role] = Self.look(node, family: family, &report)
    }
    guard self.colors.count == ColorRole.allCases.count,
      self.texts.count == TextRole.allCases.count
    else { return nil }
  }

  private static func look(
    _ node: Node, family: String, _ report: inout Report
  ) -> TextLook? {
    let fields = [
      Field("color", "a colour role", required: true),
      Field("leading", "from line to line, in points", required: true),
      Field("size", "in points", required: true),
      Field("spacing", "added between letters, in points"),
      Field("weight", "100 to 900", required: true),
    ]
    guard let reader = FieldReader(node, "a look", fields: fields, report: &report),
      let size = reader.number("size", in: 4...200, &report),
      let weight = reader.number("weight", in: 100...900, &report),
      let leading = reader.number("leading", in: 4...300, &report),
      let color = reader.word("color", ColorRole.self, &report)
    else { return nil }
    return TextLook(
      style: TextStyle(
        family: family, size: size, weight: Int(weight),
        letterSpacing: reader.number("spacing", in: -5...20, &report) ?? 0),
      leading: leading, color: color)
  }
}

extension Color {
  /// `#0B5C8A`; `nil` for anything else.
  init?(code: String) {
    guard code.utf8.count == 7, code.hasPrefix("#"), let hex = UInt32(code.dropFirst(), radix: 16)
    else { return nil }
    self.init(hex: hex)
  }
}
