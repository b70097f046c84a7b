/// A date and time on the calendar and the clock.
package struct CivilDate: Hashable, Sendable {
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31.
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  package var millisecond: Int
  /// 0 is Sunday.
  package var weekday: Int

  /// The last moment of JavaScript's calendar, in September 275760.
  package static let latest = 8.64e15

  /// The calendar date of a moment.
  ///
  /// - Returns: `nil` for NaN and for times outside JavaScript's ±8.64e15 ms.
  package init?(_ time: Double, zone: TimeZone = .utc) {
    guard abs(time) <= Self.latest else { return nil }
    self.init(wall: time.rounded(.down) + zone.offset(at: time))
  }

  /// - Precondition: `wall` is within a day of JavaScript's range.
  init(wall: Double) {
    let milliseconds = Int(wall)
    let days = floorDivide(milliseconds, millisecondsPerDay)
    let rest = milliseconds - days * millisecondsPerDay
    (year, month, day) = civil(ofDays: days)
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
    weekday = floorModulo(days + 4, 7)
  }

  /// The moment of a date whose parts may run over: month 13 is January of the next year.
  ///
  /// - Parameter month: 1 is January.
  /// - Returns: NaN outside ±8.64e15 ms.
  package static func time(
    year: Double, month: Double = 1, day: Double = 1, hour: Double = 0, minute: Double = 0,
    second: Double = 0, millisecond: Double = 0, zone: TimeZone = .utc
  ) -> Double {
    let wall = wallTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      millisecond: millisecond)
    // A day more than the range, so that an offset can bring a time back into it.
    guard abs(wall) <= latest + 86_400_000 else { return .nan }
    let time = zone.time(ofWall: wall)
    return abs(time) <= latest ? time : .nan
  }

  /// What the clock on the wall shows, as milliseconds in universal time; NaN when out of reach.
  private static func wallTime(
    year: Double, month: Double, day: Double, hour: Double, minute: Double, second: Double,
    millisecond: Double
  ) -> Double {
    // JavaScript cuts each part to a whole number before it adds them.
    let parts = [year, month, day, hour, minute, second, millisecond].map {
      $0.rounded(.towardZero)
    }
    guard abs(parts[0]) < 1e7, abs(parts[1]) < 1e8 else { return .nan }
    let months = Int(parts[0]) * 12 + Int(parts[1]) - 1
    let first = days(year: floorDivide(months, 12), month: floorModulo(months, 12) + 1, day: 1)
    return (Double(first) + parts[2] - 1) * 86_400_000 + parts[3] * 3_600_000 + parts[4] * 60_000
      + parts[5] * 1000 + parts[6]
  }

  /// Days since 1 January 1970.
  static func days(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March, so that the leap day is their last (Howard Hinnant).
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 1 on 1 January.
  package var dayOfYear: Int {
    Self.days(year: year, month: month, day: day) - Self.days(year: year, month: 1, day: 1) + 1
  }

  /// The number of days of the week `start` (0 is Sunday) from 1 January up to this date.
  package func weekOfYear(from start: Int) -> Int {
    (dayOfYear + 6 - floorModulo(weekday - start, 7)) / 7
  }

  /// Year and number of the week that holds this date's Thursday.
  package var isoWeek: (year: Int, week: Int) {
    let days = Self.days(year: year, month: month, day: day)
    let thursday = days - floorModulo(weekday - 1, 7) + 3
    let (thursdayYear, _, _) = civil(ofDays: thursday)
    return (thursdayYear, (thursday - Self.days(year: thursdayYear, month: 1, day: 1)) / 7 + 1)
  }
}

let millisecondsPerDay = 86_400_000

private func civil(ofDays days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = floorDivide(shifted, 146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return (
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
    dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  )
}

func floorDivide(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

func floorModulo(_ a: Int, _ b: Int) -> Int { a - floorDivide(a, b) * b }
