import Diagnostics
import Indicators
import Scales
import Tables

/// Finds what `{gap.value}` and its like mean.
struct IndicatorWords {
  let context: BlockContext

  static let fields = [
    "change", "comparator", "count", "difference", "pace", "period", "previous", "rank", "target",
    "unit", "value",
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
    var area = indicator.area
    var period = indicator.period
    for part in path.dropFirst().dropLast() {
      if let known = Period(part) {
        period = known
      } else if context.geography.area(part) != nil || indicator.areas.contains(part) {
        area = indicator.standIn(for: part)
      } else {
        report.error(
          "E125", "`\(part)` is neither a period nor the code of an area", at: origin,
          label: suggestion(for: part, among: indicator.areas).map { "did you mean `\($0)`?" }
            ?? "",
          notes: ["as in: {\(name).2022.value} or {\(name).E92000001.value}"])
        return nil
      }
    }
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
    guard let area, let period, let value = value(field, of: indicator, area: area, period: period)
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
    _ field: String, of indicator: Indicator, area: String, period: Period
  ) -> WordValue? {
    func quantity(_ value: Double?) -> WordValue? {
      value.map { .number($0, indicator.unit.format(for: $0, decimals: nil)) }
    }
    let target = indicator.targets.first { $0.area == nil || $0.area == area }
    switch field {
    case "value": return quantity(indicator.value(area: area, period: period))
    case "period": return .text(period.description)
    case "unit": return .text(indicator.unit.wordBehind)
    case "previous": return quantity(indicator.previous(area: area, period: period)?.value)
    case "change":
      return indicator.change(area: area, period: period).map {
        .distance(
          $0.absolute, indicator.unit.format(for: $0.absolute, decimals: nil), percent: $0.percent)
      }
    case "difference":
      return indicator.gap(area: area, period: period).map {
        .distance(
          $0.difference, indicator.unit.format(for: $0.difference, decimals: nil),
          percent: $0.percent)
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
    let place = "\(context.name(of: area, in: indicator)), \(period.description)"
    guard let row = indicator.row(area: area, period: period) else {
      return "there is no row for \(place)"
    }
    guard row.value == nil else {
      switch field {
      case "target",
        "pace" where indicator.targets.isEmpty:
        return "the metric has no target: give it one with target: {value: 5, by: 2030}"
      case "comparator",
        "difference" where indicator.comparator == nil:
        return "the page names nobody to `compare` with"
      default: return "nothing to compute it from for \(place)"
      }
    }
    let marker = row.status.marker.isEmpty ? "" : " (\(row.status.marker))"
    return "the value of \(place) is missing\(marker)"
  }
}

extension Indicator {
  /// The code under which the values know an area: UKX for the United Kingdom, where only it has rows.
  fileprivate func standIn(for code: String) -> String {
    if areas.contains(code) { return code }
    return geography.aliases.first { $0.standsFor == code && areas.contains($0.code) }?.code ?? code
  }
}
