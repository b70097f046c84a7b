import Diagnostics
import SceneGraph
import Tables

/// What a block has become: nothing on a page is drawn in any other way.
enum BlockContent: Sendable {
  case chart(ChartContent)
  case tile(TileContent)
  case prose(Prose)
  /// A metric failed: the page is made and says so.
  case unavailable(label: String, reason: String)
}

/// A chart specification with its data and the words above it.
struct ChartContent: Sendable {
  var title: String
  var subtitle: String
  var note: String
  var specification: Node
  var tables: [String: DataTable]
  /// What a reader without sight is told.
  var alternative: String
  /// Of the plot, in points.
  var minimumHeight: Double
  var preferredHeight: Double
  /// Of names, figures and a plot that can still be read.
  var minimumWidth = 0.0
}

/// A figure with its words.
struct TileContent: Sendable {
  var label: String
  var figure: String
  /// Stands behind the figure, smaller: "below", "of GVA".
  var word: String
  var figureColor: Theme.ColorRole
  var note: String
  /// A bar below the figure, as a chart.
  var bar: ChartContent?
}
