import Diagnostics
import Tables

/// Some of the rows, the same ones each time.
enum SampleTransform: Transform {
  static let name = "sample"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let size = wholeNumber(node["sample"], in: 0...Limits.rows), size < table.rowCount else {
      return table
    }
    // Even steps through the rows: no luck, and no seed to remember.
    let step = Double(table.rowCount) / Double(max(size, 1))
    return table.taking((0..<size).map { Int(Double($0) * step) })
  }
}
