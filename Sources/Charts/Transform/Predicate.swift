import Diagnostics
import Tables

/// What a filter or a condition tests: an expression, a field predicate, or these joined by `and`,
/// `or` and `not`.
enum Predicate {
  static func rows(_ node: Node, of table: DataTable, context: inout Context) -> [Int] {
    let holds = mask(node, of: table, context: &context)
    return holds.indices.filter { holds[$0] }
  }

  /// Whether the predicate holds, row by row; a bad one holds everywhere.
  static func mask(
    _ node: Node, of table: DataTable, depth: Int = 0, context: inout Context
  ) -> [Bool] {
    let everywhere = Array(repeating: true, count: table.rowCount)
    guard depth < Limits.nesting else { return everywhere }
    if let constant = node.bool { return Array(repeating: constant, count: table.rowCount) }
    if node.string != nil { return expression(node, of: table, context: &context) }
    if let items = node["and"]?.items {
      return items.reduce(everywhere) { result, item in
        let next = mask(item, of: table, depth: depth + 1, context: &context)
        return zip(result, next).map { $0 && $1 }
      }
    }
    if let items = node["or"]?.items {
      return items.reduce(everywhere.map { _ in false }) { result, item in
        let next = mask(item, of: table, depth: depth + 1, context: &context)
        return zip(result, next).map { $0 || $1 }
      }
    }
    if let inner = node["not"] {
      return mask(inner, of: table, depth: depth + 1, context: &context).map { !$0 }
    }
    if node["param"] != nil || node["selection"] != nil { return everywhere }
    if node["field"] != nil { return field(node, of: table, context: &context) }
    context.report.error(
      "E544", "a predicate is an expression, or an object with `field` and a comparison",
      at: node.origin)
    return everywhere
  }

  private static func expression(_ node: Node, of table: DataTable, context: inout Context)
    -> [Bool]
  {
    var holds = Array(repeating: false, count: table.rowCount)
    guard let expression = context.expression(node) else { return holds.map { _ in true } }
    context.review(expression, fields: table.columns.map(\.name), at: node.origin)
    do {
      let bound = expression.bound(to: table.asScriptSees, environment: context.environment)
      for row in try bound.matchingRows() { holds[row] = true }
      return holds
    } catch {
      context.report.add(error.diagnostic("E530", at: node.origin))
      return holds.map { _ in true }
    }
  }

  private static func field(_ node: Node, of table: DataTable, context: inout Context) -> [Bool] {
    let nothing = Array(repeating: false, count: table.rowCount)
    guard let name = node["field"], let path = name.string,
      var values = Fields.values(path, in: table, at: name.origin, context: &context)
    else { return nothing }
    let unit = TimeUnitDefinition(node["timeUnit"], context: &context)
    if let unit {
      let times = Parsing.dates(values, context)
      values = unit.isBinned ? times : TimeUnits.starts(of: times, unit: unit, context: context)
    }
    func datum(_ node: Node) -> Datum {
      DateTimeNode.datum(node, unit: unit, context: context).category
    }
    if let valid = node["valid"]?.bool {
      return (0..<values.count).map { row in
        let datum = values[row]
        let isValid =
          switch datum {
          case .null: false
          case .number(let value), .time(let value): value.isFinite
          default: true
          }
        return isValid == valid
      }
    }
    if let equal = node["equal"] {
      let wanted = datum(equal)
      return (0..<values.count).map { matches(values[$0], wanted) }
    }
    if let items = (node["oneOf"] ?? node["in"])?.items {
      let wanted = Set(items.map(datum))
      return (0..<values.count).map { row in
        let value = values[row].category
        return wanted.contains(value) || wanted.contains { matches(value, $0) }
      }
    }
    if let range = node["range"]?.items, range.count == 2 {
      let low = range[0].isNull ? -Double.infinity : datum(range[0]).asNumber
      let high = range[1].isNull ? Double.infinity : datum(range[1]).asNumber
      let (least, most) = (min(low, high), max(low, high))
      return values.measures.map { least <= $0 && $0 <= most }
    }
    for (key, holds) in comparisons {
      guard let bound = node[key] else { continue }
      let wanted = datum(bound)
      return (0..<values.count).map { row in
        let value = values[row]
        if case .string(let a) = value, case .string(let b) = wanted {
          return holds(Datum.compare(.string(a), .string(b)))
        }
        let (a, b) = (value.asNumber, wanted.asNumber)
        return a < b ? holds(-1) : a > b ? holds(1) : a == b ? holds(0) : false
      }
    }
    context.report.error(
      "E544",
      "a predicate of a field needs `equal`, `lt`, `lte`, `gt`, `gte`, `range`, `oneOf` or "
        + "`valid`", at: node.origin)
    return nothing.map { _ in true }
  }

  /// Text is read as a number where a number is wanted, and the other way round.
  private static func matches(_ value: Datum, _ wanted: Datum) -> Bool {
    switch (value, wanted) {
    case (.string, .number(let number)): value.asNumber == number
    case (.number, .string(let text)), (.bool, .string(let text)): value.asText == text
    default: value.category == wanted
    }
  }

  private static let comparisons: [(String, @Sendable (Int) -> Bool)] = [
    ("lt", { $0 < 0 }), ("lte", { $0 <= 0 }), ("gt", { $0 > 0 }), ("gte", { $0 >= 0 }),
  ]
}
