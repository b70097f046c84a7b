extension Panel {
  /// In each row the value of `area` in the same period: of the same category, or of the area as a whole
  /// when it has no categories.
  ///
  /// - Throws: ``MetricError/noData(_:)`` when there is no area to compare with, or no row of it.
  public func at(area: String?) throws(MetricError) -> Panel {
    guard let area else {
      throw .noData("it compares areas, and the page has no area to compare with: set `compare:`")
    }
    guard let index = rows.areas.firstIndex(of: area) else {
      throw .noData("the area to compare with, \(area), has no row in the data")
    }
    let found = rows.rowByKey { self.rows.areaIndex[$0] == index }
    var wholes: [Int: Int] = [:]
    for (key, row) in found where rows.category.isEmpty || rows.category[row].isEmpty {
      wholes[key.step] = row
    }
    return picking(
      (0..<count).map { found[rows.key($0, area: index)] ?? wholes[rows.step[$0]] }, rows: rows)
  }

  /// In each row the value `steps` periods before; years, quarters or months, whatever the periods are.
  public func lag(_ steps: Int = 1) -> Panel {
    let found = rows.rowByKey()
    return picking(
      (0..<count).map { row in
        let (step, overflow) = rows.step[row].subtractingReportingOverflow(steps)
        return overflow ? nil : found[rows.key(row, step: step)]
      }, rows: rows)
  }

  /// Each value as an index: 100 in the period `base`, for each area and category of its own.
  ///
  /// - Throws: ``MetricError/badParam(_:_:)`` when the data have no such period.
  public func index(base: String) throws(MetricError) -> Panel {
    guard let step = rows.step(of: base) else {
      throw .badParam("base", "the data have no period \(base)")
    }
    let found = rows.rowByKey { self.rows.step[$0] == step }
    let bases = picking((0..<count).map { found[rows.key($0, step: step)] }, rows: rows)
    return self / bases * 100
  }

  /// The mean of each value and the `length - 1` periods before it; missing where one of them is.
  public func rolling(_ length: Int) -> Panel {
    guard length > 1 else { return self }
    // More periods than there are cannot all be present.
    guard length <= max(1, rows.periods.count) else { return map { _ in .nan } }
    var sum = self
    for steps in 1..<length { sum = sum + lag(steps) }
    return sum / Double(length)
  }
}
