import Diagnostics
import Indicators
import Scales
import SceneGraph
import Tables

/// What a tile can tell below its figure.
enum TileDetail: String, CaseIterable {
  case change, comparator, period, trend

  static func read(_ nodes: [Node]?, _ report: inout Report) -> [TileDetail] {
    let words = allCases.map(\.rawValue)
    return (nodes ?? []).compactMap { node in
      if let detail = node.string.flatMap(TileDetail.init(rawValue:)) { return detail }
      report.error(
        "E104", "`details` should be of: \(words.joined(separator: ", "))", at: node.origin,
        label: node.string.flatMap { suggestion(for: $0, among: words) }
          .map { "did you mean `\($0)`?" } ?? "")
      return nil
    }
  }
}

/// The details of one area's figure.
struct TileDetails {
  let own: TileWords
  let indicator: Indicator
  let area: String
  let period: Period
  let context: BlockContext

  /// "2023 · UK £41.87": what stands before the note.
  var line: String {
    var parts: [String] = []
    if own.details.contains(.period) { parts.append(period.inWords) }
    if own.details.contains(.comparator), let comparator { parts.append(comparator) }
    return parts.joined(separator: " · ")
  }

  var comparator: String? {
    guard let code = indicator.comparator, code != area,
      let value = indicator.value(area: code, period: period)
    else { return nil }
    let figure = indicator.unit.shortText(value, decimals: own.decimals)
    return "\(context.shortName(of: code, in: indicator)) \(figure)"
  }

  /// "up £0.84 since 2022".
  var change: (text: String, arrow: TileContent.Arrow)? {
    guard own.details.contains(.change), let change = indicator.change(area: area, period: period)
    else { return nil }
    let format = indicator.unit.differenceFormat(for: change.absolute, decimals: own.decimals)
    let amount = format.text(of: abs(change.absolute))
    let since = "since \(change.from.period.inWords)"
    let isLevel = !amount.contains { "123456789".contains($0) }
    guard !isLevel, !change.isWithinInterval else { return nil }
    let isUp = change.absolute > 0
    return (
      "\(isUp ? "up" : "down") \(amount) \(since)",
      TileContent.Arrow(isUp: isUp, color: Self.color(change.direction))
    )
  }

  /// Where no arrow may point: nothing moved, or not clearly.
  var unmoved: String {
    guard own.details.contains(.change), change == nil,
      let change = indicator.change(area: area, period: period)
    else { return "" }
    let since = change.from.period.inWords
    return change.isWithinInterval ? "No clear change since \(since)." : "Unchanged since \(since)."
  }

  var trend: ChartContent? {
    guard own.details.contains(.trend) else { return nil }
    let rows = indicator.series(of: area).filter { $0.period <= period }
    let known = rows.filter { $0.value != nil }
    guard known.count > 1, let first = known.first, let last = known.last, let from = first.value,
      let to = last.value
    else { return nil }
    let unit = indicator.unit
    return SmallLine(values: rows.map(\.value), theme: context.theme).chart(
      alternative: "Line from \(unit.shortText(from, decimals: own.decimals)) in "
        + "\(first.period.inWords) to \(unit.shortText(to, decimals: own.decimals)) in "
        + "\(last.period.inWords).",
      isLit: true, height: 18)
  }

  /// What the marker beside the figure means.
  var remark: String {
    guard let row = indicator.row(area: area, period: period) else { return "" }
    let key = markerKey([row])
    return key.isEmpty ? "" : key + "."
  }

  var marker: String { indicator.row(area: area, period: period)?.status.shownMarker ?? "" }

  /// The figures behind the tile.
  var data: DataTable {
    let codes = [area] + (indicator.comparator.map { [$0] } ?? [])
    let rows = codes.flatMap { Array(indicator.series(of: $0)) }.filter { $0.period <= period }
    return indicator.table(of: rows, context)
  }

  static func color(_ direction: Direction) -> Theme.ColorRole {
    switch direction {
    case .better: .accent
    case .neither: .ink
    case .worse: .signal
    }
  }
}
