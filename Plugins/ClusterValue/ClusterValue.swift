import MetricPlugin

/// The yearly value of a cluster of firms and institutes in per cent of the area's output.
@main
struct ClusterValue: Metric {
  static let info = Info(
    "cluster-value", "Cluster as a share of output", unit: .percent, better: .higher,
    summary:
      "What a cluster brings in a year, in per cent of the output of its area; output is given "
      + "as a total, or as an amount per head and a population.",
    authors: ["The Handbill authors"])

  let value = Input.number(
    "value", .gbpMillion, aggregate: .sum, label: "Yearly value in millions of pounds")
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
    let value = try query[value]
    if let total = query[ifPresent: output] { return (value / total * 100).outcome }
    guard let perHead = query[ifPresent: outputPerHead], let people = query[ifPresent: population]
    else {
      throw MetricError.missingInput(
        "output", hint: "bind `output`, or `output_per_head` together with `population`")
    }
    return (value / (perHead * people / 1e6) * 100).outcome
  }
}
