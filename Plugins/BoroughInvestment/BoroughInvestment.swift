import MetricPlugin

/// Investment that is underway, with what is committed as the value to reach.
@main
struct BoroughInvestment: Metric {
  static let info = Info(
    "borough-investment", "Investment underway", unit: .gbpMillion, better: .higher,
    summary: "Millions of pounds of projects underway in each area, and what is committed as the "
      + "target of each.",
    authors: ["The Handbill authors"], hasCategories: true)

  let underway = Input.number(
    "underway", .gbpMillion, aggregate: .sum, label: "Projects underway, in millions of pounds")
  let committed = Input.number(
    "committed", .gbpMillion, aggregate: .sum, label: "All projects, in millions of pounds")

  func compute(_ query: Query) throws -> Outcome {
    let underway = try query[underway]
    let committed = try query[committed]
    var outcome = underway.outcome
    for (area, value) in latestWholes(of: committed) {
      outcome = outcome.target("committed", value, area: area)
    }
    let excessive = underway.rows.indices.filter { row in
      guard let started = underway[row], let promised = committed[row] else { return false }
      return started > promised
    }
    guard !excessive.isEmpty else { return outcome }
    let areas = Set(excessive.map { underway.rows.area[$0] }).sorted().joined(separator: ", ")
    return outcome.quality(
      "underway_above_committed", .warning, "More is underway than committed in \(areas).")
  }

  /// For each area its latest value as a whole, by code.
  private func latestWholes(of panel: Panel) -> [(String, Double)] {
    var latest: [String: (order: Int, value: Double)] = [:]
    var order: [String: Int] = [:]
    for (index, period) in panel.rows.periods.enumerated() { order[period] = index }
    for row in panel.rows.indices where panel.rows.isWhole(row) {
      guard let value = panel[row], let index = order[panel.rows.period[row]] else { continue }
      let area = panel.rows.area[row]
      if index >= latest[area]?.order ?? 0 { latest[area] = (index, value) }
    }
    return latest.map { ($0.key, $0.value.value) }.sorted { $0.0 < $1.0 }
  }
}
