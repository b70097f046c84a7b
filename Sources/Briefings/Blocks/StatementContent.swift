import Diagnostics
import SceneGraph
import Tables

/// A heading or a callout.
struct StatementContent: BlockContent {
  enum Kind: Hashable, Sendable {
    case callout
    case heading(hasRule: Bool)
  }

  var kind: Kind
  var text: String
  var note: String

  var title: String { text }
  var alternative: String { "" }
  var data: DataTable? { nil }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    StatementLayout(
      self, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}
