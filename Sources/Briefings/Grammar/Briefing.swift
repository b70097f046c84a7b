package import Diagnostics

/// A briefing as written, checked word by word; nothing is computed yet.
package struct Briefing: Sendable {
  package var origin: Origin
  package var title: Written
  package var date: Written?
  package var contact: Written?
  package var source: Written?
  /// The licence that the page itself comes under.
  package var licence: Written?
  /// Where the page may go: OFFICIAL.
  package var marking: Written?
  /// How finished it is: Draft for comment.
  package var status: Written?
  /// Until when it must not be shown.
  package var embargo: Written?
  package var logo: Logo?
  /// `false` shows none, the theme's neither.
  package var showsLogo: Bool
  /// Who the page is about, as written: a code or a name.
  package var area: Written?
  package var compare: Written?
  package var language: String
  /// In the order of the file; the first is made when no other is asked for. At least one.
  package var formats: [PageFormat]
  package var theme: Written?
  /// Of single formats, by name.
  package var themes: [String: Written]
  package var data: [DataBinding]
  package var metrics: [MetricBinding]
  /// At least one.
  package var pages: [PageBinding]
  /// Of all pages, in the order of the file.
  package var blocks: [BlockBinding]
  /// The areas that a page is made for, one each, as written; `nil` for one page of `area`.
  package var each: [Node]?

  /// The sheet that is made when no other is asked for.
  package var page: PageFormat { formats.first ?? .a4Portrait }

  /// The briefing's own format of that name, with its scale and margin; else the format as it is.
  package func format(like format: PageFormat) -> PageFormat {
    formats.first { $0.name == format.name } ?? format
  }
}

/// Text with its place.
package struct Written: Sendable, Hashable {
  package var text: String
  package var origin: Origin

  package init(_ text: String, _ origin: Origin = .builtIn) {
    self.text = text
    self.origin = origin
  }

  init?(_ node: Node?) {
    guard let node, let text = node.string else { return nil }
    self.init(text, node.origin)
  }

  package static func == (left: Written, right: Written) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A file of data and whose it is.
package struct DataBinding: Sendable {
  package var name: String
  package var nameOrigin: Origin
  package var path: Written
  package var delimiter: Character
  /// Columns by role, where they are not called what they usually are.
  package var columns: [String: Written]
  package var unit: Written?
  /// For a table of one moment, which has no period column.
  package var period: Written?
  package var source: Written?
  package var licence: Written?
  /// What the licence demands to be printed.
  package var attribution: String?
  /// Typed in from a publication rather than downloaded as data.
  package var isCited: Bool
  /// Made up to show how a page would look; the page says so.
  package var isIllustrative: Bool
  /// Of a file that holds a map rather than a table.
  var shapes: ShapesFormat?
}

/// An indicator to be computed: by a plugin or by a recipe.
package struct MetricBinding: Sendable {
  package enum Kind: Sendable {
    case plugin(Written)
    case recipe(Written)
  }

  package struct Input: Sendable {
    package var name: String
    package var nameOrigin: Origin
    /// Selections, appended to each other.
    package var selections: [Written]
  }

  package struct Target: Sendable {
    package var value: Double
    package var by: Written?
    package var label: Written?
  }

  package var name: String
  package var nameOrigin: Origin
  package var kind: Kind
  package var inputs: [Input]
  package var params: [String: Node]
  package var area: Written?
  package var compare: Written?
  package var period: Written?
  package var target: Target?
  package var unit: Written?
  package var decimals: Int?
  package var better: Written?
  package var title: Written?
}

/// One thing on the page.
package struct BlockBinding: Sendable {
  package var name: String
  package var nameOrigin: Origin
  package var node: Node
  var block: any Block
  /// Words that a format takes away: title, subtitle, note.
  var silent: Set<String> = []
}

/// A picture in the head of a page.
package struct Logo: Sendable {
  package var path: Written
  /// `nil` for one that says nothing.
  package var alternative: Written?
  /// In design points.
  package var height: Double

  /// Where nobody says.
  static let height = 26.0
}
