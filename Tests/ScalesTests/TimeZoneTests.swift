import TestSupport
import Testing

@testable import Scales

@Suite struct TimeZoneTests {
  private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(named: name)) }

  @Test(arguments: [
    ("Europe/London", 1_700_000_000_000.0, 0.0), ("Europe/London", 1_690_000_000_000, 1),
    ("America/New_York", 1_700_000_000_000, -5), ("Asia/Kolkata", 0, 5.5),
    ("Australia/Lord_Howe", 1_700_000_000_000, 11), ("UTC", 0, 0),
    ("America/New_York", 4_086_000_000_000, -4),
  ])
  func `a clock stands apart from universal time`(name: String, time: Double, hours: Double) throws
  {
    #expect(try zone(name).offset(at: time) == hours * 3_600_000)
  }

  @Test func `summer time goes on by its rule in far years`() throws {
    let london = try zone("Europe/London")
    #expect(london.offset(at: CivilDate.time(year: 2500, month: 7)) == 3_600_000)
    #expect(london.offset(at: CivilDate.time(year: 2500, month: 1)) == 0)
    let sydney = try zone("Australia/Sydney")
    #expect(sydney.offset(at: CivilDate.time(year: 2500, month: 1)) == 39_600_000)
    #expect(sydney.offset(at: CivilDate.time(year: 2500, month: 7)) == 36_000_000)
  }

  @Test func `an hour that the clock skips is read as if it had not`() throws {
    let time = CivilDate.time(
      year: 2021, month: 3, day: 28, hour: 1, minute: 30, zone: try zone("Europe/London"))
    #expect(time == CivilDate.time(year: 2021, month: 3, day: 28, hour: 1, minute: 30))
  }

  @Test func `of an hour that the clock shows twice the first is meant`() throws {
    let time = CivilDate.time(
      year: 2021, month: 10, day: 31, hour: 1, minute: 30, zone: try zone("Europe/London"))
    #expect(time == CivilDate.time(year: 2021, month: 10, day: 31, hour: 0, minute: 30))
  }

  @Test(arguments: [
    "", "/etc/passwd", "../../etc/passwd", "Europe/../Europe/London", "Europe/", "Europe//London",
    "localtime", "posixrules", "zone.tab", "Europe/Atlantis", "Europe/London\0", "Europe",
    String(repeating: "a", count: 100),
  ])
  func `only names of zones are opened`(name: String) {
    #expect(TimeZone(named: name) == nil)
  }

  @Test(arguments: ["Europe/London", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca"])
  func `the clock leads to the moment and back`(name: String) throws {
    let zone = try zone(name)
    var random = SeededGenerator(state: 1)
    for _ in 0..<500 {
      let time = Double(Int64.random(in: -3_000_000_000_000...8_000_000_000_000, using: &random))
      let wall = time + zone.offset(at: time)
      let back = zone.time(ofWall: wall)
      // Equal, or the first of two moments at which the clock shows this.
      #expect(back + zone.offset(at: back) == wall)
      #expect(back <= time)
    }
  }

  @Test func `a broken file is no zone`() throws {
    var random = SeededGenerator(state: 2)
    var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 39)
    #expect(TimeZoneData([]) == nil)
    #expect(TimeZoneData(bytes) == nil)
    bytes += bytes
    for _ in 0..<2000 {
      var broken = bytes + (0..<Int.random(in: 0...80, using: &random)).map { _ in 0 }
      for _ in 0..<6 {
        let index = Int.random(in: 5..<broken.count, using: &random)
        broken[index] = UInt8.random(in: 0...255, using: &random)
      }
      if let data = TimeZoneData(broken) {
        for time in [-8.64e15, 0, 1.7e12, 8.64e15] { #expect(abs(data.offset(at: time)) < 1e8) }
      }
    }
  }

  @Test(arguments: [
    "", "GMT", "GMT0BST", "GMT0BST,M3.5.0", "GMT0BST,M13.5.0/1,M10.5.0", "<+03>", "<+03",
    "EST5EDT,M3.2.0,M11.1.0x", "GMT0BST,J0,J1", "GMT99BST,J1,J2",
  ])
  func `a rule is whole or none`(text: String) {
    #expect(TimeZoneRule(text) == nil)
  }

  @Test(arguments: [
    ("<-03>3", 0.0, -3.0), ("EST5EDT,M3.2.0,M11.1.0", 1_690_000_000_000, -4),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_700_000_000_000, 11), ("X0Y,J60,J300/2", 0, 0),
    ("X0Y,0,365/23", 2_592_000_000, 1),
  ])
  func `rules are read as POSIX writes them`(text: String, time: Double, hours: Double) throws {
    #expect(try #require(TimeZoneRule(text)).offset(at: time) == hours * 3_600_000)
  }

  @Test(arguments: 0..<20)
  func `dates lead to their moments and back`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<200 {
      let limit = Int64(CivilDate.latest)
      let time = Double(Int64.random(in: -limit...limit, using: &random))
      let date = try #require(CivilDate(time))
      #expect((1...12).contains(date.month) && (1...31).contains(date.day))
      let back = CivilDate.time(
        year: Double(date.year), month: Double(date.month), day: Double(date.day),
        hour: Double(date.hour), minute: Double(date.minute), second: Double(date.second),
        millisecond: Double(date.millisecond))
      #expect(back == time)
    }
  }

  @Test func `what is outside the calendar is no date`() {
    #expect(CivilDate(.nan) == nil)
    #expect(CivilDate(8.64e15 + 1) == nil)
    #expect(CivilDate.time(year: 300_000).isNaN)
    #expect(CivilDate.time(year: .nan).isNaN)
    #expect(CivilDate.time(year: 2000, month: 1e300).isNaN)
    #expect(CivilDate.time(year: 2000, day: .infinity).isNaN)
  }
}
