package import Diagnostics

extension Series {
  /// The series with its stand-ins' rows also under the wanted codes, so that a join meets them.
  ///
  /// Nothing changes for a code the series has, or for which it has nothing; every row that is
  /// added is announced by a note.
  package func standingIn(
    for codes: [String], in geography: Geography, at origin: Origin? = nil, report: inout Report
  ) -> Series {
    var series = self
    let present = areas.distinct
    for code in Set(codes).sorted() where !present.contains(code) {
      guard let other = geography.standIn(for: code, among: present) else { continue }
      report.add(
        .standsIn(
          code, name: geography.area(code)?.displayName, by: other,
          otherName: geography.area(other)?.displayName, at: origin))
      series.appendRows(of: other, as: code)
    }
    return series.sorted()
  }

  private mutating func appendRows(of area: String, as code: String) {
    let rows = areas.indices.filter { areas[$0] == area }
    func extended<Value>(_ column: [Value]) -> [Value] { column + rows.map { column[$0] } }
    areas += Array(repeating: code, count: rows.count)
    periods = extended(periods)
    categories = categories.map(extended)
    values = extended(values)
    low = low.map(extended)
    high = high.map(extended)
    statuses = extended(statuses)
    areaNames[code] = areaNames[code] ?? areaNames[area]
  }

  /// By area, time and category.
  package func sorted() -> Series {
    let texts = categories
    func isAscending(_ left: Int, _ right: Int) -> Bool {
      if areas[left] != areas[right] { return areas[left] < areas[right] }
      if periods[left] != periods[right] { return periods[left] < periods[right] }
      guard let texts, texts[left] != texts[right] else { return left < right }
      return texts[left] < texts[right]
    }
    if areas.indices.dropFirst().allSatisfy({ isAscending($0 - 1, $0) }) { return self }
    let order = areas.indices.sorted(by: isAscending)
    func ordered<Value>(_ column: [Value]) -> [Value] { order.map { column[$0] } }
    var series = self
    series.areas = ordered(areas)
    series.periods = ordered(periods)
    series.categories = categories.map(ordered)
    series.values = ordered(values)
    series.low = low.map(ordered)
    series.high = high.map(ordered)
    series.statuses = ordered(statuses)
    return series
  }
}

extension Sequence where Element: Hashable {
  /// As a set; equal neighbours, which sorted columns are full of, are looked up once.
  package var distinct: Set<Element> {
    var known: Set<Element> = []
    var last: Element?
    for element in self where element != last {
      known.insert(element)
      last = element
    }
    return known
  }
}
