import Diagnostics
import SceneGraph

/// Lays out the body of a page: blocks in the rows of the layout.
struct PageLayout {
  struct Placed {
    var binding: BlockBinding
    var columns: Range<Int>
    var measured: any MeasuredBlock
  }

  struct Row {
    var placed: [Placed]
    var height: Layout.Height
    var hasRuleAbove: Bool

    var head: Double { placed.map(\.measured.head).max() ?? 0 }
    var minimum: Double { head + (placed.map(\.measured.minimumBody).max() ?? 0) }
    var preferred: Double? {
      placed.compactMap(\.measured.preferredBody).max().map { max(head + $0, minimum) }
    }
    var extra: Double { hasRuleAbove ? Grid.ruleThickness + Grid.ruleGap : 0 }
  }

  private static let mostGrowth = 1.45

  let rows: [Row]
  let grid: Grid

  /// Draws the rows between `top` and `bottom`; what does not fit is an error that names its block.
  func draw(
    top: Double, bottom: Double, into page: inout PageBuilder, _ report: inout Report
  ) {
    let fixed =
      rows.reduce(0) { $0 + $1.extra } + Grid.rowGap * Double(max(rows.count - 1, 0))
    let available = bottom - top - fixed
    let demands = rows.map(demand)
    guard let heights = Grid.heights(of: demands, available: available) else {
      reportOverflow(demands, room: bottom - top, fixed: fixed, &report)
      return
    }
    var y = top
    for (row, height) in zip(rows, heights) {
      if row.hasRuleAbove {
        page.rule(
          x: grid.left, y: y, width: grid.width, thickness: Grid.ruleThickness, .ink)
        y += row.extra
      }
      for placed in row.placed {
        let rect = Rect(
          x: grid.x(of: placed.columns), y: y, width: grid.width(of: placed.columns),
          height: height)
        if row.head + placed.measured.minimumBody > height + 0.01 {
          reportTooHigh(
            placed, needed: row.head + placed.measured.minimumBody, available: height, &report)
        } else {
          placed.measured.draw(in: rect, head: row.head, into: &page, &report)
        }
      }
      y += height + Grid.rowGap
    }
  }

  private func demand(_ row: Row) -> RowDemand {
    switch row.height {
    case .points(let height): RowDemand(minimum: height, maximum: height, weight: 0)
    case .share(let share):
      RowDemand(
        minimum: row.minimum, maximum: .greatestFiniteMagnitude, weight: share * 200)
    case .automatic:
      if let preferred = row.preferred {
        RowDemand(minimum: row.minimum, maximum: preferred * Self.mostGrowth, weight: preferred)
      } else {
        RowDemand(minimum: row.minimum, maximum: row.minimum, weight: 0)
      }
    }
  }

  /// The page as a whole is too full: prose is named first, because words are what can be cut.
  private func reportOverflow(
    _ demands: [RowDemand], room: Double, fixed: Double, _ report: inout Report
  ) {
    let demand = demands.reduce(fixed) { $0 + $1.minimum }
    let excess = demand - room
    let blocks = rows.flatMap { row in row.placed.map { (row, $0) } }
    let prose = blocks.filter {
      if case .lines = $0.1.measured.overflowUnit { true } else { false }
    }
    let culprit = (prose.isEmpty ? blocks : prose).max {
      $0.1.measured.minimumBody < $1.1.measured.minimumBody
    }
    guard let (row, placed) = culprit else { return }
    let needed = row.head + placed.measured.minimumBody
    // Shortening one block mends it only when that block has so much to give.
    guard excess < placed.measured.minimumBody else {
      let (message, notes) = Messages.pageTooFull(
        rows: rows.count, needed: demand, available: room)
      report.error("E601", message, at: placed.binding.nameOrigin, notes: notes)
      return
    }
    reportTooHigh(placed, needed: needed, available: needed - excess, &report)
  }

  private func reportTooHigh(
    _ placed: Placed, needed: Double, available: Double, _ report: inout Report
  ) {
    let (message, notes) = Messages.tooHigh(
      block: placed.binding.name, needed: needed, available: max(available, 0),
      unit: placed.measured.overflowUnit)
    report.error("E601", message, at: placed.binding.nameOrigin, notes: notes)
  }
}
