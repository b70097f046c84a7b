/// What a table may measure before it is refused: beyond these it is a mistake or an attack.
///
/// Their wording stands in `Messages.swift`.
package enum Limits {
  /// 512 MB of text.
  package static let fileBytes = 512 << 20
  /// 1 MB in one field; a longer one is nearly always a quote that was never closed.
  package static let fieldBytes = 1 << 20
  package static let columns = 10_000
  /// Rows times columns; eight bytes each in memory.
  package static let cells = 50_000_000
  /// Fields that short rows may lack in all, so that a small file cannot make a large table.
  package static let filledCells = 1_000_000
  /// Values of a column that are compared with a mistyped one.
  static let distinctValues = 10_000
  /// Places that are listed after the first of a kind.
  static let listedLines = 5
  /// Columns or values that are listed in a note.
  static let listedNames = 12
  /// The conditions of a selection, and the values in one list.
  static let conditions = 100
  static let listedValues = 1_000
}
