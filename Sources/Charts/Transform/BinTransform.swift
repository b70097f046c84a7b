import Diagnostics
import Tables

/// Numbers cut into bins, with the start and the end of each in new columns.
enum BinTransform: Transform {
  static let name = "bin"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let values = values(node, "field", in: table, context: &context) else { return table }
    let parameters = node["bin"]?.members == nil ? ["maxbins": 10] : node["bin"] ?? [:]
    guard let bins = Bins(parameters, values: values.measures, context: &context) else {
      return table
    }
    let targets = names(node["as"])
    let start = targets.first ?? "bin_\(node["field"]?.string ?? "")"
    let end = targets.count > 1 ? targets[1] : "\(start)_end"
    let starts = values.measures.map(bins.start)
    return table.setting(start, .numbers(starts))
      .setting(end, .numbers(starts.map { $0 + bins.step }))
  }
}
