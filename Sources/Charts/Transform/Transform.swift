import Diagnostics
import Tables

/// One step of a `transform` list.
///
/// The law: a transform never changes the order of rows that it keeps, and an empty table stays
/// empty without a message.
protocol Transform {
  /// The member of the object that makes it this transform.
  static var name: String { get }
  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable
}

extension Transform {
  /// The values of the field that `node[key]` names; reports a missing or unknown one.
  static func values(
    _ node: Node, _ key: String, in table: DataTable, context: inout Context
  ) -> DataValues? {
    guard let name = node[key], let path = name.string else {
      context.report.error("E540", "`\(Self.name)` needs a `\(key)`", at: node.origin)
      return nil
    }
    return Fields.values(path, in: table, at: name.origin, context: &context)
  }

  /// The fields of a list, each with its path; reports a missing list and unknown fields.
  static func fields(
    _ node: Node, _ key: String, in table: DataTable, context: inout Context
  ) -> [(path: String, values: DataValues?)]? {
    let items = node[key]?.items ?? node[key].map { [$0] } ?? []
    guard !items.isEmpty, items.allSatisfy({ $0.string != nil }) else {
      context.report.error(
        "E540", "`\(Self.name)` needs a list of fields in `\(key)`",
        at: node[key]?.origin ?? node.origin)
      return nil
    }
    return items.map { item in
      let path = item.string ?? ""
      return (path, Fields.values(path, in: table, at: item.origin, context: &context))
    }
  }

  /// One of the words that `node[key]` may be, the first when it is not given.
  static func word(
    _ node: Node, _ key: String, among words: [String], context: inout Context
  ) -> String? {
    guard let given = node[key], !given.isNull else { return words.first }
    if let word = given.string, words.contains(word) { return word }
    context.report.error(
      "E546", "the `\(key)` of `\(Self.name)` is one of \(words.joined(separator: ", "))",
      at: given.origin, label: given.string.map { suggestionLabel($0, words) } ?? "")
    return nil
  }

  /// A number that must hold to `range`; `otherwise` when it is not given, `nil`, with a message,
  /// when it is no such number.
  static func number(
    _ node: Node, _ key: String, in range: ClosedRange<Double>, otherwise: Double,
    context: inout Context
  ) -> Double? {
    guard let given = context.resolved(node[key]), !given.isNull else { return otherwise }
    if let number = given.number, range.contains(number) { return number }
    let bounds =
      range.upperBound.isFinite
      ? "from \(range.lowerBound.javaScriptText) to \(range.upperBound.javaScriptText)"
      : "of \(range.lowerBound.javaScriptText) or more"
    context.report.error(
      "E546", "the `\(key)` of `\(Self.name)` is a number \(bounds)", at: given.origin)
    return nil
  }

  /// Two numbers, the first the smaller; `nil` when not given, and, with a message, when there are
  /// not two.
  static func extent(_ node: Node, context: inout Context) -> ClosedRange<Double>? {
    guard let given = context.resolved(node["extent"]), !given.isNull else { return nil }
    if let items = given.items, items.count == 2, let low = items[0].number,
      let high = items[1].number, low.isFinite, high.isFinite
    {
      return min(low, high)...max(low, high)
    }
    context.report.error(
      "E546", "the `extent` of `\(Self.name)` is a list of two numbers", at: given.origin)
    return nil
  }

  /// The names in a list, or in one text.
  static func names(_ node: Node?) -> [String] {
    node?.items?.compactMap(\.string) ?? node?.string.map { [$0] } ?? []
  }
}

enum TransformList {
  static func apply(_ nodes: [Node], to table: DataTable, context: inout Context) -> DataTable {
    nodes.reduce(table) { table, node in
      guard !context.isOverLimit else { return table }
      guard let transform = transformList.first(where: { node[$0.name] != nil }) else {
        let words = node.members?.map(\.key) ?? []
        let names = transformList.map { $0.name }
        let close = words.lazy.compactMap { suggestion(for: $0, among: names) }.first
        context.report.warning(
          "W541", "this is no transform that we know", at: node.origin,
          label: close.map { "did you mean `\($0)`?" } ?? "",
          notes: ["transforms are: \(names.joined(separator: ", "))"])
        return table
      }
      let result = transform.apply(node, to: table, context: &context)
      if result.rowCount * result.columns.count > Limits.cells {
        _ = context.refuse("E520", Limits.tooManyCells, at: node.origin)
      }
      return result
    }
  }
}

/// Looking for fields, with a message for those that are not there.
enum Fields {
  static func values(
    _ path: String, in table: DataTable, at origin: Origin, context: inout Context
  ) -> DataValues? {
    if let values = table.values(at: path) { return values }
    // Without rows there are no columns either, and nothing to be wrong about.
    guard !table.columns.isEmpty else { return nil }
    report(path, in: table, at: origin, context: &context)
    return nil
  }

  static func report(
    _ path: String, in table: DataTable, at origin: Origin, context: inout Context
  ) {
    let names = table.columns.map(\.name).filter { !$0.hasPrefix("__") }
    context.report.warning(
      "W542", "no field `\(path)` in the data", at: origin,
      label: suggestionLabel(path, names),
      notes: ["fields here: \(names.prefix(30).joined(separator: ", "))"])
  }
}
