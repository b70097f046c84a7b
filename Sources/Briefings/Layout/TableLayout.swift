import Charts
import Diagnostics
import SceneGraph

/// A table at its width: title, subtitle, head, rows, what was left out, note.
struct TableLayout: MeasuredBlock {
  private struct Line {
    var row: FigureTable.Row
    var name: MeasuredText
    /// `nil` where a cell is drawn.
    var figures: [MeasuredText?]

    var height: Double { max(name.height, 1) + TableLayout.rowGap }
  }

  let name: String
  let origin: Origin
  private let table: FigureTable
  private let title: MeasuredText
  private let subtitle: MeasuredText
  private let note: MeasuredText
  private let remainder: MeasuredText
  private let columns: TableColumns
  private let groups: [MeasuredText]
  private let heads: [MeasuredText]
  private let lines: [Line]

  private static let titleGap = 1.0
  private static let tableGap = 8.0
  private static let headGap = 3.0
  private static let noteGap = 4.0
  private static let headRule = 1.0
  fileprivate static let rowGap = 4.0
  private static let lineRule = 0.4

  init(
    _ content: TableContent, name: String, at origin: Origin, width: Double, page: PageBuilder,
    _ report: inout Report
  ) {
    self.name = name
    self.origin = origin
    let table = content.table
    self.table = table
    title = page.measure(content.title, .blockTitle, width: width, in: name, at: origin, &report)
    subtitle = page.measure(
      content.subtitle, .blockSubtitle, width: width, in: name, at: origin, &report)
    note = page.measure(content.note, .note, width: width, in: name, at: origin, &report)
    let setter = TableSetter(theme: page.theme, shaping: page.shaping)
    let columns = TableColumns(table, width: width, setter: setter)
    self.columns = columns
    let fits = columns.needed <= width + 0.5
    if !fits {
      report.error(
        "E602", Messages.tableTooWide(columns.needed, available: width, block: name), at: origin,
        notes: [Messages.tableTooWideMend])
    }
    // Of a table that does not fit, that alone is said.
    var own = Report()
    func measure(
      _ text: String, _ color: Theme.ColorRole, isBold: Bool = false, width: Double
    ) -> MeasuredText {
      guard !text.isEmpty else {
        return MeasuredText(lines: [], leading: setter.leading, capHeight: 0, colors: [])
      }
      return page.measure(
        [StyledText(text, setter.style(isBold: isBold), color)], leading: setter.leading,
        width: width + 0.5, in: name, at: origin, &own)
    }
    heads = table.columns.enumerated().map { index, column in
      measure(column.head, .muted, isBold: true, width: columns.widths[index + 1])
    }
    groups = table.columns.enumerated().map { index, column in
      let last = Self.lastColumn(ofGroupAt: index, table)
      let right = columns.x(of: last + 1) + columns.widths[last + 1]
      return measure(column.group, .ink, isBold: true, width: right - columns.x(of: index + 1))
    }
    lines = table.rows.map { row in
      let isBold = row.kind != .usual
      let color: Theme.ColorRole =
        switch row.kind {
        case .lit: .accent
        case .total: .ink
        case .usual: .text
        }
      return Line(
        row: row,
        name: measure(row.name, color, isBold: isBold, width: columns.widths[0]),
        figures: row.cells.enumerated().map { index, cell in
          guard case .figure(let text, _, let own) = cell else { return nil }
          return measure(
            text, own == .text ? color : own, isBold: isBold, width: columns.widths[index + 1])
        })
    }
    remainder = measure(table.remainder, .muted, width: width)
    if fits { report.add(contentsOf: own) }
  }

  /// A group goes on over the columns without one of their own.
  private static func lastColumn(ofGroupAt index: Int, _ table: FigureTable) -> Int {
    var last = index
    while last + 1 < table.columns.count, table.columns[last + 1].group.isEmpty { last += 1 }
    return last
  }

  // MARK: Measured

  var head: Double {
    let words = title.height + (subtitle.lines.isEmpty ? 0 : Self.titleGap + subtitle.height)
    return words == 0 ? 0 : words + Self.tableGap
  }

  private var groupHeight: Double {
    let height = groups.map(\.height).max() ?? 0
    return height == 0 ? 0 : height + Self.headGap
  }

  private var headHeight: Double {
    groupHeight + (heads.map(\.height).max() ?? 0) + Self.headGap + Self.headRule
  }

  var minimumBody: Double {
    headHeight + lines.reduce(0) { $0 + $1.height }
      + (remainder.lines.isEmpty ? 0 : remainder.height + Self.rowGap)
      + (note.lines.isEmpty ? 0 : Self.noteGap + note.height)
  }

  var preferredBody: Double? { nil }
  var overflowUnit: OverflowUnit { .points }

  // MARK: Drawing

  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report) {
    page.beginSection()
    defer { page.endSection() }
    var y = rect.y
    if !title.lines.isEmpty {
      page.draw(title, x: rect.x, y: y, tag: page.makeTag(.heading(level: 2)), width: rect.width)
      y += title.height + Self.titleGap
    }
    if !subtitle.lines.isEmpty {
      page.draw(subtitle, x: rect.x, y: y, tag: page.makeTag(.paragraph), width: rect.width)
    }
    y = rect.y + head
    page.begin(.table)
    drawHead(x: rect.x, y: y, width: rect.width, into: &page)
    y += headHeight
    for (index, line) in lines.enumerated() {
      let isTotal = line.row.kind == .total
      if index > 0 {
        page.rule(
          x: rect.x, y: y, width: rect.width, thickness: isTotal ? 0.8 : Self.lineRule,
          isTotal ? .ink : .grid)
      }
      draw(line, number: index, x: rect.x, y: y, into: &page, &report)
      y += line.height
    }
    page.end()
    if !remainder.lines.isEmpty {
      page.draw(
        remainder, x: rect.x, y: y + Self.rowGap / 2, tag: page.makeTag(.paragraph),
        width: rect.width)
      y += remainder.height + Self.rowGap
    }
    if !note.lines.isEmpty {
      page.draw(
        note, x: rect.x, y: y + Self.noteGap, tag: page.makeTag(.note), width: rect.width)
    }
  }

  private func drawHead(x: Double, y: Double, width: Double, into page: inout PageBuilder) {
    page.begin(.row)
    defer { page.end() }
    // The corner has no words; its cell keeps the table rectangular.
    _ = page.makeTag(.headerCell)
    let bottom = y + headHeight - Self.headRule - Self.headGap
    for (index, head) in heads.enumerated() {
      let tag = page.makeTag(.headerCell)
      let left = x + columns.x(of: index + 1)
      if !groups[index].lines.isEmpty {
        let last = Self.lastColumn(ofGroupAt: index, table)
        let right = x + columns.x(of: last + 1) + columns.widths[last + 1]
        page.draw(groups[index], x: left, y: y, tag: tag, width: right - left)
        page.rule(
          x: left, y: y + groupHeight - Self.headGap + 1, width: right - left,
          thickness: Self.lineRule, .peer)
      }
      page.draw(
        head, x: left, y: bottom - head.height, tag: tag,
        alignment: table.columns[index].isDrawn ? .left : .right,
        width: columns.widths[index + 1] - columns.padding(of: index))
    }
    page.rule(x: x, y: bottom + Self.headGap, width: width, thickness: Self.headRule, .ink)
  }

  private func draw(
    _ line: Line, number: Int, x: Double, y: Double, into page: inout PageBuilder,
    _ report: inout Report
  ) {
    page.begin(.row)
    defer { page.end() }
    let top = y + Self.rowGap / 2
    page.draw(
      line.name, x: x, y: top, tag: page.makeTag(.headerCell), width: columns.widths[0])
    for (index, cell) in line.row.cells.enumerated() {
      let box = Rect(
        x: x + columns.x(of: index + 1), y: y, width: columns.widths[index + 1],
        height: line.height)
      switch cell {
      case .bar(let from, let to):
        _ = page.makeTag(.cell)
        page.rule(
          x: box.x + box.width * from, y: box.midY - 3.5,
          width: max(box.width * (to - from), 0.6), thickness: 7,
          line.row.kind == .lit ? .accent : .bar)
      case .figure(_, let quarter, _):
        let tag = page.makeTag(.cell)
        if let quarter { shade(quarter, box, into: &page) }
        if let text = line.figures[index] {
          page.draw(
            text, x: box.x, y: top, tag: tag, alignment: .right,
            width: box.width - columns.padding(of: index))
        }
      case .line(let values, let alternative):
        page.begin(.cell)
        let content = SmallLine(values: values, theme: page.theme).chart(
          alternative: alternative, isLit: line.row.kind != .usual)
        let size = Size(width: box.width, height: box.height - 3)
        if let chart = compileBlockChart(
          content, size: size, name: "\(name) row \(number) column \(index)", page: page, &report)
        {
          let tag = page.makeTag(.figure(alt: alternative))
          page.place(
            chart.frame, at: Point(x: box.x, y: box.y + 1.5), tag: tag,
            name: "\(name) line \(number)")
        }
        page.end()
      }
    }
  }

  /// A tint, and a bar at its left whose height says the same without colour.
  private func shade(_ quarter: Int, _ box: Rect, into page: inout PageBuilder) {
    let strength = [0.34, 0.22, 0.11, 0.0][min(max(quarter - 1, 0), 3)]
    let theme = page.theme
    let inner = Rect(x: box.x, y: box.y + 0.6, width: box.width, height: box.height - 0.8)
    if strength > 0 {
      page.ground(inner, theme.color(.paper).mixed(with: theme.color(.accent), strength))
    }
    let height = inner.height * Double(5 - quarter) / 4
    page.ground(
      Rect(x: inner.x, y: inner.maxY - height, width: 1.6, height: height), theme.color(.accent))
  }
}
