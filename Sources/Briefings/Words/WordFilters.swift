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
    WordFilter(name: "higher", summary: "13.3% higher than, or lower than when negative") { words in
      direct(&words, "higher than", "lower than")
    },
    WordFilter(name: "lower", summary: "13.3% lower than, or higher than when positive") { words in
      direct(&words, "higher than", "lower than")
    },
    WordFilter(name: "ordinal", summary: "8th") { words in
      guard let whole = Int(exactly: words.number.rounded()), abs(words.number) < 1e9 else {
        return
      }
      words.whole = QuantityFormat.ordinal(whole)
    },
    WordFilter(name: "percent", summary: "as a percentage: 13.3%") { words in
      if let percent = words.percent, !words.format.suffix.hasPrefix("%") {
        words.number = percent
      }
      words.percent = nil
      words.format = QuantityFormat(suffix: "%", decimals: words.format.decimals ?? 1)
    },
    WordFilter(name: "rose", summary: "rose by £2, fell by £2 or did not change") { words in
      move(&words, "rose by", "fell by", level: "did not change", unclear: "did not clearly change")
    },
    WordFilter(name: "short", summary: "with m or bn: £4.5bn") { $0.format.isShortened = true },
    WordFilter(name: "signed", summary: "with + or −") { $0.format.isSigned = true },
    WordFilter(name: "up", summary: "up £2, down £2 or unchanged") { words in
      move(&words, "up", "down", level: "unchanged", unclear: "not clearly changed")
    },
  ]

  /// Direction in words: the sign goes, and the word that stands for it follows the number.
  private static func direct(
    _ words: inout NumberWords, _ above: String = "above", _ below: String = "below"
  ) {
    if words.isUnclear {
      words.whole = "no clear difference from"
    } else if isLevel(words) {
      words.whole = "level with"
    } else {
      words.direction = words.number < 0 ? below : above
    }
    words.number = abs(words.number)
  }

  /// The same for what moved: the word goes before the number.
  private static func move(
    _ words: inout NumberWords, _ rose: String, _ fell: String, level: String, unclear: String
  ) {
    if words.isUnclear {
      words.whole = unclear
    } else if isLevel(words) {
      words.whole = level
    } else {
      words.start = words.number < 0 ? fell : rose
    }
    words.number = abs(words.number)
  }

  /// What is printed decides: −0.04 at one decimal is level, not "0.0% below".
  private static func isLevel(_ words: NumberWords) -> Bool {
    !words.format.text(of: abs(words.number)).contains { "123456789".contains($0) }
  }
}
