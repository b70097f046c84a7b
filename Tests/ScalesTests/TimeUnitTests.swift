import Scales
import TestSupport
import Testing

@Suite struct TimeUnitTests {
  @Test(arguments: timeUnitCases)
  func `times are grouped as Vega groups them`(
    name: String, isUTC: Bool, step: Double, time: Double, start: Double, end: Double
  ) throws {
    let london = try #require(TimeZone(named: "Europe/London"))
    var unit = try #require(TimeUnit(named: (isUTC ? "utc" : "") + name))
    unit.step = step
    #expect(unit.floor(time, zone: london) == start)
    #expect(unit.next(after: start, zone: london) == end)
  }

  @Test func `every part of a unit is in a case`() {
    for part in TimeUnit.Part.allCases {
      #expect(timeUnitCases.contains { $0.0.contains(part.rawValue) }, "\(part)")
    }
  }

  @Test(arguments: [
    "", "yearweekmonth", "monthyear", "daydayofyear", "fortnight", "utc", "yearyear",
  ])
  func `what is not a time unit is refused`(name: String) {
    #expect(TimeUnit(named: name) == nil)
  }

  @Test(arguments: [
    ("year", "%Y"), ("yearmonth", "%b %Y"), ("yearmonthdate", "%b %d, %Y"), ("quarter", "Q%q"),
    ("yearquarter", "%Y Q%q"), ("hoursminutes", "%H:%M"), ("monthdate", "%b %d"), ("day", "%a"),
    ("utcdayofyear", "%j"), ("binnedyearmonth", "%b %Y"),
  ])
  func `the format of an axis follows from its unit`(name: String, specifier: String) throws {
    let unit = try #require(TimeUnit(named: name))
    let overrides = ["year-month": "%b %Y ", "year-month-date": "%b %d, %Y "]
    #expect(unit.specifier(overrides: overrides) == specifier)
  }

  @Test(arguments: [
    (0.0, 3.15e12, "year", 2.0), (0, 2.6e9, "yearmonthdate", 1),
    (0, 1e5, "yearmonthdatehoursminutesseconds", 5),
    (0, 100, "yearmonthdatehoursminutessecondsmilliseconds", 2),
  ])
  func `a domain is cut into at most forty bins`(
    start: Double, stop: Double, name: String, step: Double
  ) {
    let unit = TimeUnit.bin(from: start, to: stop)
    #expect(unit.name == name)
    #expect(unit.step == step)
  }

  @Test(arguments: TimeUnit.Part.allCases)
  func `a unit begins at or before its times, and the next one after them`(part: TimeUnit.Part)
    throws
  {
    var random = SeededGenerator(state: 3)
    let zone = try #require(TimeZone(named: "America/New_York"))
    let wanted: [TimeUnit.Part] =
      [.week, .day, .dayofyear, .quarter].contains(part)
      ? [.year, part]
      : TimeUnit.Part.allCases.filter {
        ![.week, .day, .dayofyear, .quarter].contains($0) && order($0) <= order(part)
      }
    let unit = try #require(TimeUnit(wanted))
    for _ in 0..<200 where part != .day {
      // Away from the hour that the clock shows twice, whose second half belongs to the first.
      let time = Double(Int64.random(in: -1_000_000_000_000...3_000_000_000_000, using: &random))
      guard zone.offset(at: time - 7_200_000) == zone.offset(at: time + 7_200_000) else { continue }
      let start = unit.floor(time, zone: zone)
      #expect(start <= time)
      #expect(unit.next(after: start, zone: zone) > time)
    }
  }

  private func order(_ part: TimeUnit.Part) -> Int {
    TimeUnit.Part.allCases.firstIndex(of: part) ?? 0
  }
}

private let timeUnitCases: [(String, Bool, Double, Double, Double, Double)] = [
  ("yearmonth", true, 1, 1620032210546, 1619827200000, 1622505600000),
  ("yearmonthdatehoursminutesseconds", true, 1, 1635642000000, 1635642000000, 1635642001000),
  ("month", false, 2, 1490464661269, 1330560000000, 1335826800000),
  ("day", false, 3, 1583020799999, 1325894400000, 1326153600000),
  ("quarter", false, 1, 1620032210546, 1333234800000, 1341097200000),
  ("yearweekdayhours", true, 1, 1541208529080, 1541206800000, 1541210400000),
  ("monthdate", true, 2, 1616893200000, 1332806400000, 1332979200000),
  ("year", true, 1, 1616893200000, 1609459200000, 1640995200000),
  ("yearmonthdate", true, 5, 1616893199999, 1616716800000, 1617148800000),
  ("yearweekdayhours", true, 5, 1635638400000, 1635638400000, 1635656400000),
  ("month", false, 1, 1577836800000, 1325376000000, 1328054400000),
  ("seconds", true, 1, 1538954455303, 1325376055000, 1325376056000),
  ("week", true, 1, 1538954455303, 1348963200000, 1349568000000),
  ("secondsmilliseconds", false, 2, 1643970445593, 1325376025592, 1325376025594),
  ("hoursminutes", false, 1, 1577836800000, 1325376000000, 1325376060000),
  ("month", true, 3, -239856797139, 1333238400000, 1341100800000),
  ("hoursminutesseconds", false, 1, 1643970445593, 1325413645000, 1325413646000),
  ("year", true, 5, 1616893200000, 1577836800000, 1735689600000),
  ("month", true, 3, 1583709788425, 1325376000000, 1333238400000),
  ("day", false, 3, 1616893199999, 1325376000000, 1325635200000),
  ("yearweek", false, 1, 1635642000000, 1635634800000, 1636243200000),
  ("hours", false, 5, -199633285916, 1325412000000, 1325430000000),
  ("yearmonthdate", false, 2, 1577836800000, 1577836800000, 1578009600000),
  ("yearweekdayhours", false, 3, 1583020799999, 1583010000000, 1583020800000),
  ("yearweekdayhours", false, 1, 1490464661269, 1490461200000, 1490464800000),
  ("hoursminutesseconds", false, 1, 1490464661269, 1325440661000, 1325440662000),
  ("secondsmilliseconds", false, 1, 1790758440216, 1325376000216, 1325376000217),
  ("yearweekdayhours", false, 3, 1583709788425, 1583701200000, 1583712000000),
  ("date", false, 5, 1635642000000, 1327968000000, 1328400000000),
  ("yearmonthdate", false, 1, 1538954455303, 1538953200000, 1539039600000),
  ("milliseconds", false, 1, 1616893200000, 1325376000000, 1325376000001),
  ("hoursminutesseconds", false, 5, 1616893200000, 1325383200000, 1325383205000),
  ("yearmonth", true, 2, 1490464661269, 1488326400000, 1493596800000),
  ("yearmonthdatehoursminutes", false, 1, 1643970445593, 1643970420000, 1643970480000),
  ("day", false, 3, 1541208529080, 1325894400000, 1326153600000),
  ("monthdate", true, 1, 335952649720, 1345766400000, 1345852800000),
  ("quarter", true, 1, 1490464661269, 1325376000000, 1333238400000),
  ("milliseconds", false, 2, 1583709788425, 1325376000424, 1325376000426),
  ("quarter", false, 1, 1709164800000, 1325376000000, 1333234800000),
  ("dayofyear", false, 1, -239856797139, 1337900400000, 1337986800000),
  ("quartermonth", true, 3, 1583020799999, 1325376000000, 1333238400000),
  ("yearweek", false, 1, 1790758440216, 1790463600000, 1791068400000),
  ("hours", true, 2, 1709164800000, 1325376000000, 1325383200000),
  ("hoursminutes", true, 2, 1635638400000, 1325376000000, 1325376120000),
  ("yearmonthdatehours", false, 3, 1635642000000, 1635634800000, 1635645600000),
  ("yearmonth", false, 1, 1635642000000, 1633042800000, 1635724800000),
  ("week", false, 1, 1490464661269, 1332028800000, 1332633600000),
  ("yearweek", true, 1, 1616893199999, 1616889600000, 1617494400000),
  ("yearweekdayhours", false, 1, 1616893200000, 1616893200000, 1616896800000),
  ("hoursminutesseconds", true, 1, 1620032210546, 1325408210000, 1325408211000),
  ("yeardayofyear", true, 1, 1541208529080, 1541203200000, 1541289600000),
  ("minutesseconds", false, 5, 1635642000000, 1325376000000, 1325376005000),
  ("minutes", true, 2, 1583709788425, 1325377320000, 1325377440000),
  ("yearweek", false, 5, 1790758440216, 1788649200000, 1791673200000),
  ("yearmonthdatehoursminutesseconds", false, 3, 1490464661269, 1490464659000, 1490464662000),
  ("minutes", true, 1, 1620032210546, 1325379360000, 1325379420000),
  ("yearmonthdatehours", true, 1, 1583709788425, 1583708400000, 1583712000000),
  ("year", true, 5, 1620032210546, 1577836800000, 1735689600000),
  ("minutesseconds", false, 5, 1635638400000, 1325376000000, 1325376005000),
  ("month", false, 2, 1620032210546, 1335826800000, 1341097200000),
  ("yearmonthdatehoursminutes", true, 2, 1616893199999, 1616893080000, 1616893200000),
  ("secondsmilliseconds", true, 5, -239856797139, 1325376042860, 1325376042865),
  ("hours", true, 1, 1583709788425, 1325458800000, 1325462400000),
  ("yearmonthdatehoursminutesseconds", false, 1, 1577836800000, 1577836800000, 1577836801000),
  ("secondsmilliseconds", false, 2, 1541208529080, 1325376049080, 1325376049082),
  ("yearquarter", false, 1, 1616893199999, 1609459200000, 1617231600000),
  ("quarter", false, 2, 1577836800000, 1325376000000, 1341097200000),
  ("hours", true, 1, 939677885239, 1325451600000, 1325455200000),
  ("month", false, 2, 1790758440216, 1346454000000, 1351728000000),
  ("hoursminutesseconds", true, 5, 1635638400000, 1325376000000, 1325376005000),
  ("hours", false, 1, -239856797139, 1325455200000, 1325458800000),
  ("yearweekdayhours", false, 1, 939677885239, 939675600000, 939679200000),
  ("yearmonthdatehours", true, 1, 1583020799999, 1583017200000, 1583020800000),
  ("monthdatehours", true, 2, 1635642000000, 1351641600000, 1351648800000),
  ("yearmonthdatehours", false, 1, 1790758440216, 1790755200000, 1790758800000),
  ("yearweekday", true, 1, 1616893199999, 1616889600000, 1616976000000),
  ("yearmonthdatehoursminutesseconds", false, 3, 939677885239, 939677883000, 939677886000),
  ("hours", false, 5, 505359867151, 1325376000000, 1325394000000),
  ("yearweekdayhours", true, 1, 335952649720, 335952000000, 335955600000),
  ("weekday", true, 1, 1643970445593, 1328227200000, 1328313600000),
  ("monthdatehours", true, 2, 1577836800000, 1325376000000, 1325383200000),
  ("yearmonth", false, 5, 335952649720, 328662000000, 341884800000),
  ("minutesseconds", false, 1, -199633285916, 1325377114000, 1325377115000),
  ("secondsmilliseconds", false, 2, 1616893200000, 1325376000000, 1325376000002),
  ("yearweek", false, 1, 1583020799999, 1582416000000, 1583020800000),
  ("date", true, 1, 1620032210546, 1325548800000, 1325635200000),
  ("minutesseconds", true, 1, 1643970445593, 1325377645000, 1325377646000),
  ("yearmonthdate", true, 5, -199633285916, -199929600000, -199497600000),
  ("year", false, 1, -239856797139, -252460800000, -220924800000),
  ("yearmonthdatehoursminutes", false, 3, 1709164800000, 1709164800000, 1709164980000),
]
