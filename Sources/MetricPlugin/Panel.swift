/// Numbers for areas and periods: what a metric computes with.
///
/// `+ - * /` work row by row, between panels and with plain numbers. A value that is missing on one
/// side, or divided by zero, is missing in the result; there is never a NaN or an infinity to look out
/// for. The standing of a result is the graver one of its parts.
public struct Panel: Sendable {
  /// Area, period and category of each value.
  public let rows: Rows

  /// NaN where missing, finite otherwise.
  let numbers: [Double]
  /// Empty when every value is `.normal`, or missing where the number is.
  let marks: [Status]

  init(rows: Rows, _ numbers: [Double], _ marks: [Status]) {
    self.rows = rows
    var numbers = numbers
    if numbers.count != rows.count {
      numbers = Array(numbers.prefix(rows.count))
      numbers += repeatElement(.nan, count: rows.count - numbers.count)
    }
    if let row = numbers.firstIndex(where: \.isInfinite) {
      for row in row..<numbers.count where numbers[row].isInfinite { numbers[row] = .nan }
    }
    self.numbers = numbers
    self.marks = marks.count == rows.count ? marks : []
  }

  /// Values in the order of `rows`, `nil` where missing.
  public init(rows: Rows, _ values: [Double?]) {
    self.init(rows: rows, values.map { $0 ?? .nan }, [])
  }

  /// How many values there are, missing ones too.
  public var count: Int { numbers.count }

  /// The value of a row; `nil` where missing or out of bounds.
  public subscript(row: Int) -> Double? {
    guard numbers.indices.contains(row), !numbers[row].isNaN else { return nil }
    return numbers[row]
  }

  /// The value of an area in a period; `nil` where there is none.
  public subscript(area: String, period: String, category: String? = nil) -> Double? {
    for row in numbers.indices
    where rows.area[row] == area && rows.period[row] == period
      && (category == nil || rows.category.isEmpty || rows.category[row] == category)
    {
      return self[row]
    }
    return nil
  }

  /// The standing of a row.
  public func status(_ row: Int) -> Status {
    guard numbers.indices.contains(row) else { return .missing }
    let mark = marks.isEmpty ? .normal : marks[row]
    return numbers[row].isNaN && mark != .notApplicable ? .missing : mark
  }

  /// All values in the order of `rows`, `nil` where missing.
  public var values: [Double?] { numbers.map { $0.isNaN ? nil : $0 } }

  /// The panel as the answer of a metric.
  public var outcome: Outcome { Outcome(self) }

  /// Each value that is there, changed by `transform`; a result that is not finite is missing.
  public func map(_ transform: (Double) -> Double) -> Panel {
    Panel(rows: rows, numbers.map { $0.isNaN ? .nan : transform($0) }, marks)
  }

  /// With the standing of each value that fulfils `condition` made at least `status`.
  public func marked(_ status: Status, where condition: (_ row: Int, _ value: Double) -> Bool)
    -> Panel
  {
    var marks = marks.isEmpty ? Array(repeating: .normal, count: count) : marks
    for row in numbers.indices where !numbers[row].isNaN && condition(row, numbers[row]) {
      marks[row] = marks[row].union(status)
    }
    return Panel(rows: rows, numbers, marks)
  }
}
