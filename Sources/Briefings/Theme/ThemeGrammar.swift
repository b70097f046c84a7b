import Diagnostics

/// The fields of a theme. None is required of a file that extends another; what is read in the end must
/// have them all, so that a page never falls back to a default.
enum ThemeGrammar {
  static let fields = [
    Field("colors", "a colour for each role"),
    Field(
      "config", "Vega-Lite config of the charts; $role stands for a colour, a palette or $family"),
    Field("dashes", "dashes and gaps of lines, by whose line it is"),
    Field("extends", "the theme that this one changes: a name, or the path of a file"),
    Field("family", "the family of all text"),
    Field(
      "logo", "a picture in the head, by its path from this file: {image, alt, height}", .object),
    Field("name", "what the theme is called"),
    Field("palettes", "colours that stand for values"),
    Field("texts", "size, weight, leading and colour for each role"),
  ]

  /// Alphabetical.
  static let required = ["colors", "config", "family", "palettes", "texts"]

  static let colorFields = Theme.ColorRole.allCases.map { Field($0.rawValue, summary(of: $0)) }

  static let paletteFields = [
    Field("categorical", "kinds of things, in this order"),
    Field("diverging", "from one end over a middle to the other"),
    Field("sequential", "from less to more"),
  ]

  static let dashFields = Theme.LineRole.allCases.map { Field($0.rawValue, "in points: [4, 3]") }

  static let lookFields = [
    Field("color", "a colour role", .choice(Theme.ColorRole.allCases.map(\.rawValue))),
    Field("family", "another family than the theme's"),
    Field("leading", "from line to line, in points", .number(4...300)),
    Field("least", "the smallest size that layout may shrink it to, in points", .number(4...200)),
    Field("size", "in points", .number(4...200)),
    Field("spacing", "added between letters, in points", .number(-5...20)),
    Field("weight", "100 to 900", .number(100...900)),
  ]

  static let mostColors = 24

  private static func summary(of role: Theme.ColorRole) -> String {
    switch role {
    case .accent: "the thing that the title names"
    case .bar: "bars of everybody else"
    case .context: "lines in the background, from which nothing is read"
    case .grid: "grid lines"
    case .ink: "titles, figures and rules"
    case .missing: "areas without data"
    case .muted: "subtitles and notes"
    case .paper: "the ground of the page"
    case .peer: "others that are named"
    case .signal: "a gap that matters"
    case .text: "prose and labels"
    }
  }
}

extension [Field] {
  /// The same fields, every one of them or those named required.
  func requiring(_ names: [String]? = nil) -> [Field] {
    map { field in
      var field = field
      field.isRequired = names?.contains(field.name) ?? true
      return field
    }
  }
}
