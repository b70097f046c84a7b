import Diagnostics
import SceneGraph
import Tables

/// A chart specification with its data and the words round it.
struct ChartContent: BlockContent {
  var title: String
  var subtitle: String
  var note: String
  var specification: Node
  var tables: [String: DataTable]
  var alternative: String
  /// Of the plot, in points.
  var minimumHeight: Double
  var preferredHeight: Double
  /// A plot that would be coarse if it were higher ends above the foot of its row.
  var maximumHeight: Double?
  /// Of names, figures and a plot that can still be read.
  var minimumWidth = 0.0
  var data: DataTable?
  /// What is written beside its lines, points and areas.
  var labels: LabelPlan?
  /// Of its image marks.
  var pictures = ChartPictures()
  /// Made when its size is known; the specification above is then empty.
  var picture: (any SizedPicture)?

  func withoutTitle() -> any BlockContent {
    var content = self
    content.title = ""
    content.subtitle = ""
    return content
  }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    var content = self
    if let labels {
      let setter = LabelSetter(theme: page.theme, shaping: page.shaping)
      content.minimumHeight = max(minimumHeight, labels.leastHeight(width: width, setter))
    }
    return ChartLayout(
      content, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}
