/// A unit as a file or a manifest names it, taken apart: `GBP million per 100,000 residents` is GBP,
/// 1 000 000, per "100,000 residents".
struct UnitName: Hashable {
  /// `GBP`, `percent`, `jobs`; an unknown name as it is, in small letters.
  var code: String
  var scale = 1.0
  /// In small letters; empty when it is per nothing.
  var per = ""
  /// It is one of the names below.
  var isKnown = true

  init(_ name: String) {
    var words = name.lowercased().split { " _-/()".contains($0) }.map(String.init)
    // `UK=100`, `2015 = 100`
    if name.filter({ $0 != " " }).hasSuffix("=100") {
      code = "index"
      return
    }
    if let index = words.firstIndex(of: "per"), words.first != "per" {
      per = words[(index + 1)...].joined(separator: " ")
      words.removeSubrange(index...)
    } else if name.contains("/"), words.count > 1, !["n", "a"].contains(words[0]) {
      per = words.removeLast()
    }
    for (index, word) in words.enumerated().reversed() {
      if let scale = scales[word] {
        self.scale *= scale
        words.remove(at: index)
      }
    }
    words.removeAll { $0 == "of" }
    var rest = words.joined(separator: " ")
    for (sign, code) in [("£", "gbp"), ("€", "eur")] where rest.hasPrefix(sign) && rest != sign {
      // `£m`, `£bn`
      if let scale = scales[String(rest.dropFirst())] {
        self.scale *= scale
        rest = code
      }
    }
    if let code = codes[rest] {
      self.code = code
    } else {
      code = rest
      isKnown = false
    }
  }
}

private let scales: [String: Double] = [
  "thousand": 1e3, "thousands": 1e3, "k": 1e3, "000s": 1e3, "million": 1e6, "millions": 1e6,
  "m": 1e6, "mn": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9,
]

private let codes: [String: String] = [
  "gbp": "GBP", "£": "GBP", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP",
  "sterling": "GBP",
  "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
  "usd": "USD", "$": "USD", "dollar": "USD", "dollars": "USD",
  "%": "percent", "percent": "percent", "percentage": "percent", "pct": "percent",
  "per cent": "percent",
  "pp": "percentage_points", "percentage points": "percentage_points",
  "points": "percentage_points",
  "index": "index", "ratio": "ratio", "rate": "ratio", "share": "ratio",
  "jobs": "jobs", "job": "jobs", "filled jobs": "jobs",
  "hours": "hours", "hour": "hours", "hours worked": "hours",
  "people": "people", "persons": "people", "person": "people", "residents": "people",
  "population": "people",
  "count": "count", "number": "count", "units": "count",
]
