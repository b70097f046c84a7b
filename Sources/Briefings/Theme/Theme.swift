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
    case accent, bar, context, grid, ink, missing, muted, paper, peer, signal, text
  }

  /// Colours that stand for values: kinds of things, less to more, and either side of a middle.
  package enum PaletteRole: String, Sendable, CaseIterable {
    case categorical, diverging, sequential
  }

  /// Whose line it is in a chart of lines.
  package enum LineRole: String, Sendable, CaseIterable {
    case comparator, context, own, peer, target
  }

  package struct TextLook: Sendable {
    package var style: TextStyle
    /// From baseline to baseline, in points.
    package var leading: Double
    package var color: ColorRole
    /// The smallest size, in points, that layout may shrink it to before the words must be cut.
    package var least: Double

    /// The look at another size, leading in proportion; never below `least`, never above its own.
    package func shrunk(to size: Double) -> TextLook {
      var look = self
      look.style.size = min(max(size, least), style.size)
      look.leading = leading * look.style.size / style.size
      return look
    }
  }

  package var name: String
  package var family: String
  package var texts: [TextRole: TextLook]
  package var colors: [ColorRole: Color]
  /// As written, for the specifications of charts: `#0B5C8A`.
  package var colorCodes: [ColorRole: String]
  package var palettes: [PaletteRole: [String]]
  /// Dashes and gaps of lines, in points, by whose line it is; absent for a solid one.
  package var dashes: [LineRole: [Double]]
  /// Stands in the head of a page that has none of its own.
  package var logo: Logo?
  package var config: Node

  package func look(_ role: TextRole) -> TextLook { texts[role]! }
  package func color(_ role: ColorRole) -> Color { colors[role]! }
  func code(_ role: ColorRole) -> Node { Node(colorCodes[role]!) }

  /// The palette for the range of a chart's scale.
  func codes(_ role: PaletteRole) -> Node { Node((palettes[role] ?? []).map { Node($0) }) }

  /// `[4, 3]`, or an empty list for a solid line, as a mark's `strokeDash` takes it.
  func dash(_ role: LineRole) -> Node { Node((dashes[role] ?? []).map { Node($0) }) }
}

extension Color {
  /// `#0B5C8A`; `nil` for anything else.
  init?(code: String) {
    guard code.utf8.count == 7, code.hasPrefix("#"),
      code.utf8.dropFirst().allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let hex = UInt32(code.dropFirst(), radix: 16)
    else { return nil }
    self.init(hex: hex)
  }
}
