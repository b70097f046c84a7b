import Diagnostics
import Tables

/// What a chart says to a reader who cannot see it.
struct Summary {
  let text: String
  let table: DataTable

  init(specification: Node, tree: ViewTree, root: Int, title: ViewTitle, context: Context) {
    let units = tree.units(under: root)
    table =
      units.compactMap { tree[$0].unit.map { Summary.shown($0) } }
      .max { $0.rowCount * $0.columns.count < $1.rowCount * $1.columns.count } ?? DataTable()
    if let description = specification["description"]?.string, !description.isEmpty {
      text = description
      return
    }
    let words = units.compactMap { id -> String? in
      guard let unit = tree[id].unit else { return nil }
      let names = [Channel.x, .y, .color].compactMap { channel in
        unit.encoding[channel].flatMap { GuideTitle.words(for: $0, context.config) }
      }
      return names.isEmpty
        ? nil
        : "\(unit.mark.traits.isMap ? "map" : unit.mark.type) of \(names.joined(separator: ", "))"
    }
    var seen: Set<String> = []
    let distinct = words.filter { seen.insert($0).inserted }
    text = (title.lines + title.subtitle + distinct.prefix(4)).joined(separator: ". ")
  }

  /// The columns that a unit's channels show.
  private static func shown(_ unit: Unit) -> DataTable {
    var table = DataTable(rowCount: unit.rows.rowCount)
    // Of a map, what a reader would point at: its shapes say nothing, the names beside them do.
    for (channel, definition) in unit.encoding.fields
    where (channel != .tooltip || unit.isMap) && definition.type != .geojson {
      if let values = unit.rows.values(at: definition.column) {
        table.set(definition.column, values)
      }
    }
    return table
  }
}
