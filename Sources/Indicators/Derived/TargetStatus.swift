package import Tables

/// Where an area stands on its way to a target.
package struct TargetStatus: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    case met
    /// The recent pace is enough.
    case onTrack
    /// The recent pace is not enough, or the time is up.
    case behind
    /// Without a date, or without a past to take a pace from.
    case unclear
  }

  package var target: Indicator.Target
  package var current: Indicator.Row
  package var standing: Standing
  /// The target minus the value, in the unit of the indicator.
  package var distance: Double
  /// The value as a share of the target, in per cent; `nil` for a target of zero.
  package var percentOfTarget: Double?
  package var yearsLeft: Double?
  /// What each year must add; `nil` without a date, or when it has passed.
  package var requiredYearlyPace: Double?
  /// What each year added lately, over five years at most.
  package var recentYearlyPace: Double?
}

extension Indicator {
  /// The standing of `area` in `period`; `nil` when it has no value.
  ///
  /// Where no direction is good, the target is approached from where the series began.
  package func status(of target: Target, area: String, period: Period) -> TargetStatus? {
    guard let current = row(area: area, period: period), let value = current.value else {
      return nil
    }
    let wantsMore =
      switch better {
      case .higher: true
      case .lower: false
      case .neither: series(of: area).first { $0.value != nil }?.value ?? value <= target.value
      }
    let isMet = wantsMore ? value >= target.value : value <= target.value
    let recent = recentPace(area: area, until: current)
    var status = TargetStatus(
      target: target, current: current, standing: isMet ? .met : .unclear,
      distance: target.value - value,
      percentOfTarget: target.value == 0 ? nil : value / target.value * 100,
      recentYearlyPace: recent)
    guard let by = target.by else { return status }
    let years = yearsBetween(period, by)
    status.yearsLeft = max(0, years)
    guard !isMet else { return status }
    guard years > 0 else {
      status.standing = .behind
      return status
    }
    let required = status.distance / years
    status.requiredYearlyPace = required
    if let recent {
      status.standing = (wantsMore ? recent >= required : recent <= required) ? .onTrack : .behind
    }
    return status
  }

  /// What each year added on average over the last five years, or over as many as there are.
  private func recentPace(area: String, until current: Row) -> Double? {
    guard let value = current.value else { return nil }
    let past = series(of: area).first { row in
      row.value != nil && row.period < current.period
        && yearsBetween(row.period, current.period) <= 5.01
    }
    guard let past, let before = past.value else { return nil }
    let years = yearsBetween(past.period, current.period)
    return years > 0 ? (value - before) / years : nil
  }
}

/// From start to start; whole numbers between periods of one kind of whole years.
private func yearsBetween(_ start: Period, _ end: Period) -> Double {
  switch (start.kind, end.kind) {
  case (.year, .year), (.financialYear, .financialYear), (.year, .financialYear),
    (.financialYear, .year):
    Double(end.ordinal - start.ordinal)
  case (.quarter, .quarter): Double(end.ordinal - start.ordinal) / 4
  case (.month, .month): Double(end.ordinal - start.ordinal) / 12
  default: Double(end.firstDay - start.firstDay) / 365.25
  }
}
