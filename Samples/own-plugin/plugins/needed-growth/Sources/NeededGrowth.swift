import Glibc
import MetricPlugin

/// The yearly growth an area needs to reach the area it is compared with by a year.
@main
struct NeededGrowth: Metric {
  static let info = Info(
    "needed-growth", "Yearly growth needed to draw level", unit: .percent, better: .lower,
    summary: "The yearly growth that brings an area level with its comparator by a given year.")

  let output = Input.number(
    "output", label: "Output per job or per hour, of the areas and the comparator")
  let by = Param.integer("by", default: 2035, in: 2000...2100, label: "The year to be level in")
  let over = Param.integer(
    "over", default: 5, in: 1...30, label: "The years whose growth the comparator is taken to keep")

  func compute(_ query: Query) throws -> Outcome {
    let own = try query[output]
    let other = try own.at(area: query.comparator)
    let (by, over) = (try query[by], try query[over])
    let keptGrowth = (other / other.lag(over)).map { pow($0, 1 / Double(over)) }
    // Rows are years; what lies at or behind the year asked for needs no growth any more.
    let needed = zip(0..<own.count, (other / own).values).map { row, ratio -> Double? in
      guard let ratio, ratio > 0, let growth = keptGrowth[row],
        let year = Int(own.rows.period[row].prefix(4)), year < by
      else { return nil }
      return (pow(ratio, 1 / Double(by - year)) * growth - 1) * 100
    }
    return Panel(rows: own.rows, needed).outcome
      .note("The comparator is taken to grow as it did over the \(over) years before.")
  }
}
