import Tables

/// Which group each row belongs to: rows with equal values of some columns.
struct Groups {
  /// Groups are numbered in the order in which each first appears.
  private(set) var groupOfRow: [Int32]
  /// The first row of each group.
  private(set) var leaders: [Int] = []

  var count: Int { leaders.count }

  /// - Parameter columns: none puts every row into one group.
  init(_ columns: [DataValues], rowCount: Int) {
    guard let first = columns.first, rowCount > 0 else {
      groupOfRow = Array(repeating: 0, count: rowCount)
      leaders = rowCount == 0 ? [] : [0]
      return
    }
    var codes = Categories(first)
    groupOfRow = codes.codes
    var count = codes.count
    // Column by column: a group so far and a value name a finer group.
    for column in columns.dropFirst() {
      codes = Categories(column)
      count = refine(by: codes, from: count)
    }
    leaders = Array(repeating: -1, count: count)
    var missing = count
    for (row, group) in groupOfRow.enumerated() where leaders[Int(group)] < 0 {
      leaders[Int(group)] = row
      missing -= 1
      if missing == 0 { break }
    }
  }

  init(by names: [String], of table: DataTable) {
    self.init(names.compactMap { table.values(at: $0) }, rowCount: table.rowCount)
  }

  /// The rows of each group.
  var rows: [[Int]] {
    var counts = Array(repeating: 0, count: count)
    for group in groupOfRow { counts[Int(group)] += 1 }
    var rows = counts.map { count in
      var list: [Int] = []
      list.reserveCapacity(count)
      return list
    }
    for (row, group) in groupOfRow.enumerated() { rows[Int(group)].append(row) }
    return rows
  }

  private mutating func refine(by categories: Categories, from count: Int) -> Int {
    let width = categories.count
    let (pairs, overflow) = count.multipliedReportingOverflow(by: width)
    var next: Int32 = 0
    if !overflow, pairs <= max(1 << 16, groupOfRow.count) {
      var finer = [Int32](repeating: -1, count: pairs)
      for row in groupOfRow.indices {
        let pair = Int(groupOfRow[row]) * width + Int(categories.codes[row])
        if finer[pair] < 0 {
          finer[pair] = next
          next += 1
        }
        groupOfRow[row] = finer[pair]
      }
    } else {
      var finer: [UInt64: Int32] = [:]
      for row in groupOfRow.indices {
        let group = UInt64(UInt32(bitPattern: groupOfRow[row]))
        let pair = group << 32 | UInt64(UInt32(bitPattern: categories.codes[row]))
        if let known = finer[pair] {
          groupOfRow[row] = known
        } else {
          groupOfRow[row] = next
          finer[pair] = next
          next += 1
        }
      }
    }
    return Int(next)
  }
}

/// The categories of a column, numbered as they appear.
private struct Categories {
  let codes: [Int32]
  let count: Int

  init(_ values: DataValues) {
    switch values {
    case .strings(let texts): self.init(texts.coded)
    case .numbers(let numbers), .times(let numbers):
      // All zeros are one, and all that are no number.
      self.init(
        keys: numbers.lazy.map { number in
          number.isNaN ? Double.nan.bitPattern : number == 0 ? 0 : number.bitPattern
        })
    case .booleans, .mixed:
      self.init(keys: (0..<values.count).lazy.map { values[$0].category })
    }
  }

  /// Two texts can be one category: an accented letter can be written in two ways.
  private init(_ coded: TextCodes) {
    let merged = Categories(
      keys: coded.texts.lazy.map { $0.map { Datum.string($0).category } ?? .null })
    let isSame = merged.count == coded.texts.count
    self.init(
      codes: isSame ? coded.codes : coded.codes.map { merged.codes[Int($0)] }, count: merged.count)
  }

  private init<Key: Hashable>(keys: some Collection<Key>) {
    var known: [Key: Int32] = [:]
    let codes = keys.map { key in
      if let code = known[key] { return code }
      let code = Int32(truncatingIfNeeded: known.count)
      known[key] = code
      return code
    }
    self.init(codes: codes, count: known.count)
  }

  private init(codes: [Int32], count: Int) {
    self.codes = codes
    self.count = count
  }
}
