/// Writes diagnostics for people: what, where, why, how to mend.
package struct Console: Sendable {
  package var hasColor: Bool

  package init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  package func text(of report: Report) -> String {
    var paragraphs = report.sorted.map(text(of:))
    for (code, count) in report.dropped.sorted(by: { $0.key < $1.key }) {
      paragraphs.append("… and \(count) more of \(code)\n")
    }
    return paragraphs.joined(separator: "\n")
  }

  package func text(of diagnostic: Diagnostic) -> String {
    let tint: Style = diagnostic.severity == .error ? .red : .yellow
    var lines = [
      painted("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", tint) + ": "
        + painted(diagnostic.message, .bold)
    ]
    var gutter = 2
    if let place = diagnostic.place {
      let position = place.line > 0 ? ":\(place.line):\(place.column)" : ""
      let context = diagnostic.context.isEmpty ? "" : ", \(diagnostic.context)"
      lines.append("  \(place.file)\(position)\(context)")
      if let excerpt = place.excerpt, place.line > 0 {
        gutter = "\(place.line)".count
        let blank = String(repeating: " ", count: gutter)
        let before = excerpt.isCutBefore ? "…" : ""
        let after = excerpt.isCutAfter ? "…" : ""
        lines.append("\(place.line) | \(before)\(printable(excerpt.text))\(after)")
        let indent = String(repeating: " ", count: excerpt.markStart + before.count)
        let room = max(1, excerpt.text.count - excerpt.markStart)
        let carets = String(repeating: "^", count: min(place.length, room))
        let label = diagnostic.label.isEmpty ? "" : " \(diagnostic.label)"
        lines.append("\(blank) | \(indent)\(painted(carets, tint))\(label)")
      } else if !diagnostic.label.isEmpty {
        lines.append("   = \(diagnostic.label)")
      }
    } else {
      if !diagnostic.context.isEmpty { lines.append("  \(diagnostic.context)") }
      if !diagnostic.label.isEmpty { lines.append("   = \(diagnostic.label)") }
    }
    let blank = String(repeating: " ", count: gutter)
    for note in diagnostic.notes { lines.append("\(blank) = \(printable(note))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
  }

  private func painted(_ text: String, _ style: Style) -> String {
    let text = printable(text)
    return hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Text from files cannot move the cursor or change the terminal.
  private func printable(_ text: String) -> String {
    guard
      text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result += " "
      case 0..<0x20, 0x7F..<0xA0: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
