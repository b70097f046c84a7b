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
  var note: String
  /// A bar or a line below the figure, as a chart.
  var bar: ChartContent?
  var alternative = ""
  var data: DataTable?

  var title: String { label }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    TileLayout(
      self, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}
