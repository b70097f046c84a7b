import Diagnostics
import Tables

extension TreeBuilder {
  /// One copy of the inner view for each value of the facet's fields, with its share of the rows.
  mutating func facet(
    _ node: Node, parent: Int?, _ inner: Inheritance, context: inout Context
  ) -> Int? {
    guard let facetNode = node["facet"], let spec = node["spec"], var table = inner.table else {
      return nil
    }
    func definition(_ node: Node?, _ channel: Channel) -> ChannelDefinition? {
      node.flatMap { ChannelDefinition($0, channel: channel, context: &context) }
    }
    let isGrid = facetNode["row"] != nil || facetNode["column"] != nil
    let row = isGrid ? definition(facetNode["row"], .row) : nil
    let column = isGrid ? definition(facetNode["column"], .column) : nil
    let wrapped = isGrid ? nil : definition(facetNode, .facet)
    let definitions = [row, column, wrapped].compactMap { $0 }
    table = FacetFields.prepared(table, definitions, context: &context)

    func header(_ definition: ChannelDefinition?) -> FacetLayout.Header? {
      definition.map {
        FacetLayout.Header(
          definition: $0,
          values: FacetFields.values(
            of: $0, in: table, inside: definitions.count == 1 ? spec : nil, context: context))
      }
    }
    let columns = wholeNumber(node["columns"], in: 1...Limits.views)
    let layout = FacetLayout(
      row: header(row), column: header(column), wrapped: header(wrapped),
      columns: columns ?? Limits.views)
    let id = add(node, parent: parent, kind: .facet(layout), table: table)

    var panels = inner
    panels.facetFields += definitions.map(\.column)
    panels.binTable = table
    let grid = FacetFields.panels(of: layout, in: table)
    guard grid.count <= Limits.views else {
      _ = context.refuse("E521", Limits.tooManyViews, at: facetNode.origin)
      return nil
    }
    for panel in grid where !context.isOverLimit {
      panels.table = table.taking(panel.rows)
      guard let child = build(spec, parent: id, panels, context: &context) else { continue }
      tree[child].row = panel.row
      tree[child].column = panel.column
      tree[child].isEmptyPanel = panel.rows.isEmpty
    }
    dropEmptyLines(id, layout)
    return tree[id].children.isEmpty ? nil : id
  }

  /// Values whose every panel lost all its rows on the way have no place in the grid.
  private mutating func dropEmptyLines(_ id: Int, _ layout: FacetLayout) {
    let full = tree[id].children.filter { child in
      tree.units(under: child).contains { (tree[$0].unit?.rows.rowCount ?? 0) > 0 }
    }
    guard !full.isEmpty, full.count < tree[id].children.count else { return }
    var layout = layout
    if var wrapped = layout.wrapped {
      let kept = full.map { tree[$0].row * layout.columns + tree[$0].column }
      wrapped.values = kept.map { wrapped.values[$0] }
      layout.wrapped = wrapped
      for (index, child) in full.enumerated() {
        tree[child].row = index / layout.columns
        tree[child].column = index % layout.columns
      }
      tree[id].children = full
      tree[id].kind = .facet(layout)
      return
    }
    let rows = Set(full.map { tree[$0].row }).sorted()
    let columns = Set(full.map { tree[$0].column }).sorted()
    let rowValues = layout.row?.values ?? []
    let columnValues = layout.column?.values ?? []
    layout.row?.values = rows.filter(rowValues.indices.contains).map { rowValues[$0] }
    layout.column?.values = columns.filter(columnValues.indices.contains).map { columnValues[$0] }
    tree[id].children = tree[id].children.filter {
      rows.contains(tree[$0].row) && columns.contains(tree[$0].column)
    }
    for child in tree[id].children {
      tree[child].row = rows.firstIndex(of: tree[child].row) ?? 0
      tree[child].column = columns.firstIndex(of: tree[child].column) ?? 0
    }
    tree[id].kind = .facet(layout)
  }
}

/// The values by which a facet splits its rows.
enum FacetFields {
  static func prepared(
    _ table: DataTable, _ definitions: [ChannelDefinition], context: inout Context
  ) -> DataTable {
    var table = table
    for definition in definitions {
      guard let field = definition.field,
        let values = Fields.values(field, in: table, at: definition.origin, context: &context)
      else { continue }
      if let unit = definition.timeUnit {
        let times = Parsing.dates(values, context)
        table.set(
          definition.column, TimeUnits.starts(of: times, unit: unit, context: context))
      } else if case .computed(let parameters) = definition.bin,
        let bins = Bins(parameters, values: values.measures, context: &context)
      {
        table.set(definition.column, .numbers(values.measures.map(bins.start)))
        table.set(
          definition.endColumn, .numbers(values.measures.map { bins.start(of: $0) + bins.step }))
      } else if definition.type == .temporal {
        table.set(definition.column, Parsing.dates(values, context))
      } else {
        table.set(definition.column, values)
      }
    }
    return table
  }

  /// - Parameter spec: the view that each value gets; `nil` when fields are crossed.
  static func values(
    of definition: ChannelDefinition, in table: DataTable, inside spec: Node?, context: Context
  ) -> [Datum] {
    guard let values = table.values(at: definition.column) else { return [] }
    var order = DomainOrder(definition, type: .ordinal, unit: nil, context: context)
    if case .field(_, let field?, _) = order.rule, let spec, aggregatesAway(field, in: spec) {
      order = DomainOrder(.appearance)
    }
    return order.sorted([DomainOrder.Source(values: values, table: table)])
  }

  /// Vega-Lite splits rows that the view has already summed up, without fields it does not draw.
  private static func aggregatesAway(_ field: String, in spec: Node) -> Bool {
    guard spec["mark"] != nil, spec["data"] == nil, let members = spec["encoding"]?.members else {
      return false
    }
    let definitions = members.flatMap { $0.value.items ?? [$0.value] }
    // Overlays, and axes sorted by other fields, keep the rows as they were.
    let keepsRows =
      spec["mark"]?["point"] != nil || spec["mark"]?["line"] != nil
      || definitions.contains { definition in
        guard let sort = definition["sort"] else { return false }
        return sort.members != nil
          || sort.string.map { $0 != "ascending" && $0 != "descending" } ?? false
      }
    guard !keepsRows, definitions.contains(where: { $0["aggregate"] != nil }) else { return false }
    return !definitions.contains {
      $0["field"]?.string == field && $0["aggregate"] == nil && $0["timeUnit"] == nil
        && $0["bin"] == nil
    }
  }

  struct Panel {
    var row: Int
    var column: Int
    var rows: [Int]
  }

  static func panels(of layout: FacetLayout, in table: DataTable) -> [Panel] {
    func rows(_ header: FacetLayout.Header?) -> [Datum: [Int]]? {
      guard let header, let values = table.values(at: header.definition.column) else { return nil }
      return Dictionary(grouping: 0..<table.rowCount) { values[$0].category }
    }
    if let wrapped = layout.wrapped {
      let byValue = rows(wrapped) ?? [:]
      return wrapped.values.enumerated().map { index, value in
        Panel(
          row: index / layout.columns, column: index % layout.columns,
          rows: byValue[value.category] ?? [])
      }
    }
    return standing(crossed(layout, rows(layout.row), rows(layout.column), in: table), layout)
  }

  /// Pairs that never occur have no keys where the order is asked for, and come first, as in Vega.
  private static func standing(_ panels: [Panel], _ layout: FacetLayout) -> [Panel] {
    guard panels.contains(where: \.rows.isEmpty) else { return panels }
    func key(_ header: FacetLayout.Header?, _ place: Int, _ panel: Panel) -> Int {
      let sort = header?.definition.property("sort")
      guard panel.rows.isEmpty, sort?.items != nil || sort?.members != nil else { return place }
      return sort?["order"]?.string == "descending" ? Int.max : -1
    }
    let keys = panels.map { (key(layout.row, $0.row, $0), key(layout.column, $0.column, $0)) }
    let order = Array(panels.indices).stableSorted { keys[$0] < keys[$1] }
    let columns = max(layout.column?.values.count ?? 1, 1)
    return order.enumerated().map { index, from in
      Panel(row: index / columns, column: index % columns, rows: panels[from].rows)
    }
  }

  private static func crossed(
    _ layout: FacetLayout, _ byRow: [Datum: [Int]]?, _ byColumn: [Datum: [Int]]?,
    in table: DataTable
  ) -> [Panel] {
    var panels: [Panel] = []
    for (y, rowValue) in (layout.row?.values.map(Optional.some) ?? [nil]).enumerated() {
      let inRow = rowValue.map { byRow?[$0.category] ?? [] } ?? Array(0..<table.rowCount)
      for (x, columnValue) in (layout.column?.values.map(Optional.some) ?? [nil]).enumerated() {
        guard let columnValue else {
          panels.append(Panel(row: y, column: x, rows: inRow))
          continue
        }
        let inColumn = Set(byColumn?[columnValue.category] ?? [])
        panels.append(Panel(row: y, column: x, rows: inRow.filter(inColumn.contains)))
      }
    }
    return panels
  }
}
