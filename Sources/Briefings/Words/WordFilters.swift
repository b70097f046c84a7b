import Scales

/// What can follow the bar in `{gap.value | below}`.
struct WordFilter: Sendable {
  var name: String
  var summary: String
  var apply: @Sendable (inout NumberWords) -> Void
}

enum WordFilters {
  /// Alphabetical.
  static let all = [
    WordFilter(name: "above", summary: "13.3% above, or below when negative") { words in
      direct(&words)
    },
    WordFilter(name: "abs", summary: "without its sign") { $0.number = abs($0.number) },
    WordFilter(name: "bare", summary: "without the words behind it: £48 for £48 an hour") { words in
      if words.format.suffix.hasPrefix(" ") { words.format.suffix = "" }
    },
    WordFilter(name: "below", summary: "13.3% below, or above when positive") { words in
      direct(&words)
    },
    WordFilter(name: "exact", summary: "every digit: £57,573 rather than £57.6k") {
      $0.format.isShortened = false
    },
    WordFilter(name: "percent", summary: "as a percentage: 13.3%") { words in
      if let percent = words.percent, !words.format.suffix.hasPrefix("%") {
        words.number = percent
      }
      words.percent = nil
      words.format = QuantityFormat(suffix: "%", decimals: words.format.decimals ?? 1)
    },
    WordFilter(name: "short", summary: "with m or bn: £4.5bn") { $0.format.isShortened = true },
    WordFilter(name: "signed", summary: "with + or −") { $0.format.isSigned = true },
  ]

  /// Direction in words: the sign goes, and the word that stands for it follows the number.
  private static func direct(_ words: inout NumberWords) {
    // What is printed decides: −0.04 at one decimal is level, not "0.0% below".
    let isLevel = !words.format.text(of: abs(words.number)).contains { "123456789".contains($0) }
    if isLevel {
      words.whole = "level with"
    } else {
      words.direction = words.number < 0 ? "below" : "above"
    }
    words.number = abs(words.number)
  }
}
