import Diagnostics
import Tables

/// Times cut to a unit of the calendar, in a new column, with the unit's end beside it.
enum TimeUnitTransform: Transform {
  static let name = "timeUnit"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let unit = TimeUnitDefinition(node["timeUnit"], context: &context),
      let values = values(node, "field", in: table, context: &context)
    else { return table }
    let target =
      node["as"]?.string ?? "\(FieldName.prefix(of: unit))_\(node["field"]?.string ?? "")"
    let (starts, ends) = TimeUnits.bounds(
      of: Parsing.dates(values, context), unit: unit, context: context)
    return table.setting(target, .times(starts)).setting("\(target)_end", .times(ends))
  }
}
