package import Diagnostics

extension Selection {
  /// The rows of `table` that meet every condition, in their order.
  ///
  /// A column or value that is not there, and a selection that keeps nothing, are errors.
  package func rows(in table: CSV, report: inout Report) -> [Int]? {
    var tests: [Test] = []
    var isSound = true
    for condition in conditions {
      guard let column = table.column(named: condition.column.text) else {
        report.add(.missingColumn(condition.column.text, in: table, at: condition.column.origin))
        isSound = false
        continue
      }
      let test = Test(condition, column: column)
      if !test.diagnoseValues(in: table, report: &report) { isSound = false }
      tests.append(test)
    }
    guard isSound else { return nil }
    let rows = (0..<table.rowCount).filter { row in
      tests.allSatisfy { $0.keeps(row: row, of: table) }
    }
    guard !rows.isEmpty else {
      let origin = conditions.first?.column.origin ?? name.origin
      report.add(
        .noRowHasAll(conditions.map(\.text).joined(separator: " and "), at: origin, in: table))
      return nil
    }
    return rows
  }
}

extension Selection.Condition {
  /// As it would be typed.
  package var text: String {
    let written = values.map { writtenInSelection($0.text) }
    let isList = values.count > 1
    let list = isList ? "(\(written.joined(separator: ", ")))" : written.first ?? ""
    let column = writtenInSelection(column.text, isColumn: true)
    return switch (comparison, isList) {
    case (.isOneOf, false): "\(column) = \(list)"
    case (.isNoneOf, false): "\(column) != \(list)"
    case (.isOneOf, true): "\(column) in \(list)"
    case (.isNoneOf, true): "\(column) not in \(list)"
    }
  }
}

/// A condition bound to a column of a table.
private struct Test {
  let condition: Selection.Condition
  let column: Int
  private let wanted: [[UInt8]]

  init(_ condition: Selection.Condition, column: Int) {
    self.condition = condition
    self.column = column
    wanted = condition.values.map { Array($0.text.trimmed.utf8) }
  }

  func keeps(row: Int, of table: CSV) -> Bool {
    (index(row: row, of: table) != nil) == (condition.comparison == .isOneOf)
  }

  /// Which of the values the field has.
  private func index(row: Int, of table: CSV) -> Int? {
    var field = table.rawBytes(row: row, column: column)
    if table.hasDoubledQuotes(row: row, column: column) { field = withoutDoubledQuotes(field)[...] }
    while let first = field.first, ASCII.isBlank(first) { field.removeFirst() }
    while let last = field.last, ASCII.isBlank(last) { field.removeLast() }
    return wanted.firstIndex { $0.elementsEqual(field) }
  }

  /// `false` when a value that should be kept is in no row.
  func diagnoseValues(in table: CSV, report: inout Report) -> Bool {
    // A value that stands twice in a list is looked for once.
    var missing = Set(wanted.indices.filter { wanted.firstIndex(of: wanted[$0]) == $0 })
    for row in 0..<table.rowCount where !missing.isEmpty {
      if let index = index(row: row, of: table) { missing.remove(index) }
    }
    guard !missing.isEmpty else { return true }
    let values = table.distinctTexts(inColumn: column)
    for index in missing.sorted() {
      let value = condition.values[index]
      let near = suggestion(for: value.text, among: values)
      let name = writtenInSelection(condition.column.text, isColumn: true)
      let text = writtenInSelection(value.text)
      if condition.comparison == .isOneOf {
        report.add(
          .noRow(
            "\(name) = \(text)", at: value.origin, didYouMean: near,
            column: condition.column.text, values: values))
      } else {
        report.add(.leavesNothingOut("\(name) != \(text)", at: value.origin, didYouMean: near))
      }
    }
    return condition.comparison == .isNoneOf
  }
}

extension CSV {
  /// In the order they are met, as many as are worth comparing.
  func distinctTexts(inColumn column: Int) -> [String] {
    var seen: Set<String> = []
    var texts: [String] = []
    for row in 0..<rowCount {
      let text = text(row: row, column: column).trimmed
      guard seen.insert(text).inserted else { continue }
      texts.append(text)
      guard texts.count < Limits.distinctValues else { break }
    }
    return texts
  }
}
