/// The frame as lines of text, numbers rounded to two decimals: the golden that shows what moved.
extension Frame {
  package var text: String {
    var writer = FrameWriter()
    writer.line(
      "frame \(size.width.short) × \(size.height.short)\(title.isEmpty ? "" : " “\(title)”")")
    if let background { writer.line("background \(background.short)") }
    for element in elements { writer.write(element) }
    if !tags.isEmpty {
      writer.line("tags")
      for tag in tags { writer.write(tag, depth: 1) }
    }
    return writer.lines.joined(separator: "\n") + "\n"
  }
}

private struct FrameWriter {
  var lines: [String] = []
  var depth = 0

  mutating func line(_ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  mutating func write(_ element: Element) {
    let meaning =
      switch element.meaning {
      case .content(let tag): " #\(tag.rawValue)"
      case .artifact: ""
      }
    switch element.operation {
    case .fill(let path, let paint, let rule):
      line("fill \(paint.short)\(rule == .evenOdd ? " even-odd" : "")\(meaning) \(path.short)")
    case .stroke(let path, let stroke):
      line("stroke \(stroke.short)\(meaning) \(path.short)")
    case .glyphs(let run, let origin, let angle, let paint):
      let turn = angle == 0 ? "" : " angle \(angle.short)"
      line(
        "text “\(run.text)” \(run.face.file) \(run.size.short) \(paint.short)\(meaning) at "
          + "\(origin.short) width \(run.width.short)\(turn)")
    case .image(let image, let rect):
      line("image \(image.width)×\(image.height)\(meaning) \(rect.short)")
    case .group(let group):
      var parts = ["group"]
      if !group.name.isEmpty { parts.append(group.name) }
      if group.transform != .identity { parts.append(group.transform.short) }
      if let clip = group.clip { parts.append("clip \(clip.short)") }
      if group.opacity != 1 { parts.append("opacity \(group.opacity.short)") }
      line(parts.joined(separator: " ") + meaning)
      depth += 1
      for element in group.elements { write(element) }
      depth -= 1
    }
  }

  mutating func write(_ tag: Tag, depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + "#\(tag.id.rawValue) \(tag.role.short)")
    for child in tag.children { write(child, depth: depth + 1) }
  }
}

extension Double {
  /// Two decimals at most, no trailing zeros, never "-0".
  package var short: String {
    guard isFinite, abs(self) < 1e15 else { return "\(self)" }
    let hundredths = (self * 100).rounded()
    let whole = Int64(hundredths / 100)
    let rest = Int64(abs(hundredths)) % 100
    let sign = hundredths < 0 && whole == 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Point {
  fileprivate var short: String { "\(x.short),\(y.short)" }
}

extension Rect {
  fileprivate var short: String { "\(x.short),\(y.short) \(width.short)×\(height.short)" }
}

extension Transform {
  fileprivate var short: String {
    if a == 1, b == 0, c == 0, d == 1 { return "+\(tx.short),\(ty.short)" }
    return "[\([a, b, c, d, tx, ty].map(\.short).joined(separator: " "))]"
  }
}

extension Path {
  fileprivate var short: String {
    segments.map { segment in
      switch segment {
      case .move(let point): "M\(point.short)"
      case .line(let point): "L\(point.short)"
      case .curve(let a, let b, let c): "C\(a.short) \(b.short) \(c.short)"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }
}

extension Color {
  fileprivate var short: String {
    func two(_ part: Double) -> String {
      let value = Int((min(max(part, 0), 1) * 255).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    let opaque = "#" + two(red) + two(green) + two(blue)
    return alpha == 1 ? opaque : opaque + "@\(alpha.short)"
  }
}

extension Paint {
  fileprivate var short: String {
    func list(_ stops: [Stop]) -> String {
      stops.map { "\($0.offset.short) \($0.color.short)" }.joined(separator: ", ")
    }
    return switch self {
    case .color(let color): color.short
    case .linear(let stops, let from, let to):
      "linear(\(from.short) → \(to.short): \(list(stops)))"
    case .radial(let stops, let from, let fromRadius, let to, let toRadius):
      "radial(\(from.short) r\(fromRadius.short) → \(to.short) r\(toRadius.short): \(list(stops)))"
    }
  }
}

extension Stroke {
  fileprivate var short: String {
    var parts = [paint.short, width.short]
    if cap != .butt { parts.append(cap.rawValue) }
    if join != .miter { parts.append("join-\(join.rawValue)") }
    if !dash.isEmpty { parts.append("dash \(dash.map(\.short).joined(separator: "-"))") }
    return parts.joined(separator: " ")
  }
}

extension Tag.Role {
  fileprivate var short: String {
    switch self {
    case .section: "section"
    case .heading(let level): "heading \(level)"
    case .paragraph: "paragraph"
    case .list: "list"
    case .listItem: "list item"
    case .table: "table"
    case .row: "row"
    case .headerCell: "header cell"
    case .cell: "cell"
    case .figure(let alt): "figure “\(alt)”"
    case .link(let url, let description): "link \(url) “\(description)”"
    case .note: "note"
    }
  }
}
