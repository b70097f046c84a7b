import MetricPlugin

/// What a year's output would be worth more if the area were as productive as the comparator.
@main
struct GapValue: Metric {
  static let info = Info(
    "gap-value", "Yearly output added if the productivity gap closed",
    unit: Unit("GBP", decimals: 0, prefix: "£"), better: .neither,
    summary:
      "The comparator's output per job or hour minus the area's own, times the area's jobs or "
      + "hours worked in a year.",
    authors: ["The Handbill authors"])

  let output = Input.number("output", .gbp, label: "Output per job, or per hour, in pounds")
  let jobs = Input.number(
    "jobs", .jobs, aggregate: .sum, required: false, label: "Jobs, when output is per job")
  let hours = Input.number(
    "hours", .hours, aggregate: .sum, required: false,
    label: "Hours worked in a week, when output is per hour")
  let weeks = Param.number(
    "weeks", default: 52, in: 1...53, label: "Weeks in the year that hours are multiplied by")

  func compute(_ query: Query) throws -> Outcome {
    let own = try query[output]
    let gap = try own.at(area: query.comparator) - own
    switch (query[ifPresent: jobs], query[ifPresent: hours]) {
    case (let jobs?, nil): return (gap * jobs).outcome.note("Valued per filled job.")
    case (nil, let hours?):
      let weeks = try query[weeks]
      return (gap * hours * weeks).outcome.note("Valued per hour worked.")
    case (nil, nil):
      throw MetricError.missingInput(
        "jobs", hint: "bind `jobs` when output is per job, or `hours` when it is per hour")
    case (.some, .some):
      throw MetricError.noData(
        "both `jobs` and `hours` are bound: bind the one that `output` is per")
    }
  }
}
