import Diagnostics
import Tables

/// Values laid end to end in each group, their starts and ends in new columns.
enum StackTransform: Transform {
  static let name = "stack"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let field = node["stack"], let path = field.string,
      let values = Fields.values(path, in: table, at: field.origin, context: &context)
    else { return table }
    let grouping = Grouping(
      by: AggregateTransform.groups(node, in: table, context: &context), of: table)
    let offset = node["offset"]?.string.flatMap(Stacking.Offset.init(rawValue:)) ?? .zero
    let (starts, ends) = Stacking.stack(
      values.measures, groups: grouping.rows, offset: offset,
      ascending: SortKeys(node["sort"], of: table, context: &context)?.isAscending)
    let targets = names(node["as"])
    let start = targets.first ?? "\(path)_start"
    let end = targets.count > 1 ? targets[1] : "\(start)_end"
    return table.setting(start, .numbers(starts)).setting(end, .numbers(ends))
  }
}
