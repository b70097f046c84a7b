import Diagnostics
import Tables

extension Period {
  /// As a British page says it: `2023`, `2023/24`, `Q2 2024`, `June 2024`, `15 June 2024`.
  var inWords: String {
    let parts = text.split(separator: "-")
    switch kind {
    case .year, .financialYear: return text
    case .quarter: return parts.count == 2 ? "\(parts[1]) \(parts[0])" : text
    case .month:
      return parts.count == 2 ? "\(Self.month(parts[1])) \(parts[0])" : text
    case .day:
      guard parts.count == 3, let day = Int(parts[2]) else { return text }
      return "\(day) \(Self.month(parts[1])) \(parts[0])"
    }
  }

  private static func month(_ number: Substring) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard let index = Int(number), names.indices.contains(index - 1) else { return String(number) }
    return names[index - 1]
  }
}

/// What can follow the bar behind a period: `{pay.period | ending}`.
enum PeriodFilters {
  static func text(
    of period: Period, _ filters: [String], at origin: Origin, _ report: inout Report
  ) -> String {
    var text = period.inWords
    for filter in filters {
      switch filter {
      case "ending": text = ending(period) ?? text
      case "year": text = "\(period.firstYear)"
      default:
        report.error(
          "E122", "there is no filter `\(filter)` for periods", at: origin,
          label: suggestion(for: filter, among: ["ending", "year"])
            .map { "did you mean `\($0)`?" } ?? "",
          notes: ["filters of periods: ending (year ending June 2024), year"])
      }
    }
    return text
  }

  /// "year ending June 2024"; a calendar year needs no such words.
  private static func ending(_ period: Period) -> String? {
    switch period.kind {
    case .year, .day: return nil
    case .month: return "year ending \(period.inWords)"
    case .financialYear:
      return Period.month(3, of: period.firstYear + 1).map { "year ending \($0.inWords)" }
    case .quarter:
      let quarter = period.ordinal % 4 + 1
      return Period.month(quarter * 3, of: period.firstYear).map { "year ending \($0.inWords)" }
    }
  }
}

/// Names one after the other: `Halton, Sefton and Wirral`.
enum ListWords {
  static func joined(_ names: [String], _ word: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "none" }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  static func text(
    of names: [String], _ filters: [String], at origin: Origin, _ report: inout Report
  ) -> String {
    var text = joined(names)
    for filter in filters {
      switch filter {
      case "count": text = "\(names.count)"
      case "or": text = joined(names, "or")
      default:
        report.error(
          "E122", "there is no filter `\(filter)` for lists of names", at: origin,
          label: suggestion(for: filter, among: ["count", "or"])
            .map { "did you mean `\($0)`?" } ?? "",
          notes: ["filters of lists: count, or"])
      }
    }
    return text
  }
}
