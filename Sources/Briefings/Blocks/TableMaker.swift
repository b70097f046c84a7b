import Diagnostics
import Indicators
import Tables

/// Puts the figures of metrics into rows and columns.
struct TableMaker {
  let block: TableBlock
  let indicators: [Indicator]
  let since: Period?
  let context: BlockContext

  /// From this many areas on, quarters are shaded.
  private static let leastShaded = 8

  // MARK: Areas as rows

  /// - Returns: `nil` when no area has a value of any metric.
  func byAreas(_ report: inout Report) -> FigureTable? {
    guard let first = indicators.first else { return nil }
    let codes = context.areaCodes(
      block.areas, default: first.area.map { first.peers(of: $0) } ?? first.areas, &report)
    let lit = Set(
      context.areaCodes(block.highlight, default: first.area.map { [$0] } ?? [], &report))
    let comparators = Set(indicators.compactMap(\.comparator))
    var seen: Set<String> = []
    let areas = sorted(
      codes.filter { !comparators.contains($0) && seen.insert($0).inserted }, &report)
    guard areas.contains(where: { code in indicators.contains { $0.latest(of: code) != nil } })
    else { return nil }
    let (shown, hidden) = limited(areas, lit)
    let isShaded = block.isShaded ?? (areas.count >= Self.leastShaded)
    let cells = indicators.map { indicator in
      TableCells(
        indicator: indicator, decimals: block.decimals, since: since, compared: areas,
        isShaded: isShaded, context: context)
    }
    let columns = cells.flatMap { cells in block.shown.map { (cells, $0) } }
    let names = names(of: shown, first)
    var rows = zip(shown, names).map { code, name in
      FigureTable.Row(
        name: name, kind: lit.contains(code) ? .lit : .usual,
        cells: columns.map { $0.0.cell($0.1, of: code) })
    }
    if block.showsComparator,
      let indicator = indicators.first(where: { $0.comparator != nil && !$0.relativeToComparator }),
      let comparator = indicator.comparator
    {
      rows.append(
        FigureTable.Row(
          name: context.name(of: comparator, in: indicator), kind: .total,
          cells: columns.map { cells, shown in
            cells.indicator.comparator.map { cells.cell(shown, of: $0, isTotal: true) } ?? .empty
          }))
    }
    return FigureTable(
      corner: "", columns: heads(cells), rows: rows, remainder: remainder(hidden, first),
      subtitle: subtitle,
      remarks: remarks(cells.filter(\.isShaded).isEmpty ? 0 : areas.count, shown),
      alternative: alternative(areas, lit, first), data: data(areas))
  }

  private func heads(_ cells: [TableCells]) -> [FigureTable.Column] {
    cells.enumerated().flatMap { index, cells in
      let name = label(index) + (arePeriodsMixed ? ", \(cells.head(.value))" : "")
      return block.shown.enumerated().map { offset, shown in
        // A metric with one column needs no second line of heads.
        block.shown.count == 1
          ? FigureTable.Column(
            group: "", head: shown == .value ? name : "\(name), \(cells.head(shown))",
            isDrawn: shown.isDrawn)
          : FigureTable.Column(
            group: offset == 0 ? name : "", head: cells.head(shown), isDrawn: shown.isDrawn)
      }
    }
  }

  private func label(_ index: Int) -> String {
    block.labels.indices.contains(index)
      ? context.words(block.labels[index]) : indicators[index].measure
  }

  /// Our rows are shown whatever the limit.
  private func limited(_ areas: [String], _ lit: Set<String>) -> (shown: [String], hidden: [String])
  {
    guard areas.count > block.mostRows else { return (areas, []) }
    let ours = areas.filter(lit.contains).prefix(block.mostRows)
    let others = areas.filter { !lit.contains($0) }.prefix(block.mostRows - ours.count)
    let kept = Set(ours).union(others)
    return (areas.filter(kept.contains), areas.filter { !kept.contains($0) })
  }

  private func sorted(_ areas: [String], _ report: inout Report) -> [String] {
    guard let first = indicators.first else { return areas }
    var indicator = first
    if let sort = block.sort {
      if sort.text == "name" {
        return areas.map { (context.name(of: $0, in: first), $0) }.sorted { $0 < $1 }.map(\.1)
      }
      guard let known = indicators.first(where: { $0.id == sort.text }) else {
        let names = ["name"] + indicators.map(\.id)
        report.error(
          "E175", "`sort` should be `name` or a metric of the table", at: sort.origin,
          label: suggestion(for: sort.text, among: names).map { "did you mean `\($0)`?" } ?? "",
          notes: ["metrics: \(indicators.map(\.id).joined(separator: ", "))"])
        return areas
      }
      indicator = known
    }
    let isRising = indicator.better == .lower
    return areas.enumerated().sorted { left, right in
      switch (indicator.latest(of: left.element), indicator.latest(of: right.element)) {
      case (let a?, let b?) where a != b: isRising ? a < b : a > b
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// Areas of one name are told apart by their codes.
  private func names(of areas: [String], _ indicator: Indicator) -> [String] {
    let names = areas.map { context.name(of: $0, in: indicator) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, areas).map { counts[$0] ?? 1 > 1 ? "\($0) (\($1))" : $0 }
  }

  // MARK: Metrics as rows

  /// - Returns: `nil` when the page's area has no value of any metric.
  func byMetrics(_ report: inout Report) -> FigureTable? {
    guard let area = indicators.compactMap(\.area).first else {
      report.error(
        "E135", "a table of metrics needs to know whom it is about",
        at: block.metrics.first?.origin,
        notes: ["give the page an `area`"])
      return nil
    }
    guard indicators.contains(where: { $0.latest(of: $0.area ?? area) != nil }) else { return nil }
    let cells = indicators.map {
      TableCells(
        indicator: $0, decimals: block.decimals, since: since, compared: [], isShaded: false,
        context: context)
    }
    let rows = indicators.indices.map { index in
      let own = indicators[index].area ?? area
      let period = indicators[index].period.map { ", \($0.inWords)" } ?? ""
      return FigureTable.Row(
        name: label(index) + period, kind: .usual,
        cells: block.shown.map { cells[index].cell($0, of: own) })
    }
    let first = indicators[0]
    return FigureTable(
      corner: "",
      columns: block.shown.map {
        FigureTable.Column(
          group: "",
          head: $0 == .value ? context.name(of: area, in: first) : cells[0].plainHead($0),
          isDrawn: $0.isDrawn)
      }, rows: rows, remainder: "", subtitle: "", remarks: remarks(0, [area]),
      alternative: "Table of \(rows.count) measures for \(context.name(of: area, in: first)).",
      data: data([area]))
  }

  // MARK: Words

  /// The period, where all metrics share it.
  private var subtitle: String {
    guard !arePeriodsMixed, let period = indicators.first?.period?.inWords else { return "" }
    return indicators.count == 1 ? "\(label(0)), \(period)" : period
  }

  private var arePeriodsMixed: Bool { Set(indicators.compactMap(\.period)).count > 1 }

  private func remainder(_ hidden: [String], _ indicator: Indicator) -> String {
    guard !hidden.isEmpty else { return "" }
    let values = hidden.compactMap { indicator.latest(of: $0) }
    var text = "Not shown: \(hidden.count) more area\(hidden.count == 1 ? "" : "s")"
    if let low = values.min(), let high = values.max() {
      let unit = indicator.unit
      let (from, to) = (
        unit.shortText(low, decimals: block.decimals),
        unit.shortText(high, decimals: block.decimals)
      )
      text += from == to ? ", at \(from)" : ", from \(from) to \(to)"
    }
    return text
  }

  private func remarks(_ shaded: Int, _ areas: [String]) -> String {
    let rows = indicators.flatMap { indicator in
      areas.compactMap { code in indicator.period.flatMap { indicator.row(area: code, period: $0) }
      }
    }
    let key = markerKey(rows)
    return joined(
      shaded > 0
        ? "Shading and the bar at its left: quarters of the \(shaded) areas, the best darkest."
        : "",
      key.isEmpty ? "" : key + ".")
  }

  private func alternative(
    _ areas: [String], _ lit: Set<String>, _ indicator: Indicator
  ) -> String {
    func told(_ code: String) -> String {
      let figure = indicator.latest(of: code).map {
        indicator.unit.shortText($0, decimals: block.decimals)
      }
      return "\(context.name(of: code, in: indicator)) \(figure ?? "without a figure")"
    }
    var text =
      "Table of \(areas.count) areas by \(indicators.indices.map(label).joined(separator: ", "))"
    if let first = areas.first, let last = areas.last, first != last {
      text += ", from \(told(first)) to \(told(last))"
    }
    let ours = areas.filter(lit.contains).prefix(6).map(told)
    return text + "." + (ours.isEmpty ? "" : " Lit: \(ours.joined(separator: ", ")).")
  }

  private func data(_ areas: [String]) -> DataTable {
    var table = DataTable([
      DataColumn("area", .strings(areas)),
      DataColumn("area_name", .strings(areas.map { context.name(of: $0, in: indicators[0]) })),
    ])
    for indicator in indicators {
      table.set(indicator.id, .numbers(areas.map { indicator.latest(of: $0) ?? .nan }))
    }
    return table
  }
}

extension Indicator {
  /// The value in the period that the page is about.
  func latest(of area: String) -> Double? { period.flatMap { value(area: area, period: $0) } }
}

extension TableBlock.Shown {
  /// Drawn rather than written.
  var isDrawn: Bool { self == .bar || self == .trend }
}
