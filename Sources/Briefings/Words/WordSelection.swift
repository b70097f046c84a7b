import Diagnostics
import Indicators
import Tables

/// The area and the periods that stand between a metric and its field: `{pay.2010.2024.change}`,
/// `{pay.best.value}`, `{pay.children.above}`.
struct WordSelection {
  private let indicator: Indicator
  private let context: BlockContext
  private(set) var area: String?
  private(set) var period: Period?
  /// Of a change.
  private(set) var start: Period?
  private var areas: [String]

  private static let words = ["best", "children", "worst"]

  /// - Returns: `nil` after a report.
  init?(
    _ parts: [String], of indicator: Indicator, _ context: BlockContext, origin: Origin,
    _ report: inout Report
  ) {
    self.indicator = indicator
    self.context = context
    area = indicator.area
    period = indicator.period
    areas = indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas
    var periods: [Period] = []
    var places: [String] = []
    for part in parts {
      if let known = Period(part) {
        periods.append(known)
        continue
      }
      if part == "children" {
        areas = area.map { context.geography.children(of: $0).map(\.code) } ?? []
        continue
      }
      places.append(part)
      if part == "best" || part == "worst" {
        // Once the period is known.
        continue
      }
      guard context.geography.area(part) != nil || indicator.areas.contains(part) else {
        report.error(
          "E125", "`\(part)` is neither a period nor the code of an area", at: origin,
          label: suggestion(for: part, among: indicator.areas + Self.words)
            .map { "did you mean `\($0)`?" } ?? "",
          notes: [
            "as in: {\(indicator.id).2022.value}, {\(indicator.id).E92000001.value} or "
              + "{\(indicator.id).best.value}"
          ])
        return nil
      }
      area = indicator.standIn(for: part)
    }
    guard places.count <= 1, periods.count <= 2 else {
      report.error(
        "E125", places.count > 1 ? "the braces name two areas" : "the braces name three periods",
        at: origin, label: "name one")
      return nil
    }
    if let last = periods.last { period = last }
    if periods.count == 2 { start = periods.first }
    if places.first == "best" { area = ranked.first }
    if places.first == "worst" { area = ranked.last }
  }

  /// The best first; those without a value left out.
  private var ranked: [String] {
    guard let period else { return [] }
    let isRising = indicator.better == .lower
    let known = areas.filter { $0 != indicator.comparator }.compactMap { code in
      indicator.value(area: code, period: period).map { (code, $0) }
    }
    return known.enumerated().sorted { left, right in
      left.element.1 == right.element.1
        ? left.offset < right.offset
        : (left.element.1 < right.element.1) == isRising
    }.map(\.element.0)
  }

  /// The names that a field stands for; `nil` for a field that stands for something else.
  func names(_ field: String) -> [String]? {
    guard let period else { return nil }
    func value(_ code: String) -> Double? { indicator.value(area: code, period: period) }
    let codes: [String]
    switch field {
    case "best": codes = ranked.filter { value($0) == ranked.first.flatMap(value) }
    case "worst": codes = ranked.filter { value($0) == ranked.last.flatMap(value) }
    case "missing": codes = areas.filter { value($0) == nil && $0 != indicator.comparator }
    case "above": codes = standing { !$0.isWithinInterval && $0.difference > 0 }
    case "below": codes = standing { !$0.isWithinInterval && $0.difference < 0 }
    case "unclear": codes = standing(\.isWithinInterval)
    default: return nil
    }
    return codes.map { context.name(of: $0, in: indicator) }
  }

  private func standing(_ isIn: (Indicator.Gap) -> Bool) -> [String] {
    guard let period else { return [] }
    return ranked.filter { code in
      indicator.gap(area: code, period: period).map(isIn) ?? false
    }
  }
}
