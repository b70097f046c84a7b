import Diagnostics
import Tables

/// Rows for the keys that a group lacks, at the end of the table, with a value put in.
enum ImputeTransform: Transform {
  static let name = "impute"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let measures = values(node, name, in: table, context: &context),
      let keys = values(node, "key", in: table, context: &context),
      let method = word(
        node, "method", among: ["value", "max", "mean", "median", "min"], context: &context),
      let wanted = keyValues(node["keyvals"], context: &context),
      let frame = WindowFrame(node, otherwise: .everything, context: &context)
    else { return table }
    let groupNames = AggregateTransform.groups(node, in: table, context: &context)
    let grouping = Grouping(by: groupNames, of: table)
    let (codes, domain) = coded(keys, after: wanted)
    let (cells, overflow) = domain.count.multipliedReportingOverflow(by: grouping.rows.count)
    guard !overflow, context.allow(rows: cells, at: node.origin) else { return table }

    var isThere = Array(repeating: false, count: cells)
    for row in 0..<table.rowCount {
      isThere[grouping.groupOfRow[row] * domain.count + codes[row]] = true
    }
    let gaps = isThere.indices.filter { !isThere[$0] }
    let leaders = gaps.map { grouping.leaders[$0 / domain.count] }
    let constant = node["value"].map { Datum($0) } ?? .number(0)

    var result = DataTable(rowCount: table.rowCount + gaps.count)
    for column in table.columns {
      result.set(column.name, column.values.appending(gaps.map { _ in .null }))
    }
    for path in groupNames {
      guard let own = table.values(at: path) else { continue }
      result.set(column(of: path, in: table), own.appending(leaders.map { own[$0] }))
    }
    result.set(
      column(of: node["key"]?.string ?? "", in: table),
      keys.appending(gaps.map { domain[$0 % domain.count] }))
    let measure = column(of: node[name]?.string ?? "", in: table)
    result.set(
      measure, measures.appending(gaps.map { _ in method == "value" ? constant : .null }))
    return method == "value"
      ? result : filling(result, measure, by: method, frame, groupNames)
  }

  private static func column(of path: String, in table: DataTable) -> String {
    table[path] == nil ? FieldName.flattened(path) : path
  }

  /// What stands in for nothing: a summary of the values of the group that the frame takes in.
  private static func filling(
    _ table: DataTable, _ measure: String, by method: String, _ frame: WindowFrame,
    _ groupNames: [String]
  ) -> DataTable {
    guard let values = table.values(at: measure) else { return table }
    let partitions = WindowPartition.partitions(
      of: table, by: Grouping(by: groupNames, of: table), sort: nil)
    let summaries = SlidingSummary(method, of: values)
      .column(partitions: partitions, frame: frame, ignorePeers: false, in: table)
    let filled = DataValues(
      (0..<table.rowCount).map { values[$0] == .null ? summaries[$0] : values[$0] })
    return table.setting("imputed_\(measure)_value", summaries).setting(measure, filled)
  }

  /// A list, or `{"start": …, "stop": …, "step": …}`, without its stop.
  private static func keyValues(_ node: Node?, context: inout Context) -> [Datum]? {
    guard let node, !node.isNull else { return [] }
    if let items = node.items {
      return items.map { DateTimeNode.datum($0, context: context) }
    }
    guard node.members != nil, let stop = node["stop"]?.number else {
      context.report.error(
        "E546", "`keyvals` is a list, or an object with `start`, `stop` and `step`",
        at: node.origin)
      return nil
    }
    let start = node["start"]?.number ?? 0
    let given = node["step"]?.number ?? 1
    let step = given == 0 ? 1 : given
    let count = max(0, ((stop - start) / step).rounded(.up))
    guard count.isFinite, count <= Double(Limits.rows) else {
      context.report.error("E520", Limits.tooManyRows, at: node.origin)
      return nil
    }
    return (0..<Int(count)).map { .number(start + Double($0) * step) }
  }

  /// A number for the key of each row, and the keys by their numbers: those wanted, then those met.
  private static func coded(_ keys: DataValues, after wanted: [Datum]) -> ([Int], [Datum]) {
    var domain: [Datum] = []
    var codes: [Datum: Int] = [:]
    func code(_ key: Datum) -> Int {
      if let known = codes[key.category] { return known }
      codes[key.category] = domain.count
      domain.append(key)
      return domain.count - 1
    }
    for key in wanted { _ = code(key) }
    return ((0..<keys.count).map { code(keys[$0]) }, domain)
  }
}
