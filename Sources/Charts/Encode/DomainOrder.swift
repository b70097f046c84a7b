import Diagnostics
import Tables

/// In which order the values of a discrete scale stand.
struct DomainOrder: Hashable {
  enum Rule: Hashable {
    case appearance
    case natural(isDescending: Bool)
    /// Listed values of a field first, in the order of the list.
    case list([Datum], of: String)
    /// By a summary of another field over the rows of each value.
    case field(operation: String, field: String?, isDescending: Bool)
  }

  var rule: Rule

  /// Where a scale's values come from.
  struct Source {
    var values: DataValues
    /// The rows that hold the field to sort by.
    var table: DataTable
  }

  init(_ rule: Rule) { self.rule = rule }

  init(_ definition: ChannelDefinition, type: ScaleType, unit: Unit?, context: Context) {
    let sort = definition.property("sort")
    if let items = sort?.items {
      rule = .list(
        items.map {
          DateTimeNode.datum(
            $0, type: definition.type, unit: definition.timeUnit, context: context
          ).category
        }, of: definition.column)
      return
    }
    if let sort, sort.isNull {
      rule = .appearance
      return
    }
    // Bars side by side stand in the order of their colours.
    if sort == nil, definition.channel.isOffset, let unit,
      let color = [Channel.color, .fill, .stroke].lazy.compactMap({ unit.encoding[$0] }).first,
      color.column == definition.column, let list = color.property("scale")?["domain"]?.items
    {
      rule = .list(list.map { Datum($0).category }, of: definition.column)
      return
    }
    if let text = sort?.string {
      switch text {
      case "ascending": rule = .natural(isDescending: false)
      case "descending": rule = .natural(isDescending: true)
      default:
        let isDescending = text.hasPrefix("-")
        let name = isDescending ? String(text.dropFirst()) : text
        rule = DomainOrder.rule(
          byChannel: name, isDescending: isDescending, definition, unit)
      }
      return
    }
    if let sort, let name = sort["encoding"]?.string {
      rule = DomainOrder.rule(
        byChannel: name, isDescending: sort["order"]?.string == "descending", definition, unit)
      return
    }
    if let sort, sort["field"] != nil || sort["op"] != nil {
      let field = sort["field"]?.string
      rule = .field(
        operation: sort["op"]?.string ?? DomainOrder.defaultOperation(field, unit),
        field: field, isDescending: sort["order"]?.string == "descending")
      if sort["order"]?.isNull == true { rule = .appearance }
      return
    }
    rule = .natural(isDescending: false)
  }

  /// Orders by fields of which one alone asks for more than the least value.
  static func agreed(_ orders: [DomainOrder]) -> DomainOrder? {
    let operations = orders.compactMap { order -> String? in
      if case .field(let operation, _, _) = order.rule { operation } else { nil }
    }
    guard operations.count == orders.count else { return nil }
    let special = zip(orders, operations).filter { $0.1 != "min" }
    return special.count == 1 ? special[0].0 : nil
  }

  private static func rule(
    byChannel name: String, isDescending: Bool, _ definition: ChannelDefinition, _ unit: Unit?
  ) -> Rule {
    guard let channel = Channel(rawValue: name), let other = unit?.encoding[channel],
      other.isField
    else { return .natural(isDescending: isDescending) }
    if other.column == definition.column { return .natural(isDescending: isDescending) }
    switch other.aggregate {
    case .operation(let operation):
      return .field(operation: operation, field: other.field, isDescending: isDescending)
    case .argument(_, _), nil:
      return .field(
        operation: defaultOperation(other.field, unit), field: other.field,
        isDescending: isDescending)
    }
  }

  /// A stacked measure is sorted by the height of the whole stack.
  private static func defaultOperation(_ field: String?, _ unit: Unit?) -> String {
    guard let stack = unit?.stack else { return "min" }
    let dimensions = (stack.groups + stack.by).compactMap(\.field)
    return field.map { dimensions.contains($0) } ?? false ? "min" : "sum"
  }

  /// The distinct values of all sources in this order.
  func sorted(_ sources: [Source]) -> [Datum] {
    var places: [Datum: Int] = [:]
    var values: [Datum] = []
    let groups = sources.map { Groups([$0.values], rowCount: $0.values.count) }
    for (source, groups) in zip(sources, groups) {
      for row in groups.leaders {
        let datum = source.values[row]
        if places.updateIfMissing(datum.category, values.count) { values.append(datum) }
      }
    }
    switch rule {
    case .appearance: return values
    case .natural(let isDescending):
      return values.stableSorted {
        isDescending ? Datum.compare($0, $1) > 0 : Datum.compare($0, $1) < 0
      }
    case .list(let list, _):
      var ranks: [Datum: Int] = [:]
      for (index, datum) in list.enumerated() { ranks.updateIfMissing(datum, index) }
      return values.stableSorted {
        (ranks[$0.category] ?? list.count) < (ranks[$1.category] ?? list.count)
      }
    case .field(let operation, let field, let isDescending):
      let keys =
        summaries(operation, field, of: values, places: places, sources: sources, groups: groups)
      return values.indices.map { $0 }.stableSorted { left, right in
        let order = Datum.compare(keys[left], keys[right])
        return isDescending ? order > 0 : order < 0
      }.map { values[$0] }
    }
  }

  /// Of one source row by row; `nil` when each value's rows are to be looked at together.
  private func summaries(
    _ operation: String, _ field: String?, of values: [Datum], _ places: [Datum: Int],
    _ source: Source, _ groups: Groups
  ) -> [Datum]? {
    let column = field.flatMap { source.table.values(at: $0) }
    // Of values of several types those of one bar may be of one type, and are then read as such.
    if case .mixed? = column { return nil }
    guard field == nil || column?.count == source.values.count,
      let summaries = Aggregates.running(operation, of: column, groups)
    else { return nil }
    var keys = values.map { _ in Datum.null }
    for (group, row) in groups.leaders.enumerated() {
      if let place = places[source.values[row].category] { keys[place] = summaries[group] }
    }
    return keys
  }

  private func summaries(
    _ operation: String, _ field: String?, of values: [Datum], places: [Datum: Int],
    sources: [Source], groups: [Groups]
  ) -> [Datum] {
    if sources.count == 1,
      let keys = summaries(operation, field, of: values, places, sources[0], groups[0])
    {
      return keys
    }
    var collected = values.map { _ in [Datum]() }
    for source in sources {
      let column = field.flatMap { source.table.values(at: $0) }
      for row in 0..<source.values.count {
        guard let place = places[source.values[row].category] else { continue }
        let isThere = row < (column?.count ?? 0)
        collected[place].append(isThere ? column?[row] ?? .null : .null)
      }
    }
    return collected.map { data in
      let values = DataValues(data)
      return Aggregates.column(
        operation, of: field == nil ? nil : values, rows: [Array(data.indices)])[0]
    }
  }
}

extension Dictionary {
  @discardableResult
  mutating func updateIfMissing(_ key: Key, _ value: @autoclosure () -> Value) -> Bool {
    if self[key] != nil { return false }
    self[key] = value()
    return true
  }
}
