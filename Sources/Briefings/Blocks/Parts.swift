import Diagnostics
import Indicators
import Tables

/// What an area, or a set of areas, is made of: categories of the metric, or the areas themselves.
struct Parts: Sendable {
  struct Part: Sendable {
    var name: String
    var row: Indicator.Row?
    var isLit = false

    var value: Double? { row?.value }
  }

  var parts: [Part]
  /// As published; `nil` where it is but the sum.
  var total: Double?
  /// Of the whole: "Liverpool City Region", or "Total".
  var name: String

  var rows: [Indicator.Row] { parts.compactMap(\.row) }

  /// - Returns: `nil` after a report.
  static func read(
    _ fields: AreaFields, of indicator: Indicator, in period: Period, _ context: BlockContext,
    _ report: inout Report
  ) -> Parts? {
    let whole = wholes(fields, of: indicator, context, &report).first
    if fields.areas == nil, let whole {
      let rows = indicator.breakdown(of: whole, in: period)
      if !rows.isEmpty {
        return Parts(
          parts: rows.map { Part(name: $0.category ?? "", row: $0) },
          total: indicator.value(area: whole, period: period),
          name: context.shortName(of: whole, in: indicator))
      }
    }
    guard !["percent", "index", "percentage_points"].contains(indicator.unit.code),
      !indicator.unit.suffix.hasPrefix(" per "), !indicator.unit.suffix.hasPrefix(" an ")
    else {
      report.error(
        "E165",
        "`\(fields.metric.text)` has no categories, and its areas cannot be added up: "
          + "it is a rate, not an amount",
        at: fields.metric.origin,
        notes: ["show it as a `ranking`, or use a metric of amounts, such as £ million or people"])
      return nil
    }
    let lit = Set(
      context.areaCodes(fields.highlight, default: indicator.area.map { [$0] } ?? [], &report))
    var seen: Set<String> = []
    let codes = context.areaCodes(
      fields.areas, default: indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas,
      &report
    ).filter { $0 != indicator.comparator && seen.insert($0).inserted }
    return Parts(
      parts: codes.map { code in
        Part(
          name: context.name(of: code, in: indicator),
          row: indicator.row(area: code, period: period), isLit: lit.contains(code))
      }, total: nil, name: "Total")
  }

  /// The areas whose categories are shown: the lit ones, or the page's.
  static func wholes(
    _ fields: AreaFields, of indicator: Indicator, _ context: BlockContext,
    _ report: inout Report
  ) -> [String] {
    context.areaCodes(
      fields.highlight, default: (indicator.area ?? indicator.areas.first).map { [$0] } ?? [],
      &report)
  }
}
