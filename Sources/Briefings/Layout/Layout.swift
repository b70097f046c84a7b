import Diagnostics

/// The page as a grid of names, twelve columns wide.
///
/// Each line of the text is one row; its names share the twelve columns equally, and equal neighbours
/// are one block, beside each other or below. A line of dashes draws a rule across the page.
package struct Layout: Sendable {
  package enum Height: Sendable, Hashable {
    /// As high as its content: tiles and prose. A row of charts shares what is left.
    case automatic
    case share(Double)
    case points(Double)
  }

  package struct Cell: Sendable, Hashable {
    package var block: String
    /// Columns, from 0 to 12.
    package var columns: Range<Int>
    /// Rows, counted from its own.
    package var span = 1
  }

  package struct Row: Sendable, Hashable {
    package var cells: [Cell]
    package var height: Height
    package var hasRuleAbove: Bool
  }

  package static let columnCount = 12
  static let mostRows = 60

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }

  /// Every block on a row of its own, in the order of the file.
  package init(stacking names: [String]) {
    rows = names.map {
      Row(
        cells: [Cell(block: $0, columns: 0..<Self.columnCount)], height: .automatic,
        hasRuleAbove: false)
    }
  }

  init?(_ node: Node, rows heights: Node?, blocks: [String], report: inout Report) {
    guard let text = node.string else {
      report.error(
        "E104", "`layout` should be a text grid of block names, not \(node.kindInWords)",
        at: node.origin)
      return nil
    }
    var rows: [Row] = []
    var placed: Set<String> = []
    var hasRule = false
    var isSound = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let names = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      guard !names.isEmpty else { continue }
      if names.count == 1, names[0].allSatisfy({ $0 == "-" }), names[0].count >= 3 {
        hasRule = true
        continue
      }
      guard rows.count < Self.mostRows else {
        report.error("E611", "`layout` has more than \(Self.mostRows) rows", at: node.origin)
        return nil
      }
      guard Self.columnCount % names.count == 0 else {
        report.error(
          "E612", "a row of `layout` has \(names.count) names",
          at: Self.origin(of: names[0], in: node),
          label: "a row has 1, 2, 3, 4, 6 or 12",
          notes: ["write a name twice to make it twice as wide"])
        isSound = false
        continue
      }
      let span = Self.columnCount / names.count
      var cells: [(cell: Cell, name: Substring)] = []
      for (index, name) in names.enumerated() {
        let columns = index * span..<(index + 1) * span
        if let last = cells.last, last.cell.block == name {
          let whole = last.cell.columns.lowerBound..<columns.upperBound
          cells[cells.count - 1].cell.columns = whole
        } else {
          cells.append((Cell(block: String(name), columns: columns), name))
        }
      }
      var own: [Cell] = []
      for (cell, name) in cells {
        let origin = Self.origin(of: name, in: node)
        guard blocks.contains(cell.block) else {
          report.error(
            "E613", "`layout` names a block `\(name)` that is not there", at: origin,
            label: suggestion(for: cell.block, among: blocks).map { "did you mean `\($0)`?" } ?? "",
            notes: ["blocks: \(blocks.sorted().joined(separator: ", "))"])
          isSound = false
          continue
        }
        if placed.insert(cell.block).inserted {
          own.append(cell)
        } else if hasRule || !Self.extend(&rows, with: cell) {
          report.error(
            "E614", "`layout` places block `\(name)` twice", at: origin,
            notes: ["a block may reach over several rows, in the same columns of each"])
          isSound = false
        }
      }
      rows.append(Row(cells: own, height: .automatic, hasRuleAbove: hasRule))
      hasRule = false
    }
    guard isSound, !rows.isEmpty else {
      if isSound { report.error("E616", "`layout` is empty", at: node.origin) }
      return nil
    }
    self.rows = rows
    if let heights { readHeights(heights, &report) }
  }

  /// Makes the block of the rows just above reach one row further.
  private static func extend(_ rows: inout [Row], with cell: Cell) -> Bool {
    for row in rows.indices {
      for index in rows[row].cells.indices {
        let above = rows[row].cells[index]
        guard above.block == cell.block, above.columns == cell.columns,
          row + above.span == rows.count
        else { continue }
        rows[row].cells[index].span += 1
        return true
      }
    }
    return false
  }

  private mutating func readHeights(_ node: Node, _ report: inout Report) {
    guard let items = node.items, items.count == rows.count else {
      report.error(
        "E617", "`rows` should list a height for each of the \(rows.count) rows of the layout",
        at: node.origin, notes: ["as in: rows: [auto, 3, 2, 120 pt]"])
      return
    }
    for (index, item) in items.enumerated() {
      if item.string == "auto" { continue }
      if let share = item.number, share > 0, share <= 100 {
        rows[index].height = .share(share)
      } else if let text = item.string, text.hasSuffix("pt"),
        let points = Double(text.dropLast(2).filter { $0 != " " }), points > 0, points <= 14_400
      {
        rows[index].height = .points(points)
      } else {
        report.error(
          "E617", "a row's height should be `auto`, a share such as 2, or points such as `120 pt`",
          at: item.origin)
      }
    }
  }

  /// Where a name stands in the file: block text of YAML keeps its words, so the first occurrence of
  /// the word after the line's predecessor is found by searching the source.
  private static func origin(of name: Substring, in node: Node) -> Origin {
    let source = node.origin.source
    let start = Int(node.origin.start)
    let end = min(Int(node.origin.end), source.bytes.count)
    guard start < end else { return node.origin }
    let word = Array(name.utf8)
    // The n-th word of the text is the n-th word of the source, because the grid holds words only.
    let before = name.base[..<name.startIndex].split(whereSeparator: \.isWhitespace).count
    var index = start
    // Skip the block indicator (`|`, `|-`) that precedes the text.
    if source.bytes[index] == UInt8(ascii: "|") || source.bytes[index] == UInt8(ascii: ">") {
      while index < end, source.bytes[index] != UInt8(ascii: "\n") { index += 1 }
    }
    var seen = 0
    while index < end {
      while index < end, isBlank(source.bytes[index]) { index += 1 }
      let wordStart = index
      while index < end, !isBlank(source.bytes[index]) { index += 1 }
      if seen == before, index - wordStart >= word.count {
        return Origin(source: source, start: wordStart, end: wordStart + word.count)
      }
      seen += 1
    }
    return node.origin
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
