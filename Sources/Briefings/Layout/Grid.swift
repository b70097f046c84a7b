import SceneGraph

/// The twelve columns of a page and the rows of its layout, in design points.
struct Grid {
  static let gutter = 12.0
  /// From a rule across the page to the row below it.
  static let ruleGap = 10.8
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

  /// Divides the height among rows by weight, none below its minimum or above its maximum.
  ///
  /// - Returns: `nil` when even the minimum heights do not fit.
  static func heights(of rows: [RowDemand], available: Double) -> [Double]? {
    let minimum = rows.reduce(0) { $0 + $1.minimum }
    guard minimum <= available + 0.01 else { return nil }
    func heights(_ level: Double) -> [Double] {
      rows.map { min(max($0.minimum, $0.weight * level), max($0.maximum, $0.minimum)) }
    }
    // The sum grows with the level, so the level is found by halving.
    var low = 0.0
    var high = available / (rows.map(\.weight).filter { $0 > 0 }.min() ?? 1)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if heights(middle).reduce(0, +) <= available { low = middle } else { high = middle }
    }
    // Whole steps, so that the next row begins on one; what a row cannot do without it keeps.
    let step = PageMeasures.step
    var result = zip(rows, heights(low)).map { row, height in
      max(row.minimum, (height / step).rounded(.down) * step)
    }
    // What rounding left over goes to the rows that can grow, from the top.
    var rest = available - result.reduce(0, +)
    for (index, row) in rows.enumerated()
    where row.weight > 0 && rest >= step && result[index] + step <= row.maximum {
      result[index] += step
      rest -= step
    }
    return result
  }
}

/// What a row asks for, in points.
struct RowDemand {
  var minimum: Double
  var maximum: Double
  /// 0 for a row that takes no more than its minimum.
  var weight: Double
}
