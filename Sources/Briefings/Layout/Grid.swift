import SceneGraph

/// The twelve columns of a page and the rows of its layout, in points.
struct Grid {
  static let gutter = 14.0
  /// White space between two rows.
  static let rowGap = 20.0
  /// From a rule across the page to the row below it.
  static let ruleGap = 10.0
  static let ruleThickness = 1.2

  let left: Double
  let width: Double

  private var columnWidth: Double {
    (width - Self.gutter * Double(Layout.columnCount - 1)) / Double(Layout.columnCount)
  }

  func x(of columns: Range<Int>) -> Double {
    left + Double(columns.lowerBound) * (columnWidth + Self.gutter)
  }

  func width(of columns: Range<Int>) -> Double {
    columnWidth * Double(columns.count) + Self.gutter * Double(columns.count - 1)
  }

  /// Shares the height that is left among the rows that can take more than they need.
  ///
  /// Rows in the `natural` list are as high as they are; the others start at their minimum and divide
  /// the rest by weight, but none grows past `1.3` times what it prefers.
  /// - Returns: `nil` when even the minimum heights do not fit.
  static func heights(of rows: [RowDemand], available: Double) -> [Double]? {
    var heights = rows.map(\.minimum)
    var left = available - heights.reduce(0, +)
    guard left > -0.01 else { return nil }
    var open = rows.indices.filter { rows[$0].weight > 0 }
    // Each round fills at least one row to its limit or spends everything, so it ends.
    while left > 0.01, !open.isEmpty {
      let weight = open.reduce(0) { $0 + rows[$1].weight }
      let base = open.reduce(0) { $0 + heights[$1] } + left
      var isCapped = false
      for index in open {
        let wanted = base * rows[index].weight / weight
        if wanted >= rows[index].maximum {
          left -= rows[index].maximum - heights[index]
          heights[index] = rows[index].maximum
          open.removeAll { $0 == index }
          isCapped = true
          break
        }
        if wanted < heights[index] {
          // Already higher than its share: it keeps its minimum and the others divide the rest.
          open.removeAll { $0 == index }
          isCapped = true
          break
        }
      }
      if isCapped { continue }
      for index in open { heights[index] = base * rows[index].weight / weight }
      left = 0
    }
    return heights
  }
}

/// What a row asks for, in points.
struct RowDemand {
  var minimum: Double
  var maximum: Double
  /// 0 for a row that takes no more than its minimum.
  var weight: Double
}
