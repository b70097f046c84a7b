import Indicators
import Tables

extension Indicator {
  /// Rows as a chart draws them: `area, area_name, period, date, value, low, high, comparator, status`
  /// (and `category` where there are any).
  func table(of rows: some Collection<Row>, _ context: BlockContext) -> DataTable {
    let reference = Dictionary(
      (comparator.map { series(of: $0) } ?? []).map { ($0.period, $0.value ?? .nan) },
      uniquingKeysWith: { first, _ in first })
    var columns = [
      DataColumn("area", .strings(rows.map(\.area))),
      DataColumn("area_name", .strings(rows.map { context.name(of: $0.area, in: self) })),
      DataColumn("period", .strings(rows.map { $0.period.description })),
      DataColumn("date", .times(rows.map { Double($0.period.firstDay) * 86_400_000 })),
      DataColumn("value", .numbers(rows.map { $0.value ?? .nan })),
      DataColumn("low", .numbers(rows.map { $0.low ?? .nan })),
      DataColumn("high", .numbers(rows.map { $0.high ?? .nan })),
      DataColumn("comparator", .numbers(rows.map { reference[$0.period] ?? .nan })),
      DataColumn("is_area", .booleans(rows.map { $0.area == area })),
      DataColumn("status", .strings(rows.map { $0.status.code.rawValue })),
    ]
    if rows.contains(where: { $0.category != nil }) {
      columns.append(DataColumn("category", .strings(rows.map(\.category))))
    }
    return DataTable(columns)
  }
}
