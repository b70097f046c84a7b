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
  /// A unit as a briefing writes it: `GBP per hour`, `percent`, `UK = 100`.
  init?(words: String) {
    guard !words.isEmpty, words.count <= 60 else { return nil }
    let (head, per) = Self.split(words)
    let behind = per.isEmpty ? "" : " \(Self.article(per))"
    switch head.lowercased() {
    case "gbp", "£", "pounds":
      self.init(code: "GBP", decimals: per == "hour" ? 2 : 0, prefix: "£", suffix: behind)
    case "gbp million", "£m", "£ million":
      self.init(code: "GBP", scale: 1e6, decimals: 0, prefix: "£", suffix: behind)
    case "gbp billion", "£bn", "£ billion":
      self.init(code: "GBP", scale: 1e9, decimals: 1, prefix: "£", suffix: behind)
    case "percent", "per cent", "%":
      self.init(code: "percent", decimals: 1, suffix: "%")
    case "index": self.init(code: "index", decimals: 1)
    case let text where text.contains("="): self.init(code: words, decimals: 1)
    default: self.init(code: head, decimals: 0, suffix: " \(head)\(behind)")
    }
  }

  /// "GBP per hour" is "GBP" and "hour".
  private static func split(_ words: String) -> (head: String, per: String) {
    var parts = words.split(separator: " ").map(String.init)
    guard let index = parts.lastIndex(of: "per"), index > 0, index + 1 < parts.count,
      parts[index + 1] != "cent"
    else { return (words, "") }
    let per = parts[(index + 1)...].joined(separator: " ")
    parts.removeSubrange(index...)
    return (parts.joined(separator: " "), per)
  }

  private static func article(_ word: String) -> String {
    word.hasPrefix("hour") || "aeio".contains(word.prefix(1)) ? "an \(word)" : "a \(word)"
  }
}
