import Diagnostics
import SceneGraph
import Tables

/// Words.
struct ProseContent: BlockContent {
  var prose: Prose
  var columns = 1
  var title: String { "" }
  var alternative: String { "" }
  var data: DataTable? { nil }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    ProseLayout(
      prose, columns: columns, name: binding.name, at: binding.nameOrigin, width: width, page: page,
      &report)
  }
}
