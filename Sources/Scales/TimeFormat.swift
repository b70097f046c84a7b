/// A time format of d3: text with directives such as `%Y` and `%b`.
package struct TimeFormat: Sendable {
  package let specifier: String
  package let zone: TimeZone
  private let locale: TimeLocale
  private let pieces: [TimeFormatPiece]

  package init(_ specifier: String, zone: TimeZone, locale: TimeLocale = .enUS) {
    self.specifier = specifier
    self.zone = zone
    self.locale = locale
    pieces = TimeFormatPiece.pieces(of: specifier, locale: locale)
  }

  /// Directives that d3 does not know and prints as they are, for a warning.
  package var unknownDirectives: [Character] {
    pieces.compactMap { if case .unknown(let letter) = $0 { letter } else { nil } }
  }

  /// - Returns: empty for NaN, where d3 would print "NaN" piece by piece.
  package func text(of time: Double) -> String {
    guard let date = CivilDate(time, zone: zone) else { return "" }
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .unknown(let letter): text.append(letter)
      case .directive(let directive, let fill):
        text += self.text(of: directive, fill: fill, date: date, time: time)
      }
    }
    return text
  }

  /// Reads a date that was written in this format (d3 `timeParse`).
  package func time(from text: String) -> Double? {
    TimeParser(pieces: pieces, locale: locale, zone: zone).time(from: text)
  }

  private func text(
    of directive: TimeDirective, fill: Character?, date: CivilDate, time: Double
  ) -> String {
    func pad(_ value: Int, _ width: Int) -> String { padded(value, fill: fill, width: width) }
    switch directive {
    case .shortWeekday: return name(locale.shortDays, date.weekday)
    case .weekday: return name(locale.days, date.weekday)
    case .shortMonth: return name(locale.shortMonths, date.month - 1)
    case .month: return name(locale.months, date.month - 1)
    case .day: return pad(date.day, 2)
    case .microseconds: return pad(date.millisecond, 3) + "000"
    case .isoYearShort: return pad(date.isoWeek.year % 100, 2)
    case .isoYear: return pad(date.isoWeek.year % 10_000, 4)
    case .hour24: return pad(date.hour, 2)
    case .hour12: return pad(date.hour % 12 == 0 ? 12 : date.hour % 12, 2)
    case .dayOfYear: return pad(date.dayOfYear, 3)
    case .milliseconds: return pad(date.millisecond, 3)
    case .monthNumber: return pad(date.month, 2)
    case .minute: return pad(date.minute, 2)
    case .period: return name(locale.periods, date.hour >= 12 ? 1 : 0)
    case .quarter: return String((date.month - 1) / 3 + 1)
    case .unixMilliseconds: return scriptText(of: time.rounded(.down))
    case .unixSeconds: return scriptText(of: (time / 1000).rounded(.down))
    case .second: return pad(date.second, 2)
    case .weekdayFromMonday: return String(date.weekday == 0 ? 7 : date.weekday)
    case .weekFromSunday: return pad(date.weekOfYear(from: 0), 2)
    case .isoWeek: return pad(date.isoWeek.week, 2)
    case .weekdayFromSunday: return String(date.weekday)
    case .weekFromMonday: return pad(date.weekOfYear(from: 1), 2)
    case .yearShort: return pad(date.year % 100, 2)
    case .year: return pad(date.year % 10_000, 4)
    case .zone: return zoneText(at: time)
    case .percent: return "%"
    }
  }

  private func name(_ names: [String], _ index: Int) -> String {
    names.indices.contains(index) ? names[index] : ""
  }

  private func zoneText(at time: Double) -> String {
    let minutes = Int((zone.offset(at: time) / 60_000).rounded(.towardZero))
    let sign = minutes < 0 ? "-" : "+"
    return sign + padded(abs(minutes) / 60, fill: "0", width: 2)
      + padded(abs(minutes) % 60, fill: "0", width: 2)
  }

  private func padded(_ value: Int, fill: Character?, width: Int) -> String {
    let digits = String(abs(value))
    let sign = value < 0 ? "-" : ""
    guard let fill, digits.utf8.count < width else { return sign + digits }
    return sign + String(repeating: fill, count: width - digits.utf8.count) + digits
  }
}

/// Vega's default labels of a time axis: the format of each label follows from its own time.
package struct MultiTimeFormat: Sendable {
  /// The names that may stand in `overrides`, for "did you mean".
  package static let keys = [
    "date", "day", "hours", "milliseconds", "minutes", "month", "quarter", "seconds", "week",
    "year",
  ]

  /// From the finest to the coarsest: the first whose unit does not begin at the time is used.
  private let finer: [(unit: TimeInterval, format: TimeFormat)]
  private let week: TimeInterval
  private let day: TimeFormat
  private let weekStart: TimeFormat
  private let month: TimeFormat
  private let quarter: TimeFormat
  private let year: TimeFormat
  private let zone: TimeZone

  /// - Parameter overrides: formats by unit name: `year`, `month`, `hours`, …
  package init(
    _ overrides: [String: String] = [:], zone: TimeZone, locale: TimeLocale = .enUS
  ) {
    func format(_ keys: String..., otherwise: String) -> TimeFormat {
      let specifier = keys.lazy.compactMap { overrides[$0] }.first { !$0.isEmpty }
      return TimeFormat(specifier ?? otherwise, zone: zone, locale: locale)
    }
    func unit(_ unit: TimeInterval.Unit) -> TimeInterval { TimeInterval(unit, zone: zone) }
    finer = [
      (unit(.second), format("milliseconds", otherwise: ".%L")),
      (unit(.minute), format("seconds", otherwise: ":%S")),
      (unit(.hour), format("minutes", otherwise: "%I:%M")),
      (unit(.day), format("hours", otherwise: "%I %p")),
    ]
    week = unit(.week)
    day = format("date", "day", otherwise: "%a %d")
    weekStart = format("week", otherwise: "%b %d")
    month = format("month", otherwise: "%B")
    quarter = format("quarter", otherwise: "%B")
    year = format("year", otherwise: "%Y")
    self.zone = zone
  }

  package func text(of time: Double) -> String { format(for: time).text(of: time) }

  private func format(for time: Double) -> TimeFormat {
    func begins(_ unit: TimeInterval.Unit, every step: Int = 1) -> Bool {
      !(TimeInterval(unit, every: step, zone: zone).floor(time) < time)
    }
    for step in finer where step.unit.floor(time) < time { return step.format }
    if !begins(.month) { return week.floor(time) < time ? day : weekStart }
    if !begins(.year) { return begins(.month, every: 3) ? quarter : month }
    return year
  }
}
