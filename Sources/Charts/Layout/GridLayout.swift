/// Places boxes in rows and columns (Vega's grid layout).
struct GridLayout {
  enum Align: String { case none, each, all }

  struct Cell {
    /// Around the cell's own origin.
    var bounds: Bounds
  }

  struct Place: Hashable {
    var x: Double
    var y: Double
  }

  var columns: Int
  var alignColumns = Align.none
  var alignRows = Align.none
  var paddingColumns = 0.0
  var paddingRows = 0.0
  var centersColumns = false
  var centersRows = false

  init(columns: Int) { self.columns = max(columns, 1) }

  /// Where the origin of each cell goes, row by row.
  func place(_ cells: [Cell]) -> [Place] {
    let n = cells.count
    guard n > 0 else { return [] }
    let columns = min(self.columns, n)
    let rows = (n + columns - 1) / columns
    func column(_ index: Int) -> Int { index % columns }
    func row(_ index: Int) -> Int { index / columns }
    func before(_ value: Double) -> Double { value < 0 ? (-value).rounded(.up) : 0 }

    var xExtent = Array(repeating: 0.0, count: columns)
    var yExtent = Array(repeating: 0.0, count: rows)
    var xOffset = Array(repeating: 0.0, count: n)
    var yOffset = xOffset
    for (index, cell) in cells.enumerated() {
      let box = cell.bounds
      guard !box.isEmpty else { continue }
      xExtent[column(index)] = max(xExtent[column(index)], box.x2.rounded(.up))
      yExtent[row(index)] = max(yExtent[row(index)], box.y2.rounded(.up))
      xOffset[index] = column(index) == 0 ? 0 : before(box.x1)
      yOffset[index] = row(index) == 0 ? 0 : before(box.y1)
    }
    for index in cells.indices {
      if column(index) > 0 { xOffset[index] += paddingColumns }
      if row(index) > 0 { yOffset[index] += paddingRows }
    }
    align(&xOffset, xExtent, alignColumns, line: column)
    align(&yOffset, yExtent, alignRows, line: row)

    var places: [Place] = []
    var down = Array(repeating: 0.0, count: columns)
    var across = 0.0
    for index in cells.indices {
      across = column(index) == 0 ? xOffset[index] : across + xOffset[index]
      down[column(index)] += yOffset[index]
      places.append(Place(x: across, y: down[column(index)]))
    }
    center(&places, cells, xExtent, yExtent, rows: rows, columns: columns)
    return places
  }

  /// Adds the room of the line before, the same for all of a line or for all lines.
  private func align(
    _ offsets: inout [Double], _ extents: [Double], _ align: Align, line: (Int) -> Int
  ) {
    switch align {
    case .none:
      for index in offsets.indices where line(index) > 0 {
        offsets[index] += extents[line(index) - 1]
      }
    case .each:
      var most = Array(repeating: 0.0, count: extents.count)
      for index in offsets.indices { most[line(index)] = max(most[line(index)], offsets[index]) }
      for index in offsets.indices where line(index) > 0 {
        offsets[index] = most[line(index)] + extents[line(index) - 1]
      }
    case .all:
      let most = offsets.indices.filter { line($0) > 0 }.map { offsets[$0] }.max() ?? 0
      let extent = extents.max() ?? 0
      for index in offsets.indices where line(index) > 0 { offsets[index] = most + extent }
    }
  }

  private func center(
    _ places: inout [Place], _ cells: [Cell], _ xExtent: [Double], _ yExtent: [Double], rows: Int,
    columns: Int
  ) {
    if alignColumns != .none, centersColumns, rows > 1 {
      for index in cells.indices {
        let room = alignColumns == .all ? xExtent.max() ?? 0 : xExtent[index % columns]
        let rest = room - cells[index].bounds.x2 - places[index].x
        if rest > 0 { places[index].x += rest / 2 }
      }
    }
    if alignRows != .none, centersRows, columns != 1 {
      for index in cells.indices {
        let room = alignRows == .all ? yExtent.max() ?? 0 : yExtent[index / columns]
        let rest = room - cells[index].bounds.y2 - places[index].y
        if rest > 0 { places[index].y += rest / 2 }
      }
    }
  }
}
