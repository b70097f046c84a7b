import Tables

/// Values laid end to end.
enum Stacking {
  enum Offset: String { case zero, center, normalize }

  /// The start and the end of every row's value in the stack of its group.
  ///
  /// - Parameters: `groups` are stacked apart; `order` gives the rows' places in a stack.
  static func stack(
    _ measures: [Double], groups: [[Int]], offset: Offset, ascending: ((Int, Int) -> Bool)?
  ) -> (starts: [Double], ends: [Double]) {
    var starts = Array(repeating: 0.0, count: measures.count)
    var ends = starts
    func value(_ row: Int) -> Double { measures[row].isNaN ? 0 : measures[row] }
    func sum(_ rows: [Int]) -> Double { rows.reduce(0) { $0 + abs(value($1)) } }
    let widest = offset == .center ? groups.map(sum).max() ?? 0 : 0
    for group in groups {
      let rows = ascending.map { group.stableSorted(by: $0) } ?? group
      switch offset {
      case .zero:
        var (above, below) = (0.0, 0.0)
        for row in rows {
          let value = value(row)
          if value < 0 {
            starts[row] = below
            below += value
            ends[row] = below
          } else {
            starts[row] = above
            above += value
            ends[row] = above
          }
        }
      case .center:
        var end = (widest - sum(rows)) / 2
        for row in rows {
          starts[row] = end
          end += abs(value(row))
          ends[row] = end
        }
      case .normalize:
        let total = sum(rows)
        let scale = total == 0 ? 0 : 1 / total
        var (end, running) = (0.0, 0.0)
        for row in rows {
          starts[row] = end
          running += abs(value(row))
          end = scale * running
          ends[row] = end
        }
      }
    }
    return (starts, ends)
  }
}

extension Array {
  /// Equal elements keep their order.
  func stableSorted(by isAscending: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if isAscending(left.element, right.element) { return true }
      if isAscending(right.element, left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }
}
