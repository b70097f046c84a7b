import Diagnostics

/// Where text breaks: lists of lines, and the character that the look's `lineBreak` names.
enum TextLines {
  /// Between the lines of one label; no text of a reader holds it.
  static let separator: Character = "\u{1E}"

  static func lines(_ text: String, _ config: Config) -> [String] {
    let own = config["lineBreak"]?.string.flatMap { $0.count == 1 ? $0.first : nil }
    return text.split(omittingEmptySubsequences: false) { $0 == separator || $0 == own }
      .map(String.init)
  }
}
