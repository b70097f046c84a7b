/// How often a step is tried before it is given up: more often than any field has values.
private let mostRounds = 4000

/// A step of the calendar: every week, every three months.
package struct TimeInterval: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case millisecond, second, minute, hour, day
    /// Beginning on Sunday.
    case week
    case monday, tuesday, wednesday, thursday, friday, saturday
    case month, year
  }

  package var unit: Unit
  /// Every `step`th of its parent field, as d3's `interval.every`: hours 0, 6, 12, 18 for 6.
  package var step: Int
  package var zone: TimeZone
  /// Whether days are counted from 1970 and not from the first of the month.
  private var countsDaysFromEpoch = false

  package init(_ unit: Unit, every step: Int = 1, zone: TimeZone = .utc) {
    self.unit = unit
    self.step = min(max(1, step), 1_000_000_000)
    self.zone = zone
  }

  /// A unit name of Vega: `year`, `quarter`, `month`, `week`, `date`, `day`, `hours`, `minutes`, …
  package init?(named name: String, every step: Int = 1, zone: TimeZone = .utc) {
    let unit: Unit
    switch name {
    case "milliseconds", "millisecond": unit = .millisecond
    case "seconds", "second": unit = .second
    case "minutes", "minute": unit = .minute
    case "hours", "hour": unit = .hour
    case "date", "day", "dayofyear": unit = .day
    case "week": unit = .week
    case "month", "quarter": unit = .month
    case "year": unit = .year
    default: return nil
    }
    let months = name == "quarter" ? 3 : 1
    self.init(unit, every: min(max(1, step), 1_000_000) * months, zone: zone)
  }

  // MARK: Boundaries

  /// The last boundary at or before `time`.
  package func floor(_ time: Double) -> Double {
    guard abs(time) <= CivilDate.latest else { return .nan }
    switch unit {
    case .year where step > 1:
      guard let date = CivilDate(time, zone: zone) else { return .nan }
      return CivilDate.time(year: Double(floorDivide(date.year, step) * step), zone: zone)
    case .millisecond:
      let step = Double(step)
      return (time / step).rounded(.down) * step
    default: break
    }
    var start = unitFloor(time)
    // The field begins again in its parent, so this ends within a few dozen rounds.
    var rounds = 0
    while step > 1, start.isFinite {
      let rest = floorModulo(field(of: start), step)
      guard rest != 0, rounds < 1000 else { break }
      let jump = isCounted ? rest : 1
      let earlier = jump == 1 ? start - 1 : unitOffset(start, by: Double(1 - jump)) - 1
      start = unitFloor(earlier)
      rounds += 1
    }
    return start
  }

  /// The first boundary at or after `time`.
  package func ceil(_ time: Double) -> Double { floor(offset(floor(time - 1), by: 1)) }

  /// The boundary that is nearer, the later one if both are equally near.
  package func round(_ time: Double) -> Double {
    let before = floor(time)
    let after = ceil(time)
    return time - before < after - time ? before : after
  }

  /// `steps` boundaries on; a time between boundaries keeps its distance.
  package func offset(_ time: Double, by steps: Double) -> Double {
    let steps = steps.rounded(.down)
    guard step > 1 else { return unitOffset(time, by: steps) }
    switch unit {
    case .year, .millisecond: return unitOffset(time, by: steps * Double(step))
    default: break
    }
    guard abs(steps) <= mostTicks else { return .nan }
    var time = time
    for _ in 0..<Int(abs(steps)) {
      // As d3: unit by unit until the field is a multiple of the step again.
      var rounds = 0
      repeat {
        time = unitOffset(time, by: steps < 0 ? -1 : 1)
        rounds += 1
      } while floorModulo(field(of: time), step) != 0 && time.isFinite && rounds < mostRounds
      if !time.isFinite { return .nan }
    }
    return time
  }

  /// The boundaries in `start..<stop`; at most 100,000.
  package func range(from start: Double, to stop: Double, step: Double = 1) -> [Double] {
    let step = step.rounded(.down)
    var next = ceil(start)
    guard next < stop, step > 0 else { return [] }
    var boundaries: [Double] = []
    repeat {
      boundaries.append(next)
      let previous = next
      next = floor(offset(next, by: step))
      guard next > previous else { break }
    } while next < stop && Double(boundaries.count) < mostTicks
    return boundaries
  }

  /// How many boundaries lie after `start`, up to and including `end`.
  package func count(from start: Double, to end: Double) -> Int {
    let start = floor(start)
    let end = floor(end)
    guard let from = CivilDate(start, zone: zone), let to = CivilDate(end, zone: zone) else {
      return 0
    }
    let wall = (end + zone.offset(at: end)) - (start + zone.offset(at: start))
    switch unit {
    case .millisecond: return Int(end - start)
    case .second: return Int(((end - start) / 1000).rounded(.down))
    case .minute: return Int(((end - start) / 60_000).rounded(.down))
    case .hour: return Int(((end - start) / 3_600_000).rounded(.down))
    case .day: return Int((wall / 86_400_000).rounded(.down))
    case .month: return (to.year - from.year) * 12 + to.month - from.month
    case .year: return to.year - from.year
    default: return Int((wall / 604_800_000).rounded(.down))
    }
  }

}

// MARK: One unit

extension TimeInterval {
  /// The weekday on which a week of this unit begins; `nil` for other units.
  private var firstWeekday: Int? {
    switch unit {
    case .week: 0
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 3
    case .thursday: 4
    case .friday: 5
    case .saturday: 6
    default: nil
    }
  }

  /// Whether steps are counted from 1970, and not within a parent field.
  private var isCounted: Bool { firstWeekday != nil || countsDaysFromEpoch }

  private func unitFloor(_ time: Double) -> Double {
    guard let date = CivilDate(time, zone: zone) else { return .nan }
    let rest = Double(date.millisecond) + (time - time.rounded(.down))
    switch unit {
    case .millisecond: return time
    case .second: return time - rest
    case .minute: return time - rest - Double(date.second * 1000)
    case .hour: return time - rest - Double(date.second * 1000 + date.minute * 60_000)
    case .day: return wall(date.year, date.month, date.day)
    case .month: return wall(date.year, date.month, 1)
    case .year: return wall(date.year, 1, 1)
    default:
      return wall(
        date.year, date.month, date.day - floorModulo(date.weekday - (firstWeekday ?? 0), 7))
    }
  }

  private func unitOffset(_ time: Double, by steps: Double) -> Double {
    switch unit {
    case .millisecond: return inRange(time + steps)
    case .second: return inRange(time + steps * 1000)
    case .minute: return inRange(time + steps * 60_000)
    case .hour: return inRange(time + steps * 3_600_000)
    default: break
    }
    guard let date = CivilDate(time, zone: zone), abs(steps) < 1e9 else { return .nan }
    let days = unit == .day ? steps : firstWeekday == nil ? 0 : steps * 7
    return CivilDate.time(
      year: Double(date.year) + (unit == .year ? steps : 0),
      month: Double(date.month) + (unit == .month ? steps : 0), day: Double(date.day) + days,
      hour: Double(date.hour), minute: Double(date.minute), second: Double(date.second),
      millisecond: Double(date.millisecond), zone: zone)
  }

  /// What `every` counts: hours of the day, days of the month, weeks since 1970.
  private func field(of time: Double) -> Int {
    guard let date = CivilDate(time, zone: zone) else { return 0 }
    switch unit {
    case .millisecond: return date.millisecond
    case .second: return date.second
    case .minute: return date.minute
    case .hour: return date.hour
    case .day where countsDaysFromEpoch:
      return floorDivide(Int(time.rounded(.down)), millisecondsPerDay)
    case .day: return date.day - 1
    case .month: return date.month - 1
    case .year: return date.year
    default:
      return TimeInterval(unit, zone: zone).count(from: 0, to: time)
    }
  }

  private func wall(_ year: Int, _ month: Int, _ day: Int) -> Double {
    CivilDate.time(year: Double(year), month: Double(month), day: Double(day), zone: zone)
  }

  private func inRange(_ time: Double) -> Double { abs(time) <= CivilDate.latest ? time : .nan }
}

// MARK: Ticks

extension TimeInterval {
  private static let day = 86_400_000.0

  /// The steps a time axis may have, and how long they are in milliseconds.
  private static let tickSteps: [(unit: Unit, step: Int, length: Double)] = [
    (.second, 1, 1000), (.second, 5, 5000), (.second, 15, 15_000), (.second, 30, 30_000),
    (.minute, 1, 60_000), (.minute, 5, 300_000), (.minute, 15, 900_000), (.minute, 30, 1_800_000),
    (.hour, 1, 3_600_000), (.hour, 3, 10_800_000), (.hour, 6, 21_600_000), (.hour, 12, 43_200_000),
    (.day, 1, day), (.day, 2, 2 * day), (.week, 1, 7 * day), (.month, 1, 30 * day),
    (.month, 3, 90 * day), (.year, 1, 365 * day),
  ]

  /// The interval that cuts `start…stop` into about `count` (d3 `timeTickInterval`).
  package static func forTicks(
    from start: Double, to stop: Double, about count: Double, zone: TimeZone
  ) -> TimeInterval? {
    guard count > 0, start.isFinite, stop.isFinite else { return nil }
    let target = abs(stop - start) / count
    let index = tickSteps.firstIndex { $0.length > target } ?? tickSteps.count
    if index == tickSteps.count {
      let years = tickStep(from: start / (365 * day), to: stop / (365 * day), count: count)
      return whole(years).map { TimeInterval(.year, every: $0, zone: zone) }
    }
    if index == 0 {
      let step = max(tickStep(from: start, to: stop, count: count), 1)
      return whole(step).map { TimeInterval(.millisecond, every: $0, zone: zone) }
    }
    let isShorter = target / tickSteps[index - 1].length < tickSteps[index].length / target
    let chosen = tickSteps[isShorter ? index - 1 : index]
    var interval = TimeInterval(chosen.unit, every: chosen.step, zone: zone)
    interval.countsDaysFromEpoch = zone.isUTC && chosen.unit == .day
    return interval
  }

  /// Ticks of a time axis, ends included, descending if `stop` is before `start`.
  package static func ticks(
    from start: Double, to stop: Double, about count: Double, zone: TimeZone
  ) -> [Double] {
    forTicks(from: min(start, stop), to: max(start, stop), about: count, zone: zone)?
      .ticks(from: start, to: stop) ?? []
  }

  /// The boundaries in `start…stop`, descending if `stop` is before `start`.
  package func ticks(from start: Double, to stop: Double) -> [Double] {
    stop < start
      ? range(from: stop, to: start + 1).reversed() : range(from: start, to: stop + 1)
  }

  private static func whole(_ step: Double) -> Int? {
    let step = step.rounded(.down)
    return step > 0 && step < 1e9 ? Int(step) : nil
  }
}
