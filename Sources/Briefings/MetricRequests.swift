import Diagnostics
package import Indicators
import Tables

/// What the metrics of a briefing ask of plugins and recipes.
func metricRequests(
  of briefing: Briefing, geography: Geography, _ report: inout Report
) -> [MetricRequest] {
  let area = briefing.area.flatMap { geography.areaCode($0, &report) }
  let comparator = briefing.compare.flatMap { geography.comparatorCode($0, &report) }
  return briefing.metrics.compactMap { metric in
    request(
      metric, unitOfLevel: briefing.unitOfLevel(metric), area: area, comparator: comparator,
      geography: geography, &report)
  }
}

private func request(
  _ metric: MetricBinding, unitOfLevel: Written?, area: MetricRequest.Located?,
  comparator: MetricRequest.Located?,
  geography: Geography,
  _ report: inout Report
) -> MetricRequest? {
  let method: MetricRequest.Method
  switch metric.kind {
  case .plugin(let id): method = .plugin(located(id))
  case .recipe(let name):
    guard let recipe = Recipe(name.text, params: metric.params, at: name.origin, report: &report)
    else { return nil }
    method = .recipe(recipe)
  }
  var better: Polarity?
  if let written = metric.better {
    better = Polarity(rawValue: written.text)
    if better == nil {
      report.error(
        "E104", "`better` should be one of: higher, lower, neither", at: written.origin)
    }
  }
  var period: Period?
  if let written = metric.period {
    period = Period(written.text)
    if period == nil {
      report.error(
        "E104", "`period` should be a period such as 2023 or 2023/24", at: written.origin)
    }
  }
  var unit: MeasureUnit?
  if let written = metric.unit ?? unitOfLevel { unit = MeasureUnit(words: written.text) }
  if let decimals = metric.decimals { unit?.decimals = decimals }
  return MetricRequest(
    id: .init(metric.name, origin: metric.nameOrigin), method: method,
    bindings: metric.inputs.map {
      MetricRequest.Binding(
        .init($0.name, origin: $0.nameOrigin), $0.selections.map(located))
    },
    params: metric.params.sorted { $0.key < $1.key }.map {
      Node.Member(key: $0.key, keyOrigin: $0.value.origin, value: $0.value)
    },
    title: metric.title?.text, unit: unit, better: better,
    area: metric.area.flatMap { geography.areaCode($0, &report) } ?? area,
    comparator: metric.compare.flatMap { geography.comparatorCode($0, &report) } ?? comparator,
    period: period)
}

extension Briefing {
  /// A level is its data as they are, so what the data say of their unit holds for it.
  fileprivate func unitOfLevel(_ metric: MetricBinding) -> Written? {
    guard case .recipe(let kind) = metric.kind, kind.text == "level" else { return nil }
    return dataNames(behind: metric.name).lazy.compactMap { name in
      data.first { $0.name == name }?.unit
    }.first
  }
}

private func located(_ written: Written) -> MetricRequest.Located {
  .init(written.text, origin: written.origin)
}

/// Areas of the page that neither the geography nor any metric knows.
func checkAreas(
  of briefing: Briefing, _ geography: Geography,
  _ indicators: [String: Result<Indicator, MetricFailure>], _ report: inout Report
) {
  let results = indicators.values.compactMap { try? $0.get() }
  // Data that could not be read might have known it.
  guard !results.isEmpty || briefing.metrics.isEmpty else { return }
  let written =
    [briefing.area, briefing.compare] + briefing.metrics.flatMap { [$0.area, $0.compare] }
  for area in written.compactMap(\.self)
  where !results.contains(where: { $0.areas.contains(area.text) })
    && !geography.aliases.contains(where: { $0.code == area.text })
  {
    _ = geography.find(area.text, at: area.origin, report: &report)
  }
}

extension Geography {
  /// A code that the geography does not know may be one of the data's own; `checkAreas` says when
  /// it is not.
  fileprivate func areaCode(_ written: Written, _ report: inout Report) -> MetricRequest.Located? {
    var own = Report()
    if find(written.text, at: written.origin, report: &own) == nil,
      !written.text.contains(where: \.isWhitespace)
    {
      return located(written)
    }
    return find(written.text, at: written.origin, report: &report).map {
      .init($0.code, origin: written.origin)
    }
  }

  /// A comparator may be an alias, such as UKX, that is no area of its own.
  fileprivate func comparatorCode(
    _ written: Written, _ report: inout Report
  ) -> MetricRequest.Located? {
    if aliases.contains(where: { $0.code == written.text }) { return located(written) }
    return areaCode(written, &report)
  }
}

extension MetricFailure {
  /// A metric that failed while it ran costs a block; one that cannot be asked at all is a mistake of
  /// the briefing.
  package var costsOnlyABlock: Bool {
    switch cause {
    case .unknownPlugin, .unusablePlugin, .badInputs: false
    default: true
    }
  }
}

extension Indicator {
  /// With what the briefing says beside the plugin: target, decimals.
  func with(_ binding: MetricBinding, _ report: inout Report) -> Indicator {
    var indicator = self
    if let decimals = binding.decimals { indicator.unit.decimals = decimals }
    guard let target = binding.target else { return indicator }
    var by: Period?
    if let written = target.by {
      by = Period(written.text)
      if by == nil {
        report.error(
          "E104", "`by` should be a period such as 2030 or 2029/30", at: written.origin)
      }
    }
    // The briefing's target comes first: it is the one its readers are told of.
    indicator.targets.insert(
      Target(label: target.label?.text ?? "", value: target.value, by: by), at: 0)
    return indicator
  }
}
