import MetricPlugin

/// What one output of a programme has cost so far, against what the plan said it would cost.
@main
struct ProgrammeDelivery: Metric {
  static let info = Info(
    "programme-delivery", "Cost per output",
    unit: Unit("GBP", scale: 1e6, decimals: 1, prefix: "£", suffix: "m"),
    better: .lower,
    summary:
      "Spending on a programme divided by what it has brought about, with the plan's cost as "
      + "the target, and a remark where outputs lag behind spending.",
    authors: ["The Handbill authors"])

  let spend = Input.number(
    "spend", .gbpMillion, aggregate: .sum, label: "Spent so far, in millions of pounds")
  let outputs = Input.number(
    "outputs", aggregate: .sum, label: "Brought about so far: products, homes, places")
  let plannedSpend = Input.number(
    "planned_spend", .gbpMillion, aggregate: .sum, required: false,
    label: "The whole programme, in millions of pounds")
  let plannedOutputs = Input.number(
    "planned_outputs", aggregate: .sum, required: false, label: "What the whole programme promises")

  func compute(_ query: Query) throws -> Outcome {
    let spend = try query[spend]
    let outputs = try query[outputs]
    let outcome = (spend / outputs).outcome
    guard let whole = query[ifPresent: plannedSpend],
      let promised = query[ifPresent: plannedOutputs]
    else { return outcome }
    return judged(outcome, done: outputs / promised, spent: spend / whole, plan: whole / promised)
  }

  /// Adds the plan's cost as the target of each area, and says where outputs lag behind spending.
  private func judged(_ outcome: Outcome, done: Panel, spent: Panel, plan: Panel) -> Outcome {
    var outcome = outcome
    var late: [String] = []
    for (area, row) in lastRows(of: plan) {
      if let cost = plan[row] { outcome = outcome.target("plan", cost, area: area) }
      if let done = done[row], let spent = spent[row], done < spent { late.append(area) }
    }
    guard !late.isEmpty else { return outcome }
    return outcome.quality(
      "outputs_behind_spending", .warning,
      "A larger part of the money is spent than of the outputs made in "
        + "\(late.joined(separator: ", ")).")
  }

  /// For each area the row of its latest value, by code.
  private func lastRows(of panel: Panel) -> [(String, Int)] {
    var order: [String: Int] = [:]
    for (index, period) in panel.rows.periods.enumerated() { order[period] = index }
    var last: [String: Int] = [:]
    for row in panel.rows.indices where panel[row] != nil && panel.rows.isWhole(row) {
      let area = panel.rows.area[row]
      let time = order[panel.rows.period[row]] ?? 0
      if let other = last[area], order[panel.rows.period[other]] ?? 0 > time { continue }
      last[area] = row
    }
    return last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
