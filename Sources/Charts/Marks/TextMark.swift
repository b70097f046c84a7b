import Diagnostics
import SceneGraph
import Tables

/// Words at positions.
enum TextMark: Mark {
  static let name = "text"
  static let traits = MarkTraits(stacking: .whenAsked, sizing: .font)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    for item in scene.textItems() { item.draw(scene.text, into: &drawing) }
    return drawing
  }
}

extension MarkScene {
  /// The texts of all rows, placed.
  func textItems() -> [TextItem] {
    let x = position(.x, default: .middle)
    let y = position(.y, default: .middle)
    let words = words()
    let styles = styles(filled: true)
    var style = TextStyle(size: 11) { name in
      name == "fontSize" ? property([name, "size"]) : property(name)
    }
    let sizes = encoding[.size] == nil ? nil : numbers(.size, default: style.size)
    let angles = numbers(.angle, default: number("angle") ?? 0)
    let align = property("align")?.string.flatMap(TextAlign.init(rawValue:)) ?? .center
    let baseline =
      property("baseline")?.string.flatMap(TextBaseline.init(rawValue:)) ?? .middle
    let (dx, dy) = (number("dx") ?? 0, number("dy") ?? 0)
    return (0..<count).compactMap { row in
      guard x[row].isFinite, y[row].isFinite, let lines = words[row] else { return nil }
      if let sizes { style.size = sizes[row] }
      var item = TextItem(lines: lines, style: style)
      (item.x, item.y) = (x[row], y[row])
      (item.dx, item.dy) = (dx, dy)
      item.angle = angles[row]
      item.align = align
      item.baseline = baseline
      item.lineHeight = number("lineHeight")
      item.limit = number("limit") ?? 0
      item.ellipsis = property("ellipsis")?.string ?? "…"
      item.keepsEnd = property("dir")?.string == "rtl"
      item.shape = styles[row]
      return item
    }
  }

  /// - Returns: `nil` for a row without text.
  private func words() -> RowValues<[String]?> {
    guard let definition = encoding[.text] else {
      return .constant(property("text").map(lines))
    }
    let base = words(of: definition)
    guard !definition.conditions.isEmpty else { return base }
    let branches = definition.conditions.map { words(of: $0.definition) }
    let masks = tests[.text] ?? []
    return .each(
      (0..<count).map { row in
        for (index, branch) in branches.enumerated()
        where index < masks.count && masks[index][row] {
          return branch[row]
        }
        return base[row]
      })
  }

  private func words(of definition: ChannelDefinition) -> RowValues<[String]?> {
    if let value = definition.value { return .constant(lines(value)) }
    let format = formats.text(of: definition)
    if let datum = definition.datum {
      return .constant(split(format(formats.datum(datum, definition))))
    }
    guard definition.isField, let values = rows.values(at: definition.column) else {
      return .constant(nil)
    }
    if definition.bin?.isComputed ?? false, let ends = rows.values(at: definition.endColumn) {
      return .each((0..<count).map { [format(values[$0]) + " – " + format(ends[$0])] })
    }
    var known: [Datum: [String]] = [:]
    return .each(
      (0..<count).map { row in
        let datum = values[row]
        if case .array(let items) = datum { return items.map(format) }
        if let lines = known[datum] { return lines }
        let lines = split(format(datum))
        known[datum] = lines
        return lines
      })
  }

  private func lines(_ node: Node) -> [String] {
    node.items.map { $0.map { Datum($0).asText } } ?? split(Datum(node).asText)
  }

  /// Text marks break at the look's `lineBreak` alone.
  private func split(_ text: String) -> [String] {
    let lineBreak = property("lineBreak")?.string ?? config["lineBreak"]?.string ?? ""
    guard let mark = lineBreak.first, lineBreak.count == 1 else { return [text] }
    return text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
