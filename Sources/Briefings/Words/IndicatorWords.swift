import Diagnostics
import Indicators
import Scales
import Tables

/// Finds what `{gap.value}` and its like mean.
struct IndicatorWords {
  let context: BlockContext

  static let fields = [
    "above", "below", "best", "change", "comparator", "count", "difference", "high", "low",
    "missing", "name", "pace", "period", "previous", "rank", "since", "target", "unclear", "unit",
    "value", "worst",
  ]

  func value(at path: [String], origin: Origin, _ report: inout Report) -> WordValue? {
    let name = path[0]
    if path.count == 1, let text = pageValue(name) { return .text(text) }
    guard !name.isEmpty else {
      report.error(
        "E124", "the braces name no metric", at: origin,
        notes: ["as in: {gap.value}; write `{{` for a brace as such"])
      return nil
    }
    if path.count > 1, pageValue(name) != nil, context.indicators[name] == nil {
      report.error(
        "E126", "`\(name)` is a name and has no parts", at: origin, label: "write `{\(name)}`")
      return nil
    }
    guard let result = context.indicators[name] else {
      if context.briefing.data.contains(where: { $0.name == name }) {
        report.error(
          "E124", "`\(name)` is data, and braces take values from metrics", at: origin,
          notes: ["make one of it: {recipe: level, from: {value: \(name)}}"])
        return nil
      }
      let names = context.briefing.metrics.map(\.name) + ["area", "compare"]
      report.error(
        "E124", "there is no metric called `\(name)`", at: origin,
        label: suggestion(for: name, among: names).map { "did you mean `\($0)`?" } ?? "",
        notes: [
          "metrics: \(context.briefing.metrics.map(\.name).sorted().joined(separator: ", "))",
          "write `{{` for a brace as such",
        ])
      return nil
    }
    guard case .success(let indicator) = result else { return nil }
    guard
      let chosen = WordSelection(
        Array(path.dropFirst().dropLast()), of: indicator, context, origin: origin, &report)
    else { return nil }
    let (area, period) = (chosen.area, chosen.period)
    guard path.count > 1, let field = path.last, Self.fields.contains(field) else {
      report.error(
        "E126",
        path.count > 1
          ? "a metric has no `\(path[path.count - 1])`" : "`{\(name)}` should say what of it",
        at: origin,
        label: path.last.flatMap { suggestion(for: $0, among: Self.fields) }
          .map { "did you mean `\($0)`?" } ?? "",
        notes: ["there are: \(Self.fields.joined(separator: ", "))"])
      return nil
    }
    guard chosen.start == nil || field == "change" || field == "since" else {
      report.error(
        "E125", "the braces name two periods, and `\(field)` is of one", at: origin,
        label: "name one period", notes: ["two are for a change: {\(name).2010.2023.change}"])
      return nil
    }
    if let names = chosen.names(field) { return .list(names) }
    guard let area, let period,
      let value = value(field, of: indicator, area: area, period: period, from: chosen.start)
    else {
      report.error(
        "E127", "`\(path.joined(separator: "."))` has no value here", at: origin,
        notes: [reason(field, indicator, area: area, period: period)])
      return nil
    }
    return value
  }

  private func pageValue(_ name: String) -> String? {
    let written =
      switch name {
      case "area": context.briefing.area
      case "compare": context.briefing.compare
      default: nil as Written?
      }
    guard let written else { return nil }
    if let known = context.geography.area(written.text) { return known.displayName }
    let results = context.indicators.values.compactMap { try? $0.get() }
    return results.first { $0.areas.contains(written.text) }?.name(of: written.text) ?? written.text
  }

  private func value(
    _ field: String, of indicator: Indicator, area: String, period: Period, from start: Period?
  ) -> WordValue? {
    func quantity(_ value: Double?) -> WordValue? {
      value.map { .number($0, indicator.unit.format(for: $0, decimals: nil)) }
    }
    let target = indicator.targets.first { $0.area == nil || $0.area == area }
    switch field {
    case "value": return quantity(indicator.value(area: area, period: period))
    case "low": return quantity(indicator.row(area: area, period: period)?.low)
    case "high": return quantity(indicator.row(area: area, period: period)?.high)
    case "name": return .text(context.name(of: area, in: indicator))
    case "period": return .period(period)
    case "since":
      return (start ?? indicator.previous(area: area, period: period)?.period).map { .period($0) }
    case "unit": return .text(indicator.unit.wordBehind)
    case "previous": return quantity(indicator.previous(area: area, period: period)?.value)
    case "change":
      let change =
        start.map { indicator.change(area: area, from: $0, to: period) }
        ?? indicator.change(area: area, period: period)
      return change.map {
        .distance(
          $0.absolute, indicator.unit.differenceFormat(for: $0.absolute), percent: $0.percent,
          isUnclear: $0.isWithinInterval)
      }
    case "difference":
      return indicator.gap(area: area, period: period).map {
        .distance(
          $0.difference,
          indicator.relativeToComparator
            ? indicator.unit.format(for: $0.difference, decimals: nil)
            : indicator.unit.differenceFormat(for: $0.difference),
          percent: $0.percent, isUnclear: $0.isWithinInterval)
      }
    case "comparator": return quantity(indicator.gap(area: area, period: period)?.comparator?.value)
    case "rank":
      return indicator.rank(of: area, period: period).map {
        .text(QuantityFormat.rank($0.position, isJoint: $0.isJoint))
      }
    case "count":
      return indicator.rank(of: area, period: period).map { .text("\($0.count)") }
    case "target": return quantity(target?.value)
    case "pace":
      return quantity(
        target.flatMap { indicator.status(of: $0, area: area, period: period) }?
          .requiredYearlyPace)
    default: return nil
    }
  }

  private func reason(_ field: String, _ indicator: Indicator, area: String?, period: Period?)
    -> String
  {
    guard let area else { return "the page names no `area`" }
    guard let period else { return "the metric has no values at all" }
    let place = "\(context.name(of: area, in: indicator)), \(period.inWords)"
    guard let row = indicator.row(area: area, period: period) else {
      return "there is no row for \(place)"
    }
    guard row.value == nil else {
      switch field {
      case "target" where indicator.targets.isEmpty, "pace" where indicator.targets.isEmpty:
        return "the metric has no target: give it one with target: {value: 5, by: 2030}"
      case "comparator" where indicator.comparator == nil,
        "difference" where indicator.comparator == nil:
        return "the page names nobody to `compare` with"
      case "low", "high": return "the data give no interval for \(place)"
      default: return "nothing to compute it from for \(place)"
      }
    }
    let marker = row.status.marker.isEmpty ? "" : " (\(row.status.marker))"
    return "the value of \(place) is missing\(marker)"
  }
}

extension Indicator {
  /// The code under which the values know an area: UKX for the United Kingdom, where only it has rows.
  func standIn(for code: String) -> String {
    if areas.contains(code) { return code }
    return geography.aliases.first { $0.standsFor == code && areas.contains($0.code) }?.code ?? code
  }
}
