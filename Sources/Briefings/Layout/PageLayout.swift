import Diagnostics
import SceneGraph

/// Lays out the body of a page: blocks in the rows of the layout.
struct PageLayout {
  struct Placed {
    var binding: BlockBinding
    /// In the order of the file.
    var index: Int
    var columns: Range<Int>
    /// Over how many rows it reaches.
    var span = 1
    var measured: any MeasuredBlock
  }

  struct Row {
    var placed: [Placed]
    var height: Layout.Height
    var hasRuleAbove: Bool

    /// Of those that end in the row; blocks that reach further stand level with their like.
    private var own: [Placed] { placed.filter { $0.span == 1 } }
    /// The figures of tiles stand on one line, and the plots of charts begin on one; a chart's title
    /// does not part the label of a tile from its figure.
    func head(of placed: Placed) -> Double {
      let isTile = placed.measured is TileLayout
      let peers = self.placed.filter {
        $0.span == placed.span && ($0.measured is TileLayout) == isTile
      }
      return peers.map(\.measured.head).max() ?? 0
    }
    var minimum: Double { own.map { head(of: $0) + $0.measured.minimumBody }.max() ?? 0 }
    var preferred: Double? {
      own.compactMap { placed in placed.measured.preferredBody.map { head(of: placed) + $0 } }.max()
        .map { max($0, minimum) }
    }
    var extra: Double { hasRuleAbove ? Grid.ruleThickness + Grid.ruleGap : 0 }
  }

  /// A block where it stands.
  struct Position {
    var placed: Placed
    var rect: Rect
    var head: Double
    /// Above and below its chart, so that the plots of its row stand level.
    var shift: PlotInsets?
  }

  private static let mostGrowth = 1.45

  let rows: [Row]
  let grid: Grid
  let rowGap: Double

  private var fixed: Double {
    rows.reduce(0) { $0 + $1.extra } + rowGap * Double(max(rows.count - 1, 0))
  }

  /// Whether a block would use more room than it needs.
  var hasPlots: Bool {
    rows.contains { row in row.placed.contains { $0.measured.preferredBody != nil } }
  }

  func fits(top: Double, bottom: Double) -> Bool {
    Grid.heights(of: demands, available: bottom - top - fixed) != nil
      && rows.allSatisfy { row in
        guard case .points(let height) = row.height else { return true }
        return row.minimum <= height + 0.01
      }
  }

  /// Draws the rows between `top` and `bottom`; what does not fit is an error that names its block.
  ///
  /// - Returns: where each block stands.
  @discardableResult
  func draw(
    top: Double, bottom: Double, into page: inout PageBuilder, _ report: inout Report
  ) -> [Position] {
    let demands = demands
    guard let heights = Grid.heights(of: demands, available: bottom - top - fixed) else {
      reportOverflow(demands, room: bottom - top, fixed: fixed, &report)
      return []
    }
    var positions: [Position] = []
    var y = top
    for (index, row) in rows.enumerated() {
      if row.hasRuleAbove {
        page.rule(
          x: grid.left, y: y, width: grid.width, thickness: Grid.ruleThickness, .ink)
        y += row.extra
      }
      var own: [Position] = []
      for placed in row.placed {
        let height = height(of: placed, at: index, heights)
        let head = row.head(of: placed)
        let needed = head + placed.measured.minimumBody
        guard needed <= height + 0.01 else {
          reportTooHigh(placed, needed: needed, available: height, &report)
          continue
        }
        let rect = Rect(
          x: grid.x(of: placed.columns), y: y, width: grid.width(of: placed.columns),
          height: height)
        own.append(Position(placed: placed, rect: rect, head: head))
      }
      align(&own, on: page)
      positions += own
      y += heights[index] + rowGap
    }
    // The order of the file is the order of reading, wherever a block stands.
    for position in positions.sorted(by: { $0.placed.index < $1.placed.index }) {
      position.draw(into: &page, &report)
    }
    return positions
  }

  /// The plots of a row begin at one height, and those that have an axis below end at one.
  private func align(_ positions: inout [Position], on page: PageBuilder) {
    let charts = positions.indices.compactMap { index -> (Int, PlotInsets)? in
      let position = positions[index]
      guard let chart = position.placed.measured as? any PlotAligning,
        let insets = chart.insets(in: position.rect, head: position.head, page: page)
      else { return nil }
      return (index, insets)
    }
    guard charts.count > 1, let top = charts.map(\.1.top).max() else { return }
    let axes = charts.map(\.1.bottom).filter { $0 >= Self.leastAxis }
    for (index, insets) in charts {
      let below =
        axes.count > 1 && insets.bottom >= Self.leastAxis ? axes.max() ?? 0 : insets.bottom
      let shift = PlotInsets(top: top - insets.top, bottom: below - insets.bottom)
      // More would be a plot of another kind, such as a map, that has no axis to stand level with.
      if shift.top + shift.bottom <= Self.mostShift { positions[index].shift = shift }
    }
  }

  /// The height of a line of labels, in points.
  private static let leastAxis = 6.0
  private static let mostShift = 40.0

  /// From the top of a block's first row to the bottom of its last.
  private func height(of placed: Placed, at row: Int, _ heights: [Double]) -> Double {
    (row + 1..<min(row + placed.span, rows.count)).reduce(heights[row]) {
      $0 + rowGap + rows[$1].extra + heights[$1]
    }
  }

  /// What every row asks for; a block over several rows asks it of all of them.
  private var demands: [RowDemand] {
    var demands = rows.map(demand)
    for (index, row) in rows.enumerated() {
      for placed in row.placed where placed.span > 1 {
        let head = row.head(of: placed)
        let needed = head + placed.measured.minimumBody
        let span = index..<min(index + placed.span, rows.count)
        let missing = needed - height(of: placed, at: index, demands.map(\.minimum))
        let growing = span.filter {
          if case .points = rows[$0].height { false } else { true }
        }
        guard !growing.isEmpty else { continue }
        let share = Double(growing.count)
        for index in growing {
          if missing > 0 { demands[index].minimum += missing / share }
          if let preferred = placed.measured.preferredBody {
            let wish = (head + preferred) / share
            demands[index].weight = max(demands[index].weight, wish)
            demands[index].maximum = max(demands[index].maximum, wish * Self.mostGrowth)
          }
          demands[index].minimum = Self.stepped(demands[index].minimum)
          demands[index].maximum = max(demands[index].maximum, demands[index].minimum)
        }
      }
    }
    return demands
  }

  private static func stepped(_ height: Double) -> Double {
    (height / PageMeasures.step - 0.001).rounded(.up) * PageMeasures.step
  }

  private func demand(_ row: Row) -> RowDemand {
    let minimum = Self.stepped(row.minimum)
    switch row.height {
    case .points(let height): return RowDemand(minimum: height, maximum: height, weight: 0)
    case .share(let share):
      return RowDemand(
        minimum: minimum, maximum: .greatestFiniteMagnitude, weight: share * 200)
    case .automatic:
      guard let preferred = row.preferred else {
        return RowDemand(minimum: minimum, maximum: minimum, weight: 0)
      }
      return RowDemand(minimum: minimum, maximum: preferred * Self.mostGrowth, weight: preferred)
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
    let needed = row.head(of: placed) + placed.measured.minimumBody
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

extension PageLayout.Position {
  func draw(into page: inout PageBuilder, _ report: inout Report) {
    if let shift, let chart = placed.measured as? any PlotAligning {
      chart.draw(in: rect, head: head, shift: shift, into: &page, &report)
    } else {
      placed.measured.draw(in: rect, head: head, into: &page, &report)
    }
  }
}
