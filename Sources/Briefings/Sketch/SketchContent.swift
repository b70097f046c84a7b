import Diagnostics
import SceneGraph
import Tables

/// A picture that is laid out once its size is known.
///
/// The law: everything lies within the size asked for, provided it is at least `minimumHeight` high.
protocol SizedPicture: Sendable {
  func minimumHeight(width: Double, _ shaping: any TextShaping) -> Double
  /// `nil` when it takes no more than it needs.
  func preferredHeight(width: Double, _ shaping: any TextShaping) -> Double?
  func sketch(_ size: Size, _ shaping: any TextShaping) -> Sketch
}

/// Such a picture with the words round it: on the page it is a chart like any other.
struct SketchContent: BlockContent {
  var title: String
  var subtitle: String
  var note: String
  var alternative: String
  var data: DataTable?
  var picture: any SizedPicture
  var minimumWidth = 0.0

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    let chart = ChartContent(
      title: title, subtitle: subtitle, note: note, specification: [:], tables: [:],
      alternative: alternative,
      minimumHeight: picture.minimumHeight(width: width, page.shaping),
      preferredHeight: picture.preferredHeight(width: width, page.shaping) ?? 0,
      minimumWidth: minimumWidth, data: data, picture: picture)
    return ChartLayout(
      chart, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}

extension ChartContent {
  /// With the specification of its picture, now that its size is known.
  func drawn(_ size: Size, _ shaping: any TextShaping) -> ChartContent {
    guard let drawing = picture?.sketch(size, shaping).drawing else { return self }
    var content = self
    content.specification = drawing.specification
    content.tables = drawing.tables
    return content
  }
}
