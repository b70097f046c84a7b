import MetricPlugin

/// Spending on research and development in per cent of the area's output.
@main
struct RDShare: Metric {
  static let info = Info(
    "rd-share", "R&D spending as a share of output",
    unit: Unit("percent", decimals: 2, suffix: "%"), better: .higher,
    summary: "Research and development spending divided by output: GVA or GDP in the same prices, "
      + "given as a total or as an amount per head and a population.",
    authors: ["The Handbill authors"])

  let spend = Input.number(
    "rd_spend", .gbpMillion, aggregate: .sum, label: "R&D spending in millions of pounds")
  let output = Input.number(
    "output", .gbpMillion, aggregate: .sum, required: false,
    label: "GVA or GDP in millions of pounds")
  let outputPerHead = Input.number(
    "output_per_head", .gbp, aggregate: .weighted(by: "population"), required: false,
    label: "GVA or GDP per head in pounds, when there is no total")
  let population = Input.number(
    "population", .people, aggregate: .sum, required: false,
    label: "People, when output is per head")

  func compute(_ query: Query) throws -> Outcome {
    try (query[spend] / total(query) * 100).outcome
  }

  /// Output in millions of pounds.
  private func total(_ query: Query) throws -> Panel {
    if let total = query[ifPresent: output] { return total }
    guard let perHead = query[ifPresent: outputPerHead] else {
      throw MetricError.missingInput(
        "output", hint: "bind `output`, or `output_per_head` together with `population`")
    }
    guard let people = query[ifPresent: population] else {
      throw MetricError.missingInput(
        "population", hint: "`output_per_head` is multiplied by it")
    }
    return perHead * people / 1e6
  }
}
