import MetricPlugin

/// How far output per job or hour lies from the comparator's, in per cent of the comparator's.
@main
struct ProductivityGap: Metric {
  static let info = Info(
    "productivity-gap", "Productivity gap to the comparator", unit: .percent, better: .higher,
    summary: "Output per job or per hour, as a distance in per cent from that of the area the page "
      + "compares with.",
    authors: ["The Handbill authors"], relativeToComparator: true)

  let output = Input.number("output", label: "Output per job or per hour, for areas and comparator")

  func compute(_ query: Query) throws -> Outcome {
    let own = try query[output]
    let reference = try own.at(area: query.comparator)
    return ((own - reference) / reference * 100).outcome
  }
}
