import Diagnostics
import SceneGraph
import Tables

/// A table with the words round it.
struct TableContent: BlockContent {
  var title: String
  var subtitle: String
  var note: String
  var table: FigureTable
  var alternative: String

  var data: DataTable? { table.data }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    TableLayout(
      self, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}

/// Rows of cells below a head.
struct FigureTable: Sendable {
  struct Column: Sendable {
    /// What several columns have in common stands above the first of them.
    var group: String
    var head: String
    var isDrawn: Bool
  }

  enum Cell: Sendable {
    /// From `zero` to `end`, both as shares of the column, with nothing written.
    case bar(from: Double, to: Double)
    /// With the quarter of the areas it lies in, 1 the best.
    case figure(String, quarter: Int?, color: Theme.ColorRole)
    /// A small line; `nil` where a value is missing.
    case line([Double?], alternative: String)
  }

  struct Row: Sendable {
    enum Kind: Sendable { case lit, total, usual }

    var name: String
    var kind: Kind
    var cells: [Cell]
  }

  /// Of the column of names.
  var corner: String
  var columns: [Column]
  var rows: [Row]
  /// Said below the rows when some were left out.
  var remainder: String
  var subtitle: String
  var remarks: String
  var alternative: String
  var data: DataTable
  var isShaded: Bool { rows.contains { $0.cells.contains(where: \.isShaded) } }
}

extension FigureTable.Cell {
  var isShaded: Bool {
    if case .figure(_, .some, _) = self { true } else { false }
  }
}
