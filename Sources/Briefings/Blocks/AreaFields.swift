import Diagnostics
import Indicators
import Tables

/// The fields of blocks that show several areas in one period.
struct AreaFields: Sendable {
  static let fields = [
    Field(
      "areas", "codes, names, or children of a code; else all areas of the page's level", .words),
    Field("compare", "false hides the comparator", .flag),
    Field.decimals,
    Field("highlight", "the areas that are lit; else the page's", .words),
    Field("period", "the period shown; else the latest"),
  ]

  let metric: Written
  let areas: [Node]?
  let showsComparator: Bool
  let decimals: Int?
  let highlight: [Node]?
  let period: Written?

  /// - Parameter name: of the block, whose field names the metric.
  init?(_ reader: FieldReader, metric name: String, _ report: inout Report) {
    guard reader.text(name, &report) != nil, let metric = Written(reader[name]) else { return nil }
    self.metric = metric
    areas = reader.words("areas", &report)
    showsComparator = reader.flag("compare", &report) ?? true
    decimals = reader.decimals(&report)
    highlight = reader.words("highlight", &report)
    _ = reader.text("period", &report)
    period = Written(reader["period"])
  }

  /// The period asked for, or the indicator's.
  func period(of indicator: Indicator, _ report: inout Report) -> Period? {
    guard let period else { return indicator.period }
    return readPeriod(period, "period", of: indicator, &report) ?? indicator.period
  }
}

/// A period that a block's field names, of the kind that the data have.
func readPeriod(
  _ written: Written, _ field: String, of indicator: Indicator, _ report: inout Report
) -> Period? {
  guard let period = Period(written.text) else {
    report.error(
      "E104", "`\(field)` should be a period such as 2004 or 2023/24", at: written.origin)
    return nil
  }
  guard let known = indicator.rows.first?.period, known.kind != period.kind else { return period }
  report.error(
    "E104", "`\(field)` is not a period of the data's kind", at: written.origin,
    label: "the data have \(known.description)")
  return nil
}

extension Indicator {
  /// Measure and period, where the briefing says nothing better.
  func subtitle(from first: Period, to last: Period? = nil) -> String {
    let time =
      last.map { $0 == first ? first.description : "\(first.description) to \($0.description)" }
      ?? first.description
    return "\(measure), \(time)"
  }

  /// "GVA per hour worked, £": of a plugin its title, of a recipe its title or name and its unit.
  var measure: String {
    guard plugin == nil else { return shownTitle }
    let behind = unit.wordBehind
    let words =
      switch unit.code {
      case "GBP": behind.isEmpty || title.contains("per") ? "£" : "£ \(behind)"
      case "percent": "%"
      case "index": "index"
      default: behind
      }
    let isSaid = words.isEmpty || title.lowercased().contains(words.lowercased())
    return isSaid ? shownTitle : "\(shownTitle), \(words)"
  }

  /// The title, which names the comparator where the metric's own speaks of one.
  var shownTitle: String {
    guard let comparator, title.contains("the comparator") else { return title }
    let alias = geography.aliases.first { $0.code == comparator }
    let known = geography.area(alias?.standsFor ?? comparator)?.displayName
    let name = known ?? self.name(of: comparator)
    return title.replacing("the comparator", with: name == "United Kingdom" ? "the UK" : name)
  }
}
