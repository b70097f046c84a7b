/// A time unit of Vega-Lite: `yearmonth`, `utchoursminutes`, …, by which times are grouped.
package struct TimeUnit: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case year, quarter, month, week, date, day, dayofyear, hours, minutes, seconds, milliseconds
  }

  /// In the order of `Part`.
  package let parts: [Part]
  package var isUTC: Bool
  /// How many of the last part make one unit.
  package var step: Double

  /// - Returns: `nil` for an empty list and for parts that do not go together (week and month).
  package init?(_ parts: [Part], isUTC: Bool = false, step: Double = 1) {
    let wanted = Set(parts)
    let kinds: [Set<Part>] = [[.week, .day], [.quarter, .month, .date], [.dayofyear]]
    guard !parts.isEmpty, kinds.filter({ !$0.isDisjoint(with: wanted) }).count <= 1 else {
      return nil
    }
    self.parts = Part.allCases.filter(wanted.contains)
    self.isUTC = isUTC
    self.step = step
  }

  /// `yearmonth`, `utcyearmonthdate`, with or without `binned` in front.
  package init?(named name: String) {
    var rest = name[...]
    func skip(_ word: String) -> Bool {
      guard rest.hasPrefix(word) else { return false }
      rest = rest.dropFirst(word.count)
      return true
    }
    _ = skip("binned")
    let isUTC = skip("utc")
    var parts: [Part] = []
    for part in Part.allCases where part != .day || !rest.hasPrefix(Part.dayofyear.rawValue) {
      if skip(part.rawValue) { parts.append(part) }
    }
    guard rest.isEmpty else { return nil }
    self.init(parts, isUTC: isUTC)
  }

  /// The name without step: `yearmonth`.
  package var name: String { (isUTC ? "utc" : "") + parts.map(\.rawValue).joined() }

  // MARK: Grouping

  /// The start of the unit that holds `time`; units without a year lie in 2012.
  package func floor(_ time: Double, zone: TimeZone) -> Double {
    let zone = isUTC ? .utc : zone
    guard let date = CivilDate(time, zone: zone) else { return .nan }
    let year = parts.contains(.year) ? stepped(date.year, .year) : 2012
    let newYear = floorModulo(CivilDate.days(year: year, month: 1, day: 1) + 4, 7)
    // Day 1 of the week numbering: week 1 begins on the first Sunday of the year.
    func dayOfYear(week: Int, weekday: Int) -> Int { weekday + week * 7 - (newYear + 6) % 7 }

    var month = 1
    var day = 1
    if parts.contains(.month) {
      month = stepped(date.month - 1, .month) + 1
    } else if parts.contains(.quarter) {
      month = stepped((date.month - 1) / 3, .quarter) * 3 + 1
    }
    let week = date.weekOfYear(from: 0)
    if parts.contains(.week) {
      day =
        parts.contains(.day)
        ? stepped(dayOfYear(week: week, weekday: date.weekday), .day, from: 1)
        : dayOfYear(week: stepped(week, .week, from: 1), weekday: 0)
    } else if parts.contains(.day) {
      day = stepped(dayOfYear(week: 1, weekday: date.weekday), .day, from: 1)
    } else if parts.contains(.date) {
      day = stepped(date.day, .date, from: 1)
    } else if parts.contains(.dayofyear) {
      day = stepped(date.dayOfYear, .dayofyear, from: 1)
    }
    func clock(_ part: Part, _ value: Int) -> Double {
      parts.contains(part) ? Double(stepped(value, part)) : 0
    }
    return CivilDate.time(
      year: Double(year), month: Double(month), day: Double(day), hour: clock(.hours, date.hour),
      minute: clock(.minutes, date.minute), second: clock(.seconds, date.second),
      millisecond: clock(.milliseconds, date.millisecond), zone: zone)
  }

  /// The start of the next unit after the one that begins at `time`.
  package func next(after time: Double, zone: TimeZone) -> Double {
    interval(zone: zone).offset(time, by: step)
  }

  /// The step of the calendar between two units: that of the last part.
  package func interval(zone: TimeZone) -> TimeInterval {
    let last = parts.last?.rawValue ?? "year"
    let zone = isUTC ? .utc : zone
    return TimeInterval(named: last, zone: zone) ?? TimeInterval(.year, zone: zone)
  }

  /// Whole steps of the last part only.
  private func stepped(_ value: Int, _ part: Part, from first: Int = 0) -> Int {
    guard part == parts.last, step > 1, step < 1e9 else { return value }
    return first + Int(step * (Double(value - first) / step).rounded(.down))
  }
}

// MARK: Bins

extension TimeUnit {
  private static let steps: [(parts: [Part], step: Double, length: Double)] = {
    let minutes: [Part] = [.year, .month, .date, .hours, .minutes]
    let hours: [Part] = [.year, .month, .date, .hours]
    let seconds = minutes + [.seconds]
    let day = 86_400_000.0
    return [
      (seconds, 1, 1000), (seconds, 5, 5000), (seconds, 15, 15_000), (seconds, 30, 30_000),
      (minutes, 1, 60_000), (minutes, 5, 300_000), (minutes, 15, 900_000),
      (minutes, 30, 1_800_000), (hours, 1, 3_600_000), (hours, 3, 10_800_000),
      (hours, 6, 21_600_000), (hours, 12, 43_200_000), ([.year, .month, .date], 1, day),
      ([.year, .week], 1, 7 * day), ([.year, .month], 1, 30 * day), ([.year, .month], 3, 90 * day),
      ([.year], 1, 365 * day),
    ]
  }()

  /// The unit that cuts a domain into at most about `count` bins (Vega `timeBin`).
  package static func bin(
    from start: Double, to stop: Double, most count: Double = 40, isUTC: Bool = false
  ) -> TimeUnit {
    let target = abs(stop - start) / max(count, 1)
    let index = steps.firstIndex { $0.length > target } ?? steps.count
    if index == steps.count {
      let year = 365 * 86_400_000.0
      let step = tickStep(from: start / year, to: stop / year, count: count)
      return TimeUnit(unchecked: [.year], isUTC: isUTC, step: step)
    }
    if index == 0 {
      let step = max(tickStep(from: start, to: stop, count: count), 1)
      let parts = steps[0].parts + [.milliseconds]
      return TimeUnit(unchecked: parts, isUTC: isUTC, step: step.isFinite ? step : 1)
    }
    let isShorter = target / steps[index - 1].length < steps[index].length / target
    let chosen = steps[isShorter ? index - 1 : index]
    return TimeUnit(unchecked: chosen.parts, isUTC: isUTC, step: chosen.step)
  }

  private init(unchecked parts: [Part], isUTC: Bool, step: Double) {
    self.parts = parts
    self.isUTC = isUTC
    self.step = step
  }
}

// MARK: Labels

extension TimeUnit {
  private static let specifiers = [
    "year": "%Y ", "quarter": "Q%q ", "month": "%b ", "date": "%d ", "week": "W%U ", "day": "%a ",
    "dayofyear": "%j ", "hours": "%H:00", "minutes": "00:%M", "seconds": ":%S",
    "milliseconds": ".%L", "year-month": "%Y-%m ", "year-month-date": "%Y-%m-%d ",
    "hours-minutes": "%H:%M",
  ]

  /// The d3 format of an axis of this unit: `%Y-%m`.
  ///
  /// - Parameter overrides: formats by part names (`year-month`), instead of Vega's own.
  package func specifier(overrides: [String: String] = [:]) -> String {
    var text = ""
    var start = 0
    while start < parts.count {
      var end = parts.count
      while end > start {
        let key = parts[start..<end].map(\.rawValue).joined(separator: "-")
        if let format = overrides[key] ?? Self.specifiers[key] {
          text += format
          break
        }
        end -= 1
      }
      start = max(end, start + 1)
    }
    return scriptTrimmed(text)
  }
}
