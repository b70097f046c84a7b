import Diagnostics
import Tables

/// What an encoding asks of the data: dates read, bins, time units, aggregates, stacks.
enum EncodingTransforms {
  static func apply(
    to unit: inout Unit, table: DataTable, facetFields: [String], binTable: DataTable?,
    context: inout Context
  ) {
    var table = table
    checkFields(unit, table, &context)
    table = parsed(table, unit, &context)
    table = binned(table, &unit, binTable, &context)
    table = cut(table, unit, context)
    unit.source = table
    if unit.encoding.isAggregate {
      table = aggregated(table, unit, facetFields, &context)
    }
    table = imputed(table, unit, &context)
    if let stack = unit.stack { table = stacked(table, unit, stack, &context) }
    unit.rows = valid(table, unit, context)
  }

  private static func checkFields(_ unit: Unit, _ table: DataTable, _ context: inout Context) {
    guard !table.columns.isEmpty else { return }
    for (_, definition) in unit.encoding.fields {
      guard let field = definition.field, field != "*", table.values(at: field) == nil else {
        continue
      }
      Fields.report(field, in: table, at: definition.origin, context: &context)
    }
  }

  /// Times are read as dates, measures of `min` and `max` as numbers, nested fields laid flat.
  static func parsed(_ table: DataTable, _ unit: Unit, _ context: inout Context) -> DataTable {
    var table = table
    for (_, definition) in unit.encoding.fields {
      guard let field = definition.field, let values = table.values(at: field) else { continue }
      let flat = FieldName.flattened(field)
      if definition.type == .temporal || definition.timeUnit != nil {
        table.set(flat, Parsing.dates(values, context))
      } else if definition.type == .quantitative,
        definition.aggregate == .operation("min") || definition.aggregate == .operation("max")
      {
        table.set(flat, .numbers(Parsing.numbers(values)))
      } else if flat != field, table[flat] == nil {
        table.set(flat, values)
      }
    }
    return table
  }

  private static func binned(
    _ table: DataTable, _ unit: inout Unit, _ binTable: DataTable?, _ context: inout Context
  ) -> DataTable {
    var table = table
    for (channel, definition) in unit.encoding.fields {
      guard case .computed(let parameters) = definition.bin, let field = definition.field,
        let values = table.values(at: field)
      else { continue }
      let measures = values.measures
      let shared = binTable?.values(at: field)?.measures
      let extentValues = shared.flatMap { $0.contains(where: \.isFinite) ? $0 : nil } ?? measures
      guard let bins = Bins(parameters, values: extentValues, context: &context) else { continue }
      unit.bins[channel] = bins
      let starts = measures.map(bins.start)
      table.set(definition.column, .numbers(starts))
      table.set(definition.endColumn, .numbers(starts.map { $0 + bins.step }))
    }
    return table
  }

  private static func cut(_ table: DataTable, _ unit: Unit, _ context: Context) -> DataTable {
    var table = table
    for (_, definition) in unit.encoding.fields {
      guard let timeUnit = definition.timeUnit, let field = definition.field,
        let values = table.values(at: field)
      else { continue }
      let (starts, ends) = TimeUnits.bounds(of: values, unit: timeUnit, context: context)
      if !timeUnit.isBinned { table.set(definition.column, .times(starts)) }
      table.set(definition.endColumn, .times(ends))
    }
    return table
  }

  private static func aggregated(
    _ table: DataTable, _ unit: Unit, _ facetFields: [String], _ context: inout Context
  ) -> DataTable {
    var dimensions: [String] = []
    var companions: [String] = []
    for (_, definition) in unit.encoding.fields where !definition.isAggregate {
      guard !dimensions.contains(definition.column) else { continue }
      dimensions.append(definition.column)
      if definition.bin?.isComputed ?? false || definition.timeUnit != nil {
        companions.append(definition.endColumn)
      }
    }
    dimensions += facetFields.filter { !dimensions.contains($0) }
    let groups = Groups(by: dimensions, of: table)
    // An aggregate of nothing is still one row, as a sum over everything is one number.
    let isOfNothing = dimensions.isEmpty && table.rowCount == 0
    var list: [[Int]]?
    func rows() -> [[Int]] {
      if let list { return list }
      let rows = isOfNothing ? [[]] : groups.rows
      list = rows
      return rows
    }
    var result = DataTable(rowCount: isOfNothing ? 1 : groups.count)
    for name in dimensions + companions {
      guard let values = table.values(at: name), !isOfNothing else { continue }
      result.set(FieldName.flattened(name), values.taking(groups.leaders))
    }
    for (_, definition) in unit.encoding.fields {
      guard let aggregate = definition.aggregate, result[definition.column] == nil else { continue }
      let values = definition.field.flatMap { table.values(at: $0) }
      switch aggregate {
      case .operation(let operation):
        guard operation == "count" || Aggregates.names.contains(operation) else {
          context.report.error(
            "E545", "there is no aggregate `\(operation)`",
            at: definition.node["aggregate"]?.origin,
            label: suggestionLabel(operation, Aggregates.names))
          continue
        }
        guard operation == "count" || values != nil else { continue }
        let subject = operation == "count" ? nil : values
        result.set(
          definition.column,
          (isOfNothing ? nil : Aggregates.running(operation, of: subject, groups))
            ?? Aggregates.column(operation, of: subject, rows: rows()))
      case .argument(let isLargest, let by):
        guard let keys = table.values(at: by), let values else { continue }
        result.set(
          definition.column,
          DataValues(
            rows().map { group in
              AggregateTransform.argument(isLargest, of: keys, rows: group).map { values[$0] }
                ?? .null
            }))
      }
    }
    return result
  }

  /// `impute` of a position: values for the places along the other one that a path lacks.
  private static func imputed(_ table: DataTable, _ unit: Unit, _ context: inout Context)
    -> DataTable
  {
    let pairs: [(Channel, Channel)] = [(.x, .y), (.y, .x)]
    for (channel, other) in pairs {
      guard let definition = unit.encoding[channel], let key = unit.encoding[other],
        let settings = definition.property("impute"), settings.members != nil,
        table.values(at: definition.column) != nil, table.values(at: key.column) != nil,
        unit.stack?.imputes != true
      else { continue }
      let groups = unit.encoding.fields.filter { channel, definition in
        MarkScene.pathChannels.contains(channel) && !definition.isAggregate
      }
      let node = settings.setting("impute", to: Node(definition.column))
        .setting("key", to: Node(key.column))
        .setting("groupby", to: Node(groups.map { Node($0.1.column) }))
      return ImputeTransform.apply(node, to: table, context: &context)
    }
    return table
  }

  private static func stacked(
    _ table: DataTable, _ unit: Unit, _ stack: Stack, _ context: inout Context
  ) -> DataTable {
    guard let definition = unit.encoding[stack.channel] else { return table }
    var table = table
    if stack.imputes { table = Imputation.completed(table, stack, measure: definition.column) }
    guard let values = table.values(at: definition.column) else { return table }
    let grouping = Grouping(by: stack.groups.map(\.column), of: table)
    let (starts, ends) = Stacking.stack(
      values.measures, groups: grouping.rows, offset: stack.offset,
      ascending: order(of: unit, stack, table)?.isAscending)
    return table.setting(stack.startColumn, .numbers(starts))
      .setting(stack.endColumn, .numbers(ends))
  }

  /// The order channel's, else by what the stack is made of: downward on y, so that colours read
  /// from top to bottom as in the legend.
  private static func order(of unit: Unit, _ stack: Stack, _ table: DataTable) -> SortKeys? {
    let fields = unit.encoding.list(.order).filter(\.isField)
    if !fields.isEmpty {
      return SortKeys(
        fields.compactMap { definition in
          table.values(at: definition.column).map {
            ($0, definition.property("sort")?.string == "descending")
          }
        })
    }
    let direction = unit.encoding[.order]?.property("sort")?.string
    let isDescending = direction.map { $0 == "descending" } ?? (stack.channel == .y)
    return SortKeys(
      stack.by.compactMap { definition in
        guard let values = table.values(at: definition.column) else { return nil }
        // Colours listed in an order are stacked in it.
        guard let list = definition.property("scale")?["domain"]?.items else {
          return (values, isDescending)
        }
        var ranks: [Datum: Double] = [:]
        for (index, item) in list.enumerated() {
          ranks.updateIfMissing(Datum(item).category, Double(index))
        }
        let ranked = (0..<values.count).map { ranks[values[$0].category] ?? Double(list.count) }
        return (.numbers(ranked), isDescending)
      })
  }

  /// Without the rows whose positions or sizes are no numbers; paths keep them, and break.
  private static func valid(_ table: DataTable, _ unit: Unit, _ context: Context) -> DataTable {
    let mode = unit.mark.property("invalid", context.config)
    if mode?.isNull == true || mode?.string == "show" { return table }
    if unit.mark.traits.isPath, mode?.string != "filter" { return table }
    var keeps: [Bool]?
    for (channel, definition) in unit.encoding.fields
    where channel.isScaled && !definition.isCount {
      let type = ScaleResolution.type(
        of: definition, channel: channel, unit: unit, hasOffset: false)
      guard let type, type.isContinuous, let values = table.values(at: definition.column) else {
        continue
      }
      if case .mixed = values {
      } else if case .strings = values {
      } else if !values.measures.contains(where: { !$0.isFinite }) {
        continue
      }
      let isValid = (type.isTime ? values.measures : values.places).map(\.isFinite)
      keeps = keeps.map { zip($0, isValid).map { $0 && $1 } } ?? isValid
    }
    guard let keeps, keeps.contains(false) else { return table }
    return table.taking(keeps.indices.filter { keeps[$0] })
  }
}
