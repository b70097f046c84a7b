package import Tables

extension Indicator {
  /// The period the page is about: the one asked for, or the latest in which its area has a value.
  package var period: Period? {
    if let askedPeriod { return askedPeriod }
    return area.flatMap(latestPeriod(of:)) ?? rows.filter { $0.value != nil }.map(\.period).max()
  }

  /// The latest period in which the area has a value.
  package func latestPeriod(of area: String) -> Period? {
    rows(of: area).last { $0.value != nil }?.period
  }

  /// The row of an area as a whole, or of one of its categories.
  package func row(area: String, period: Period, category: String? = nil) -> Row? {
    let found = rows(of: area)
    guard let place = place(of: period, category, in: found) else { return nil }
    return found[place]
  }

  /// The first that fits; rows are large, and only looked at where they stand.
  private func place(of period: Period, _ category: String?, in rows: ArraySlice<Row>) -> Int? {
    for index in rows.indices
    where rows[index].period == period && rows[index].category == category {
      return index
    }
    return nil
  }

  package func value(area: String, period: Period) -> Double? {
    let found = rows(of: area)
    return place(of: period, nil, in: found).flatMap { found[$0].value }
  }

  /// The values of an area as a whole, by time; missing ones too, so that a line can break.
  package func series(of area: String) -> [Row] {
    rows(of: area).filter { $0.category == nil }
  }

  /// The values of an area by category, in the order of the alphabet.
  package func breakdown(of area: String, in period: Period) -> [Row] {
    rows(of: area).filter { $0.period == period && $0.category != nil }
  }

  /// The values of all areas as a whole in one period, by code.
  package func rows(in period: Period) -> [Row] {
    rows.filter { $0.period == period && $0.category == nil }
  }

  /// The gravest status of the values that a page about `area` shows in `period`.
  package func worstStatus(area: String, period: Period) -> ObservationStatus {
    var status = row(area: area, period: period)?.status ?? .missing
    if let comparator, let other = row(area: comparator, period: period) {
      status = status.united(with: other.status)
    }
    return status
  }

  /// The name people know an area by: the geography's, which knows how names are shown, else the files'.
  package func name(of area: String) -> String {
    geography.area(area)?.displayName ?? areaNames[area] ?? geography.displayName(area)
  }
}
