import Scales
import TestSupport
import Testing

@Suite struct TimeIntervalTests {
  private static let intervals: [(TimeInterval.Unit, Int)] = [
    (.millisecond, 1), (.millisecond, 250), (.second, 1), (.second, 15), (.minute, 1), (.minute, 5),
    (.hour, 1), (.hour, 6), (.day, 1), (.day, 2), (.day, 10), (.week, 1), (.week, 2), (.monday, 1),
    (.month, 1), (.month, 3), (.year, 1), (.year, 10),
  ]

  @Test(arguments: intervals, ["UTC", "Europe/London", "America/New_York"])
  func `a time lies between the boundaries around it`(
    interval: (unit: TimeInterval.Unit, step: Int), name: String
  ) throws {
    let zone = try #require(TimeZone(named: name))
    let interval = TimeInterval(interval.unit, every: interval.step, zone: zone)
    var random = SeededGenerator(state: 9)
    for _ in 0..<100 {
      let time = Double(Int64.random(in: -1_500_000_000_000...4_000_000_000_000, using: &random))
      let floor = interval.floor(time)
      let ceil = interval.ceil(time)
      #expect(floor <= time && time <= ceil)
      #expect(interval.floor(floor) == floor)
      #expect(interval.ceil(ceil) == ceil)
      #expect(floor == ceil || interval.ceil(floor + 1) == ceil)
      #expect([floor, ceil].contains(interval.round(time)))
    }
  }

  @Test func `a range holds its start and not its stop`() {
    let start = CivilDate.time(year: 2024, month: 1)
    let stop = CivilDate.time(year: 2024, month: 4)
    let months = TimeInterval(.month).range(from: start, to: stop)
    #expect(months.map { CivilDate($0)?.month } == [1, 2, 3])
    #expect(TimeInterval(.month).range(from: stop, to: start).isEmpty)
    #expect(TimeInterval(.month).range(from: .nan, to: stop).isEmpty)
    #expect(TimeInterval(.millisecond).range(from: 0, to: 1e12).count == 100_000)
  }

  @Test func `months and years are as long as the calendar has them`() {
    let january = CivilDate.time(year: 2024, month: 1, day: 31)
    #expect(
      TimeInterval(.month).offset(january, by: 1) == CivilDate.time(year: 2024, month: 3, day: 2))
    let leapDay = CivilDate.time(year: 2024, month: 2, day: 29)
    #expect(
      TimeInterval(.year).offset(leapDay, by: 1) == CivilDate.time(year: 2025, month: 3, day: 1))
    #expect(TimeInterval(.year).offset(leapDay, by: 1e9).isNaN)
  }

  @Test func `a day stays a day when the clock changes`() throws {
    let london = try #require(TimeZone(named: "Europe/London"))
    let before = CivilDate.time(year: 2024, month: 3, day: 30, hour: 12, zone: london)
    let after = TimeInterval(.day, zone: london).offset(before, by: 1)
    #expect(after - before == 23 * 3_600_000)
    #expect(TimeInterval(.day, zone: london).count(from: before, to: after) == 1)
  }

  @Test(arguments: [
    ("year", TimeInterval.Unit.year, 1), ("quarter", .month, 3), ("date", .day, 1),
    ("hours", .hour, 1),
    ("week", .week, 1),
  ])
  func `Vega's names are known`(name: String, unit: TimeInterval.Unit, step: Int) throws {
    let interval = try #require(TimeInterval(named: name))
    #expect(interval.unit == unit)
    #expect(interval.step == step)
    #expect(TimeInterval(named: name + "x") == nil)
  }

  @Test func `boundaries are counted`() {
    let start = CivilDate.time(year: 2023, month: 11, day: 15)
    let end = CivilDate.time(year: 2024, month: 2, day: 1)
    #expect(TimeInterval(.month).count(from: start, to: end) == 3)
    #expect(TimeInterval(.year).count(from: start, to: end) == 1)
    #expect(TimeInterval(.day).count(from: start, to: end) == 78)
    #expect(TimeInterval(.monday).count(from: start, to: end) == 11)
  }

  @Test(arguments: 0..<40)
  func `ticks lie in the domain and are about as many as asked for`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let start = Double(Int64.random(in: 0...1_700_000_000_000, using: &random))
    let length = Double(Int64.random(in: 10_000...3_000_000_000_000, using: &random))
    let ticks = TimeInterval.ticks(from: start, to: start + length, about: 10, zone: .utc)
    #expect(ticks.allSatisfy { $0 >= start && $0 <= start + length })
    #expect(ticks == ticks.sorted())
    #expect((3...25).contains(ticks.count))
    let backward = TimeInterval.ticks(from: start + length, to: start, about: 10, zone: .utc)
    #expect(backward == ticks.reversed())
  }
}
