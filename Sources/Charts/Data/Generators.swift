import Diagnostics
import Tables

/// Data that are made rather than read.
enum Generators {
  static func table(_ node: Node, context: inout Context) -> DataTable? {
    if let map = MapGenerators.table(node, context: &context) { return map }
    guard let sequence = node["sequence"] else { return nil }
    let start = sequence["start"]?.number ?? 0
    let stop = sequence["stop"]?.number ?? 0
    let step = sequence["step"]?.number ?? 1
    let count = ((stop - start) / step).rounded(.up)
    guard count.isFinite, step != 0 else {
      context.report.error(
        "E520", "a sequence with this start, stop and step has no end", at: sequence.origin,
        label: "give numbers, and a step that is not 0")
      return DataTable()
    }
    // A step away from the stop makes no rows, as in Vega.
    let rows = Int(min(max(count, 0), Double(Limits.rows) + 1))
    guard context.allow(rows: rows, at: sequence.origin) else { return DataTable() }
    let values = (0..<rows).map { start + Double($0) * step }
    return DataTable([DataColumn(sequence["as"]?.string ?? "data", .numbers(values))])
  }
}
