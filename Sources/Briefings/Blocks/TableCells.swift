import Indicators
import Scales
import Tables

/// The cells of one metric.
struct TableCells {
  let indicator: Indicator
  let decimals: Int?
  let since: Period?
  let context: BlockContext
  /// The lowest value of each quarter but the first, rising; `nil` where nothing is shaded.
  private let quarters: [Double]?
  private let compared: [String]
  private let span: ClosedRange<Double>

  var isShaded: Bool { quarters != nil }

  init(
    indicator: Indicator, decimals: Int?, since: Period?, compared areas: [String], isShaded: Bool,
    context: BlockContext
  ) {
    self.indicator = indicator
    self.decimals = decimals
    self.since = since
    self.context = context
    compared = areas
    let values = areas.compactMap { indicator.latest(of: $0) }.sorted()
    let hasQuarters = isShaded && values.count >= 4 && values.first != values.last
    quarters = hasQuarters ? (1...3).map { values[$0 * values.count / 4] } : nil
    let own =
      values + (indicator.comparator.flatMap { indicator.latest(of: $0) }.map { [$0] } ?? [])
    span = min(own.min() ?? 0, 0)...max(own.max() ?? 0, 0)
  }

  // MARK: Heads

  func head(_ shown: TableBlock.Shown) -> String {
    let period = indicator.period?.inWords ?? ""
    switch shown {
    case .value: return period
    case .bar: return ""
    case .rank: return "Rank"
    case .gap:
      return indicator.comparator.map {
        "Against \(context.shortName(of: $0, in: indicator))"
      } ?? "Gap"
    case .change:
      let from = indicator.period.flatMap { end in
        indicator.area.flatMap { indicator.previous(area: $0, period: end)?.period }
      }
      return from.map { "Since \($0.inWords)" } ?? "Change"
    case .trend:
      let periods = indicator.rows.map(\.period)
      guard let first = [since, periods.min()].compactMap({ $0 }).first,
        let last = indicator.period,
        first != last
      else { return period }
      return "\(first.inWords) to \(last.inWords)"
    }
  }

  /// Where the rows are of several metrics, and each has periods of its own.
  func plainHead(_ shown: TableBlock.Shown) -> String {
    switch shown {
    case .change: "Change since the period before"
    case .trend: "Trend"
    default: head(shown)
    }
  }

  // MARK: Cells

  /// - Parameter isTotal: of the comparator, which is in no quarter and has no rank.
  func cell(
    _ shown: TableBlock.Shown, of area: String, isTotal: Bool = false
  ) -> FigureTable.Cell {
    guard let period = indicator.period else { return .empty }
    let row = indicator.row(area: area, period: period)
    guard let value = row?.value else {
      guard shown == .value else { return .empty }
      let marker = row?.status.shownMarker ?? ""
      return .figure(marker.isEmpty ? "–" : marker, quarter: nil, color: .muted)
    }
    let unit = indicator.unit
    switch shown {
    case .value:
      let marker = row?.status.shownMarker ?? ""
      let text = unit.shortText(value, decimals: decimals)
      return .figure(
        marker.isEmpty ? text : "\(text) \(marker)", quarter: isTotal ? nil : quarter(of: value),
        color: .text)
    case .bar:
      let length = span.upperBound - span.lowerBound
      guard length > 0 else { return .bar(from: 0, to: 0) }
      return .bar(
        from: (min(value, 0) - span.lowerBound) / length,
        to: (max(value, 0) - span.lowerBound) / length)
    case .rank:
      let rank =
        compared.isEmpty
        ? indicator.rank(of: area, period: period)
        : indicator.rank(of: area, period: period, among: compared)
      return rank.map {
        .figure(
          QuantityFormat.rank($0.position, isJoint: $0.isJoint), quarter: nil, color: .text)
      } ?? .empty
    case .gap: return gap(of: area, period)
    case .change: return change(of: area, period)
    case .trend: return trend(of: area, until: period)
    }
  }

  /// 1 for the best; where no direction is good, for the largest.
  private func quarter(of value: Double) -> Int? {
    guard let quarters else { return nil }
    let index = quarters.count { value >= $0 }
    return indicator.better == .lower ? index + 1 : 4 - index
  }

  private func gap(of area: String, _ period: Period) -> FigureTable.Cell {
    guard let gap = indicator.gap(area: area, period: period) else { return .empty }
    let distance = indicator.distance(gap, decimals: decimals)
    let (value, format) = (distance.value, distance.format.signed)
    if gap.isWithinInterval {
      return .figure("no clear difference", quarter: nil, color: .muted)
    }
    return .figure(
      format.text(of: value), quarter: nil, color: gap.direction == .worse ? .signal : .text)
  }

  private func change(of area: String, _ period: Period) -> FigureTable.Cell {
    guard let change = indicator.change(area: area, period: period) else { return .empty }
    let format = indicator.unit.differenceFormat(for: change.absolute, decimals: decimals).signed
    return .figure(
      format.text(of: change.absolute), quarter: nil,
      color: change.direction == .worse ? .signal : .text)
  }

  private func trend(of area: String, until end: Period) -> FigureTable.Cell {
    let rows = indicator.series(of: area).filter { row in
      row.period <= end && since.map { row.period >= $0 } ?? true
    }
    let values = rows.filter { $0.value != nil }
    guard let first = values.first, let last = values.last, let from = first.value,
      let to = last.value, values.count > 1
    else { return .empty }
    let unit = indicator.unit
    return .line(
      rows.map(\.value),
      alternative: "\(unit.shortText(from, decimals: decimals)) in \(first.period.inWords), "
        + "\(unit.shortText(to, decimals: decimals)) in \(last.period.inWords)")
  }
}

extension FigureTable.Cell {
  static var empty: Self { .figure("–", quarter: nil, color: .muted) }
}
