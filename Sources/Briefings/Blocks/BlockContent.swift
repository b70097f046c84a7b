import Diagnostics
import SceneGraph
import Tables

/// What a block has become: nothing on a page is drawn in any other way.
///
/// The law: a content knows no width; `measured` sets its words at one and says how high it is.
protocol BlockContent: Sendable {
  /// What stands above it.
  var title: String { get }
  /// What a reader without sight is told; empty where the words themselves say it.
  var alternative: String { get }
  /// The figures that it shows, for those who want them as a table.
  var data: DataTable? { get }
  /// Measure, unit, place, period; empty where there is none.
  var subtitle: String { get }
  /// Stands below it.
  var note: String { get }
  /// The same for a page that says title and subtitle itself.
  func withoutTitle() -> any BlockContent
  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock
}

extension BlockContent {
  var subtitle: String { "" }
  var note: String { "" }
  func withoutTitle() -> any BlockContent { self }
}

/// A metric failed: the page is made and says so.
struct UnavailableContent: BlockContent {
  var title: String
  var reason: String
  var alternative: String { "" }
  var data: DataTable? { nil }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    UnavailableLayout(
      label: title, reason: reason, name: binding.name, at: binding.nameOrigin, width: width,
      page: page, &report)
  }
}
