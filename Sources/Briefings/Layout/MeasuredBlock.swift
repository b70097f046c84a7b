import Diagnostics
import SceneGraph
import Tables

/// A block that knows its width and can say how high it wants to be.
///
/// The law: `draw` stays within the rectangle it is given, provided the rectangle is at least
/// `minimumHeight` high; blocks of one row are given the same `head`, so that their titles and their
/// plots start on common lines.
protocol MeasuredBlock {
  /// From the block's top to where its plot, figure or prose begins, in points.
  var head: Double { get }
  /// Below that, what it needs at least.
  var minimumBody: Double { get }
  /// Below that, what it would like; `nil` when it takes no more than it needs.
  var preferredBody: Double? { get }
  /// What makes it too high, for the message when the page is too full.
  var overflowUnit: OverflowUnit { get }
  /// - Returns: `nil`, or what could not be drawn is in the report.
  func draw(in rect: Rect, head: Double, into page: inout PageBuilder, _ report: inout Report)
}

/// A block with a plot that can be moved within its body, so that the plots of a row stand level.
protocol PlotAligning: MeasuredBlock {
  /// What the marks of the chart show, as it is drawn there.
  func table(in rect: Rect, head: Double, page: PageBuilder) -> DataTable?
  /// What the guides of the chart take above and below its plot; `nil` for a chart of several plots.
  func insets(in rect: Rect, head: Double, page: PageBuilder) -> PlotInsets?
  /// - Parameter shift: white space above and below the chart, inside of the body.
  func draw(
    in rect: Rect, head: Double, shift: PlotInsets, into page: inout PageBuilder,
    _ report: inout Report)
}

/// From the edges of a chart to those of its plot, in points.
struct PlotInsets: Hashable {
  var top: Double
  var bottom: Double
}

/// In which unit an overflow is told.
enum OverflowUnit {
  case lines(count: Int, leading: Double, size: Double, wordsPerLine: Double)
  case points
}
