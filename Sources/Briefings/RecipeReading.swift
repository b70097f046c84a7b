import Diagnostics
import Indicators

extension Recipe {
  /// A recipe of a briefing, whose inputs are called by their roles: `value`, `numerator` …
  init?(_ name: String, params: [String: Node], at origin: Origin, report: inout Report) {
    guard let kind = Kind(rawValue: name) else {
      let kinds = Kind.allCases.map(\.rawValue).sorted()
      report.error(
        "E142", "there is no recipe `\(name)`", at: origin,
        label: suggestion(for: name, among: kinds).map { "did you mean `\($0)`?" } ?? "",
        notes: ["recipes: \(kinds.joined(separator: ", "))"])
      return nil
    }
    var settings = Settings()
    let known = kind.settings
    for (name, node) in params.sorted(by: { $0.key < $1.key }) {
      if !known.contains(name) {
        report.error(
          "E101", "the recipe `\(kind)` has no parameter `\(name)`", at: node.origin,
          label: suggestion(for: name, among: known).map { "did you mean `\($0)`?" } ?? "",
          notes: known.isEmpty ? [] : ["parameters: \(known.joined(separator: ", "))"])
      } else if let expected = settings.take(node, as: name) {
        report.error("E104", "`\(name)` should be \(expected)", at: node.origin)
      }
    }
    if kind == .index, params["base"] == nil {
      report.error(
        "E103", "an index needs its base period", at: origin,
        notes: ["as in: params: {base: 2015}"])
    }
    self.init(kind, settings) { $0 }
  }
}

extension MeasureUnit {
  /// A unit as a briefing writes it, with the words that stand behind its figures: `GBP per hour`,
  /// `products`, `UK = 100`.
  init(words: String) {
    self = .named(words)
    let parts = words.split(separator: " ")
    if prefix.isEmpty, suffix.isEmpty, code != "index", !words.contains("=") {
      suffix = " \(words)"
    } else if parts.count > 2, parts[parts.count - 2] == "per" {
      let per = String(parts[parts.count - 1])
      suffix += per.hasPrefix("hour") || "aeio".contains(per.prefix(1)) ? " an \(per)" : " a \(per)"
    }
  }
}
