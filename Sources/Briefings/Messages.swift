/// The wording of what can be wrong with a briefing, where it is more than a few words.
enum Messages {
  static func unknownGlyphs(_ characters: [Character], in text: String, block: String) -> String {
    let list = characters.prefix(5).map { "“\($0)” (\(codePoints($0)))" }.joined(separator: ", ")
    return "no font at hand can draw \(list) of “\(shortened(text))” in \(named(block))"
  }

  static let unknownGlyphMend = "write it with other characters, or install a font that has them"

  static func wordTooWide(_ line: String, width: Double, available: Double, block: String) -> String
  {
    "“\(shortened(line))” is too wide for \(named(block)): \(Int(width.rounded(.up))) pt needed, "
      + "\(Int(available)) available"
  }

  static func chartTooWide(_ needed: Double, available: Double, block: String) -> String {
    "the chart is too wide for \(named(block)): its names and figures need "
      + "\(Int(needed.rounded(.up))) pt, \(Int(available)) available"
  }

  static func tableTooWide(_ needed: Double, available: Double, block: String) -> String {
    "the table is too wide for \(named(block)): its columns need \(Int(needed.rounded(.up))) pt, "
      + "\(Int(available)) available"
  }

  static let tableTooWideMend =
    "give it more room, show fewer columns, or call them shorter: labels"

  static let chartTooWideMend = "give it more columns, or leave out areas with long names"

  static let wordTooWideMend = "give it more columns, or write it shorter"

  static func tooHigh(
    block: String, needed: Double, available: Double, unit: OverflowUnit
  ) -> (String, [String]) {
    switch unit {
    case .lines(let count, let leading, let size, let wordsPerLine):
      let over = max(1, Int(((needed - available) / leading).rounded(.up)))
      let words = max(1, Int((Double(over) * wordsPerLine).rounded()))
      return (
        "text does not fit \(named(block)): \(count) lines needed at \(size.plain) pt, "
          + "\(max(count - over, 0)) available",
        [
          "over by \(over) line\(over == 1 ? "" : "s") (about \(words) words): "
            + "shorten it, or give it a taller row"
        ]
      )
    case .points:
      return (
        "\(named(block)) does not fit: \(Int(needed.rounded(.up))) pt needed, "
          + "\(Int(available)) available",
        ["give it a taller row, show less in it, or take another block off the page"]
      )
    }
  }

  static func pageTooFull(
    rows: Int, needed: Double, available: Double
  ) -> (String, [String]) {
    guard available > 0 else {
      return (
        "the head and the foot of the page leave no room for its blocks",
        ["shorten the title, the subtitle, the sources or the note"]
      )
    }
    return (
      "the page is too full: its \(rows == 1 ? "row needs" : "\(rows) rows need") at least "
        + "\(Int(needed.rounded(.up))) pt, \(Int(available)) are there",
      ["take blocks off the page, put more of them side by side in `layout`, or show fewer areas"]
    )
  }

  static func named(_ block: String) -> String { block.isEmpty ? "the page" : "block `\(block)`" }

  static func shortened(_ text: String) -> String {
    text.count <= 60 ? text : text.prefix(57) + "…"
  }

  private static func codePoints(_ character: Character) -> String {
    character.unicodeScalars.map {
      let digits = String($0.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }
}
