import Diagnostics
import Tables

/// What the neighbours of a row in some order say about it: ranks, running sums, earlier values.
enum WindowTransform: Transform {
  static let name = "window"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let items = node[name]?.items ?? []
    if items.isEmpty {
      context.report.error(
        "E540", "`window` needs a list of operations", at: node[name]?.origin ?? node.origin)
    }
    guard let frame = WindowFrame(node, otherwise: .running, context: &context) else {
      return table
    }
    let isSummary = items.allSatisfy { Aggregates.names.contains($0["op"]?.string ?? "") }
    if frame == .everything, isSummary {
      return JoinAggregateTransform.join(items, by: node, to: table, context: &context)
    }
    let sort = SortKeys(node["sort"], of: table, context: &context)
    let window = Window(
      table: table,
      partitions: WindowPartition.partitions(
        of: table,
        by: Grouping(by: AggregateTransform.groups(node, in: table, context: &context), of: table),
        sort: sort.map { RowRanks($0, rowCount: table.rowCount) }),
      frame: frame, ignorePeers: node["ignorePeers"]?.bool ?? false)
    return items.reduce(table) { result, item in
      guard let column = window.column(item, context: &context) else { return result }
      return result.setting(column.name, column.values)
    }
  }
}

/// The partitions of a table, and how far a window reaches in them.
private struct Window {
  let table: DataTable
  let partitions: [WindowPartition]
  let frame: WindowFrame
  let ignorePeers: Bool

  private static let ranks = [
    "cume_dist", "dense_rank", "ntile", "percent_rank", "rank", "row_number",
  ]
  private static let picks = [
    "first_value", "lag", "last_value", "lead", "next_value", "nth_value", "prev_value",
  ]

  func column(_ item: Node, context: inout Context) -> DataColumn? {
    let names = (Aggregates.names + Self.ranks + Self.picks).sorted()
    guard let operation = AggregateTransform.operation(item, among: names, context: &context),
      let parameter = parameter(item, for: operation, context: &context)
    else { return nil }
    let field = item["field"]?.string
    let name = item["as"]?.string ?? AggregateTransform.defaultName(operation, field: field)
    if Self.ranks.contains(operation) {
      return DataColumn(name, .numbers(ranks(operation, parameter)))
    }
    if operation == "count" {
      return DataColumn(name, .numbers(everyPlace { Double(window($0, $1).count) }))
    }
    guard let field, let fieldNode = item["field"] else {
      _ = AggregateTransform.hasField(item, for: operation, context: &context)
      return nil
    }
    guard
      let values = Fields.values(field, in: table, at: fieldNode.origin, context: &context)
    else { return nil }
    if operation == "prev_value" || operation == "next_value" {
      return DataColumn(name, values.taking(nearest(values, isNext: operation == "next_value")))
    }
    if Self.picks.contains(operation) {
      return DataColumn(name, values.taking(picks(operation, parameter)))
    }
    guard let rate = AggregateTransform.rate(item, for: operation, context: &context),
      isAffordable(operation, at: item.origin, context: &context)
    else { return nil }
    let summary = SlidingSummary(operation, of: values, rate: rate)
    return DataColumn(
      name,
      summary.column(partitions: partitions, frame: frame, ignorePeers: ignorePeers, in: table))
  }

  private func window(_ partition: WindowPartition, _ place: Int) -> Range<Int> {
    partition.window(at: place, frame, ignorePeers: ignorePeers)
  }

  /// The `param`: 1 when it is not given, where that makes sense.
  private func parameter(_ item: Node, for operation: String, context: inout Context) -> Double? {
    let given = item["param"]
    switch operation {
    case "ntile", "nth_value":
      if let number = given?.number, number > 0, number.isFinite { return number }
      context.report.error(
        "E546", "`\(operation)` needs a `param` above 0", at: given?.origin ?? item.origin)
      return nil
    case "lag", "lead":
      let number = given?.number ?? 1
      return number == 0 || !number.isFinite ? 1 : number
    default: return .nan
    }
  }

  /// Lists of rows, and means of drawn samples, for each window.
  private func isAffordable(_ operation: String, at origin: Origin, context: inout Context) -> Bool
  {
    let cost: Int
    switch operation {
    case "values": cost = 1
    case "ci0", "ci1": cost = 2000
    default: return true
    }
    var total = 0
    for partition in partitions {
      for place in partition.rows.indices { total += window(partition, place).count }
      guard total <= Limits.work / cost, total <= Limits.rows else {
        context.report.error("E525", Limits.tooMuchWork, at: origin)
        return false
      }
    }
    return true
  }

  /// A value for each row, from its partition and its place there.
  private func everyPlace(_ value: (WindowPartition, Int) -> Double) -> [Double] {
    var column = Array(repeating: Double.nan, count: table.rowCount)
    for partition in partitions {
      for (place, row) in partition.rows.enumerated() { column[row] = value(partition, place) }
    }
    return column
  }

  private func ranks(_ operation: String, _ parameter: Double) -> [Double] {
    switch operation {
    case "row_number": return everyPlace { Double($1 + 1) }
    case "rank": return everyPlace { Double($0.firstPeer[$1] + 1) }
    case "percent_rank":
      return everyPlace { Double($0.firstPeer[$1]) / Double($0.rows.count - 1) }
    case "cume_dist": return everyPlace { Double($0.endOfPeers[$1]) / Double($0.rows.count) }
    case "ntile":
      return everyPlace {
        (parameter * (Double($0.endOfPeers[$1]) / Double($0.rows.count))).rounded(.up)
      }
    default:
      var column = Array(repeating: Double.nan, count: table.rowCount)
      for partition in partitions {
        for (row, rank) in zip(partition.rows, partition.denseRanks) { column[row] = Double(rank) }
      }
      return column
    }
  }

  /// For each row, the row whose value it shows.
  private func picks(_ operation: String, _ parameter: Double) -> [Int?] {
    let step = Int(max(-1e12, min(parameter.isNaN ? 1 : parameter, 1e12)))
    var chosen = [Int?](repeating: nil, count: table.rowCount)
    for partition in partitions {
      for (place, row) in partition.rows.enumerated() {
        let window = window(partition, place)
        let wanted: Int
        switch operation {
        case "lag": wanted = place - step
        case "lead": wanted = place + step
        case "first_value": wanted = window.lowerBound
        case "last_value": wanted = window.upperBound - 1
        default: wanted = window.lowerBound + step - 1
        }
        guard partition.rows.indices.contains(wanted) else { continue }
        if operation == "nth_value", !window.contains(wanted) { continue }
        chosen[row] = partition.rows[wanted]
      }
    }
    return chosen
  }

  /// For each row, the nearest one before or after it that has a value, itself first.
  private func nearest(_ values: DataValues, isNext: Bool) -> [Int?] {
    var chosen = [Int?](repeating: nil, count: table.rowCount)
    for partition in partitions {
      var last: Int?
      for row in isNext ? partition.rows.reversed() : partition.rows {
        if values[row] != .null { last = row }
        chosen[row] = last
      }
    }
    return chosen
  }
}
