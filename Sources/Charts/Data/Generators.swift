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
    guard count.isFinite, count >= 0, count <= Double(Limits.rows),
      context.allow(rows: Int(count), at: sequence.origin)
    else { return DataTable() }
    let values = (0..<Int(count)).map { start + Double($0) * step }
    return DataTable([DataColumn(sequence["as"]?.string ?? "data", .numbers(values))])
  }
}
