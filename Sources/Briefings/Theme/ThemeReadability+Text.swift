import Diagnostics
import Scales

extension ThemeReadability {
  /// As a table: every colour of text and of marks on the paper, and every two colours side by side.
  package var text: String {
    var lines = ["\(name) on \(paper.code)", ""]
    lines.append("text, \(Self.textContrast.plain):1 is needed")
    lines += texts.map(line)
    lines += ["", "marks of charts, \(Self.graphicsContrast.plain):1 is needed"]
    lines += graphics.map(line)
    for palette in Theme.PaletteRole.allCases {
      let pairs = pairs.filter { $0.palette == palette }
      lines += ["", "\(palette.rawValue), a difference of \(Self.leastDifference.plain) is needed"]
      lines += pairs.map { pair in
        let mark = pair.isEnough ? "" : "  look alike: " + Self.help(palette)
        return "  \(pair.first.code)  \(pair.second.code)  "
          + padded(Self.tenths(pair.difference), to: 6) + "  \(pair.vision.rawValue)\(mark)"
      }
      if palette == .categorical {
        lines += faint.map {
          "  \($0.color.code) on the paper \(Self.ratio($0.contrast))  faint: shapes in it get an outline"
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var json: String {
    let contrasts = (texts.map { ("text", $0) } + graphics.map { ("mark", $0) }).map {
      use, contrast in
      [
        "role": Node(contrast.role.rawValue), "use": Node(use), "color": Node(contrast.color.code),
        "contrast": Self.rounded(contrast.contrast), "needed": Node(contrast.needed),
        "enough": Node(contrast.isEnough),
      ] as Node
    }
    let pairs = pairs.map { pair in
      [
        "palette": Node(pair.palette.rawValue), "first": Node(pair.first.code),
        "second": Node(pair.second.code), "vision": Node(pair.vision.rawValue),
        "difference": Self.rounded(pair.difference), "needed": Node(Self.leastDifference),
        "enough": Node(pair.isEnough),
      ] as Node
    }
    let result: Node = [
      "theme": Node(name), "paper": Node(paper.code), "readable": Node(isReadable),
      "contrasts": Node(contrasts), "pairs": Node(pairs),
    ]
    return result.jsonText()
  }

  private func line(_ contrast: Contrast) -> String {
    let users = contrast.texts.map(\.rawValue).joined(separator: ", ")
    let verdict =
      contrast.isEnough ? users : "TOO FAINT" + (users.isEmpty ? "" : ": \(users)")
    let start =
      "  " + contrast.role.rawValue
      + String(repeating: " ", count: max(1, 10 - contrast.role.rawValue.count))
      + contrast.color.code + "  " + padded(Self.ratio(contrast.contrast), to: 7)
    return verdict.isEmpty ? start : "\(start)  \(verdict)"
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func help(_ palette: Theme.PaletteRole) -> String {
    palette == .categorical ? "dashes, shapes, gaps or names help" : "outlines help"
  }

  /// "9.9", never rounded up to what it misses.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int((min(value, 999) * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func rounded(_ value: Double) -> Node { Node((value * 100).rounded(.down) / 100) }
}
