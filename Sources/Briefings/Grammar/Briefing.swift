package import Diagnostics

/// A briefing as written, checked word by word; nothing is computed yet.
package struct Briefing: Sendable {
  package var origin: Origin
  package var title: Written
  package var subtitle: Written?
  package var kicker: Written?
  package var date: Written?
  package var contact: Written?
  package var source: Written?
  package var note: Written?
  /// Who the page is about, as written: a code or a name.
  package var area: Written?
  package var compare: Written?
  package var language: String
  package var page: PageFormat
  package var theme: Written?
  package var data: [DataBinding]
  package var metrics: [MetricBinding]
  package var layout: Layout?
  package var blocks: [BlockBinding]
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
  /// Typed in from a publication rather than downloaded as data.
  package var isCited: Bool
  /// Made up to show how a page would look; the page says so.
  package var isIllustrative: Bool
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
}

/// One thing on the page.
package struct BlockBinding: Sendable {
  package var name: String
  package var nameOrigin: Origin
  package var node: Node
  var block: any Block
}
