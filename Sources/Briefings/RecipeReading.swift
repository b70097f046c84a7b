import Diagnostics
import Indicators

extension Recipe {
  private static let kinds = ["change", "gap", "index", "level", "ratio"]

  /// A recipe of a briefing, whose inputs are called by their roles: `value`, `numerator` …
  init?(_ kind: String, params: [String: Node], at origin: Origin, report: inout Report) {
    func param<Value>(_ name: String, _ what: String, _ read: (Node) -> Value?) -> Value? {
      guard let node = params[name] else { return nil }
      if let value = read(node) { return value }
      report.error("E104", "`\(name)` should be \(what)", at: node.origin)
      return nil
    }
    let difference =
      param("as", "percent or difference") { $0.string.flatMap(Difference.init(rawValue:)) }
    let known: [String]
    switch kind {
    case "level":
      known = []
      self = .level(value: "value", low: nil, high: nil)
    case "ratio":
      known = ["times"]
      self = .ratio(
        numerator: "numerator", denominator: "denominator",
        times: param("times", "a number") { $0.number } ?? 1)
    case "gap":
      known = ["as"]
      self = .gap(value: "value", as: difference ?? .percent)
    case "change":
      known = ["as", "over"]
      let over =
        param("over", "a number of periods, from 1 to 1000") { node in
          node.number.flatMap { (1...1000).contains($0) ? Int($0) : nil }
        } ?? 1
      self = .change(value: "value", over: over, as: difference ?? .percent)
    case "index":
      known = ["base"]
      guard let base = param("base", "a period", { $0.string }) else {
        if params["base"] == nil {
          report.error(
            "E103", "an index needs its base period", at: origin,
            notes: ["as in: params: {base: 2015}"])
        }
        return nil
      }
      self = .index(value: "value", base: base)
    default:
      report.error(
        "E142", "there is no recipe `\(kind)`", at: origin,
        label: suggestion(for: kind, among: Self.kinds).map { "did you mean `\($0)`?" } ?? "",
        notes: ["recipes: \(Self.kinds.joined(separator: ", "))"])
      return nil
    }
    for (name, node) in params.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
      report.error(
        "E101", "the recipe `\(kind)` has no parameter `\(name)`", at: node.origin,
        label: suggestion(for: name, among: known).map { "did you mean `\($0)`?" } ?? "",
        notes: known.isEmpty ? [] : ["parameters: \(known.joined(separator: ", "))"])
    }
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
