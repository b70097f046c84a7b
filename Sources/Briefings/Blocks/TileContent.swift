import Diagnostics
import SceneGraph
import Tables

/// A figure with its words.
struct TileContent: BlockContent {
  var label: String
  var figure: String
  /// Stands behind the figure, smaller: "below", "of GVA".
  var word: String
  var figureColor: Theme.ColorRole
  /// Stands before the figure: which way it moved.
  var arrow: Arrow?
  var note: String
  /// A bar or a line below the figure, as a chart of its own height.
  var bar: ChartContent?
  /// How the figure moved, below it.
  var change: (text: String, arrow: Arrow)?
  /// What the figure, its word and its bar say together.
  var alternative = ""
  /// The briefing's own words stand for the figure.
  var isAlternativeWritten = false
  var data: DataTable?

  struct Arrow: Sendable {
    var isUp: Bool
    var color: Theme.ColorRole
  }

  var title: String { label }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    TileLayout(
      self, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}
