import Diagnostics

extension SeriesReader {
  /// Without the rows that repeat, in another file, what an earlier one says.
  ///
  /// Two publications of one figure often differ in their decimals: they agree when the more precise one,
  /// rounded, is the other. The file named first is the one that is kept.
  func withoutAgreeing(_ order: [Int], report: inout Report) -> [Int] {
    var kept: [Int] = []
    var repeated: [Int] = []
    for index in order {
      if let last = kept.last, haveSameKey(last, index),
        rows[last].part != rows[index].part, agree(rows[last], rows[index])
      {
        repeated.append(index)
      } else {
        kept.append(index)
      }
    }
    if let first = repeated.min() {
      let row = rows[first]
      report.add(
        .agreeingRows(
          repeated.count, series: name, example: "\(row.area) in \(row.period)",
          at: valueOrigin(of: row).place))
    }
    return kept
  }

  private func agree(_ first: Row, _ second: Row) -> Bool {
    guard let a = first.observation.value, let b = second.observation.value else {
      return first.observation.value == nil && second.observation.value == nil
    }
    guard a != b else { return true }
    guard let digits = decimals(of: first), let others = decimals(of: second) else { return false }
    var unit = 1.0
    for _ in 0..<min(digits, others) { unit /= 10 }
    // Half a unit of the last common decimal, and what binary fractions need.
    return (a - b).magnitude <= unit / 2 + max(a.magnitude, b.magnitude) * 1e-12
  }

  /// How many decimals are written; `nil` for a number with an exponent.
  private func decimals(of row: Row) -> Int? {
    let part = parts[row.part]
    // Without a marker behind the number, such as [e].
    let bytes = part.table.rawBytes(row: row.line, column: part.columns.value)
      .prefix { $0 != UInt8(ascii: "[") }
    guard !bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    return bytes[(point + 1)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }

  func checkDuplicates(_ order: [Int], report: inout Report) -> Bool {
    var pairs: [(first: Int, second: Int)] = []
    for (previous, next) in zip(order, order.dropFirst())
    where haveSameKey(previous, next) {
      pairs.append((previous, next))
    }
    guard let pair = pairs.min(by: { $0.second < $1.second }) else { return true }
    let (first, second) = (rows[pair.first], rows[pair.second])
    let category = second.category.map { ", \($0)" } ?? ""
    report.add(
      .duplicate(
        "\(second.area) in \(second.period)\(category)", series: name,
        at: valueOrigin(of: second).place, first: valueOrigin(of: first).place,
        more: pairs.count - 1, difference: difference(between: first, and: second)))
    return false
  }

  private func valueOrigin(of row: Row) -> Origin {
    let part = parts[row.part]
    return part.table.origin(row: row.line, column: part.columns.value)
  }

  /// The column that tells two rows of one file apart, apart from the numbers.
  private func difference(between first: Row, and second: Row)
    -> (column: String, first: String, second: String)?
  {
    guard first.part == second.part else { return nil }
    let part = parts[first.part]
    let own = [part.columns.value, part.columns.low, part.columns.high, part.columns.status]
    for column in 0..<part.table.columnCount where !own.contains(column) {
      let a = part.table.text(row: first.line, column: column).trimmed
      let b = part.table.text(row: second.line, column: column).trimmed
      if a != b, !a.isEmpty, !b.isEmpty { return (part.table.names[column], a, b) }
    }
    return nil
  }
}
