import Diagnostics
import Tables

/// An order of rows by some columns.
struct SortKeys {
  var keys: [(values: DataValues, isDescending: Bool)]

  init(_ keys: [(values: DataValues, isDescending: Bool)]) { self.keys = keys }

  /// A list of `{"field": …, "order": …}`; `nil` when there is nothing to sort by.
  init?(_ node: Node?, of table: DataTable, context: inout Context) {
    keys = []
    for item in node?.items ?? [] {
      guard let name = item["field"], let path = name.string,
        let values = Fields.values(path, in: table, at: name.origin, context: &context)
      else { continue }
      keys.append((values, item["order"]?.string == "descending"))
    }
    if keys.isEmpty { return nil }
  }

  func isAscending(_ left: Int, _ right: Int) -> Bool {
    for key in keys {
      let order = Datum.compare(key.values[left], key.values[right])
      if order != 0 { return key.isDescending ? order > 0 : order < 0 }
    }
    return false
  }
}
