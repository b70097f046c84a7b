package import Diagnostics

extension Geography {
  /// Reads `<name>.csv`, `levels.csv` and `aliases.csv` of a folder.
  ///
  /// The areas' columns are `code`, `name`, `levels` (parted by `|`), `start` and `end`; every other
  /// column holds the code of an area that the row's area lies in.
  package static func load(folder: String, name: String = "uk", report: inout Report) -> Geography?
  {
    func table(_ file: String) -> CSV? {
      SourceText.read(path: "\(folder)/\(file).csv", report: &report).flatMap {
        CSV($0, report: &report)
      }
    }
    let areaTable = table(name)
    let levelTable = table("levels")
    let aliasTable = table("aliases")
    guard let areaTable, let levelTable, let aliasTable else { return nil }
    let areas = areas(in: areaTable, report: &report)
    let levels = levels(in: levelTable, report: &report)
    let aliases = aliases(in: aliasTable, report: &report)
    guard let areas, let levels, let aliases else { return nil }
    return Geography(areas: areas, levels: levels, aliases: aliases)
  }

  private static func areas(in table: CSV, report: inout Report) -> [Area]? {
    let own = ["code", "name", "levels", "start", "end"]
    guard let columns = table.requiredColumns(own, report: &report) else { return nil }
    let parents = (0..<table.columnCount).filter { !columns.contains($0) }
    var areas: [Area] = []
    areas.reserveCapacity(table.rowCount)
    var rowByCode: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let code = table.text(row: row, column: columns[0])
      if let first = rowByCode.updateValue(row, forKey: code) {
        report.add(
          .geography(
            "the area \(quoted(code)) stands twice",
            at: table.origin(row: row, column: columns[0]).place,
            notes: ["the first is on line \(table.line(ofRow: first))"]))
        return nil
      }
      areas.append(
        Area(
          code: code, name: table.text(row: row, column: columns[1]),
          levels: table.list(row: row, column: columns[2]),
          parents: parents.map { table.text(row: row, column: $0) }.filter { !$0.isEmpty },
          start: Int(table.text(row: row, column: columns[3])),
          end: Int(table.text(row: row, column: columns[4]))))
    }
    return areas
  }

  private static func levels(in table: CSV, report: inout Report) -> [Level]? {
    guard
      let columns = table.requiredColumns(["level", "name", "plural", "children"], report: &report)
    else { return nil }
    return (0..<table.rowCount).map { row in
      Level(
        id: table.text(row: row, column: columns[0]),
        name: table.text(row: row, column: columns[1]),
        plural: table.text(row: row, column: columns[2]),
        childLevels: table.list(row: row, column: columns[3]))
    }
  }

  private static func aliases(in table: CSV, report: inout Report) -> [Alias]? {
    guard let columns = table.requiredColumns(["alias", "stands_for", "note"], report: &report)
    else { return nil }
    return (0..<table.rowCount).map { row in
      Alias(
        code: table.text(row: row, column: columns[0]),
        standsFor: table.text(row: row, column: columns[1]),
        note: table.text(row: row, column: columns[2]))
    }
  }
}

extension CSV {
  fileprivate func requiredColumns(_ names: [String], report: inout Report) -> [Int]? {
    let columns = names.map { requiredColumn(named: $0, report: &report) }
    let found = columns.compactMap { $0 }
    return found.count == names.count ? found : nil
  }

  fileprivate func list(row: Int, column: Int) -> [String] {
    text(row: row, column: column).split(separator: "|").map(String.init)
  }
}
