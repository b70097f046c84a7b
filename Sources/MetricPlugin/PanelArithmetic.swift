extension Panel {
  /// The sum, row by row.
  public static func + (left: Panel, right: Panel) -> Panel { left.combined(with: right, +) }
  /// The difference, row by row.
  public static func - (left: Panel, right: Panel) -> Panel { left.combined(with: right, -) }
  /// The product, row by row.
  public static func * (left: Panel, right: Panel) -> Panel { left.combined(with: right, *) }
  /// The quotient, row by row; missing where the divisor is zero.
  public static func / (left: Panel, right: Panel) -> Panel { left.combined(with: right, /) }

  /// The sum with a number.
  public static func + (left: Panel, right: Double) -> Panel { left.map { $0 + right } }
  /// The difference from a number.
  public static func - (left: Panel, right: Double) -> Panel { left.map { $0 - right } }
  /// The product with a number.
  public static func * (left: Panel, right: Double) -> Panel { left.map { $0 * right } }
  /// The quotient by a number; missing where it is zero.
  public static func / (left: Panel, right: Double) -> Panel { left.map { $0 / right } }

  /// The sum with a number.
  public static func + (left: Double, right: Panel) -> Panel { right.map { left + $0 } }
  /// The difference from a number.
  public static func - (left: Double, right: Panel) -> Panel { right.map { left - $0 } }
  /// The product with a number.
  public static func * (left: Double, right: Panel) -> Panel { right.map { left * $0 } }
  /// A number divided by each value; missing where that is zero.
  public static func / (left: Double, right: Panel) -> Panel { right.map { left / $0 } }

  /// Each value with its sign turned.
  public static prefix func - (panel: Panel) -> Panel { panel.map { -$0 } }

  /// Row by row, where both values are there.
  ///
  /// A panel of another table is aligned on area, period and category first.
  public func combined(with other: Panel, _ combine: (Double, Double) -> Double) -> Panel {
    let other = other.aligned(to: rows)
    let numbers = zip(numbers, other.numbers).map { left, right in
      left.isNaN || right.isNaN ? Double.nan : combine(left, right)
    }
    return Panel(rows: rows, numbers, united(marks, other.marks))
  }

  /// The same values in the order of other rows; missing where this panel has none.
  func aligned(to other: Rows) -> Panel {
    guard rows !== other else { return self }
    struct Key: Hashable { var area, period, category: String }
    func keys(_ rows: Rows) -> [Key] {
      (0..<rows.count).map {
        Key(
          area: rows.area[$0], period: rows.period[$0],
          category: rows.category.isEmpty ? "" : rows.category[$0])
      }
    }
    let own = Dictionary(zip(keys(rows), numbers.indices)) { first, _ in first }
    return picking(keys(other).map { own[$0] }, rows: other)
  }

  /// For each row the value of another row, missing where there is none.
  func picking(_ sources: [Int?], rows: Rows) -> Panel {
    Panel(
      rows: rows, sources.map { $0.map { numbers[$0] } ?? .nan },
      marks.isEmpty ? [] : sources.map { $0.map { marks[$0] } ?? .normal })
  }
}

/// The graver status of each pair; an empty list stands for all normal.
func united(_ left: [Status], _ right: [Status]) -> [Status] {
  if left.isEmpty { return right }
  if right.isEmpty { return left }
  return zip(left, right).map { $0.union($1) }
}
