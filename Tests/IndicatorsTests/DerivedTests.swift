import Testing

@testable import Indicators
@testable import Tables

@Suite struct DerivedTests {
  static let y2022 = year(2022)
  static let y2023 = year(2023)

  static func year(_ year: Int) -> Period {
    guard let period = Period.year(year) else { preconditionFailure("\(year) is a year") }
    return period
  }

  static func row(
    _ area: String, _ year: Int, _ value: Double?, _ interval: ClosedRange<Double>? = nil
  )
    -> Indicator.Row
  {
    Indicator.Row(
      area: area, period: Self.year(year), value: value, low: interval?.lowerBound,
      high: interval?.upperBound,
      status: value == nil ? .missing : .normal)
  }

  static func indicator(
    _ rows: [Indicator.Row], better: Polarity = .higher, relative: Bool = false,
    area: String? = "E47000004", comparator: String? = "UKX"
  ) -> Indicator {
    Indicator(
      id: "m", title: "M", unit: .percent, better: better, relativeToComparator: relative,
      rows: rows, area: area, comparator: comparator)
  }

  @Test func `the period is the latest in which the page's area has a value`() {
    let indicator = Self.indicator([
      Self.row("E47000004", 2022, 1), Self.row("E47000004", 2023, nil), Self.row("UKX", 2024, 2),
    ])
    #expect(indicator.period?.text == "2022")
    #expect(Self.indicator([]).period == nil)
  }

  @Test func `a change is from the last value before, in the unit and in per cent`() throws {
    let indicator = Self.indicator(
      [
        Self.row("E47000004", 2020, -4), Self.row("E47000004", 2022, nil),
        Self.row("E47000004", 2023, -5),
      ], better: .lower)
    let change = try #require(indicator.change(area: "E47000004", period: Self.y2023))
    #expect(change.from.period.text == "2020")
    #expect(change.absolute == -1 && change.percent == -25)
    #expect(change.direction == .better)
    #expect(indicator.change(area: "E47000004", period: Self.y2022) == nil)
  }

  @Test func `a gap is own minus comparator, and says when the two cannot be told apart`() throws {
    let indicator = Self.indicator([
      Self.row("E47000004", 2023, 45, 40...50), Self.row("UKX", 2023, 50, 49...51),
      Self.row("E47000004", 2022, 45, 44...46), Self.row("UKX", 2022, 50, 49...51),
    ])
    let gap = try #require(indicator.gap(area: "E47000004", period: Self.y2023))
    #expect(gap.difference == -5 && gap.percent == -10 && gap.direction == .worse)
    #expect(gap.isWithinInterval)
    #expect(indicator.gap(area: "E47000004", period: Self.y2022)?.isWithinInterval == false)
    #expect(indicator.gap(area: "UKX", period: Self.y2023) == nil)
  }

  @Test func `of a metric relative to the comparator the value is the gap`() throws {
    let indicator = Self.indicator(
      [Self.row("E47000004", 2023, -13.3), Self.row("UKX", 2023, 0)], relative: true)
    let gap = try #require(indicator.gap(area: "E47000004", period: Self.y2023))
    #expect(gap.difference == -13.3 && gap.percent == -13.3)
  }

  @Test func `ranks are among peers, without the comparator, joint on equal values`() throws {
    let rows = [
      Self.row("E47000001", 2023, 3), Self.row("E47000002", 2023, 1),
      Self.row("E47000003", 2023, 2), Self.row("E47000004", 2023, 2),
      Self.row("E47000005", 2023, nil), Self.row("UKX", 2023, 9),
      Self.row("E08000012", 2023, 8),
    ]
    let higher = Self.indicator(rows)
    let rank = try #require(higher.rank(of: "E47000004", period: Self.y2023))
    #expect(rank.position == 2 && rank.count == 4 && rank.sharedWith == ["E47000003"])
    let lower = Self.indicator(rows, better: .lower)
    #expect(lower.rank(of: "E47000001", period: Self.y2023)?.position == 4)
    #expect(higher.rank(of: "E47000005", period: Self.y2023) == nil)
    #expect(higher.rank(of: "UKX", period: Self.y2023) == nil)
  }

  @Test func `ranks are on values as they are and not as they are printed`() {
    let indicator = Self.indicator([
      Self.row("E47000003", 2023, 2.0001), Self.row("E47000004", 2023, 2.0002),
    ])
    #expect(indicator.rank(of: "E47000003", period: Self.y2023)?.position == 2)
    #expect(indicator.rank(of: "E47000003", period: Self.y2023)?.isJoint == false)
  }

  @Test func `peers share a level of the geography`() {
    let geography = Geography(
      areas: ["A", "B", "C"].map {
        Geography.Area(
          code: $0, name: $0, levels: $0 == "C" ? ["region"] : ["borough"], parents: [])
      }, levels: [], aliases: [])
    let rows = ["A", "B", "C", "D"].map { Self.row($0, 2023, 1) }
    let indicator = Indicator(
      id: "m", title: "M", unit: .percent, better: .higher, rows: rows, area: "A",
      geography: geography)
    #expect(indicator.peers(of: "A") == ["A", "B"])
  }

  @Test func `a council too new for the geography is a peer of those of its kind`() {
    let geography = Geography(
      areas: ["E06000001", "E06000002", "E12000001"].map {
        Geography.Area(
          code: $0, name: $0, levels: [$0.hasPrefix("E12") ? "region" : "council"], parents: [])
      }, levels: [], aliases: [])
    let rows = ["E06000001", "E06000002", "E06000999", "E12000001", "E12000999", "X"].map {
      Self.row($0, 2023, 1)
    }
    let indicator = Indicator(
      id: "m", title: "M", unit: .percent, better: .higher, rows: rows, area: "E06000001",
      geography: geography)
    #expect(indicator.peers(of: "E06000001") == ["E06000001", "E06000002", "E06000999"])
  }

  @Test(arguments: [
    (5.0, 2030, TargetStatus.Standing.onTrack), (12.0, 2025, .behind), (3.0, 2030, .met),
    (9.0, 2023, .behind), (9.0, 2020, .behind),
  ])
  func `a target is met, on track or behind by its required pace`(
    value: Double, year: Int, standing: TargetStatus.Standing
  ) throws {
    let indicator = Self.indicator([
      Self.row("E47000004", 2010, 0), Self.row("E47000004", 2019, 1),
      Self.row("E47000004", 2023, 3),
    ])
    let target = Indicator.Target(label: "goal", value: value, by: .year(year))
    let status = try #require(
      indicator.status(of: target, area: "E47000004", period: Self.y2023))
    #expect(status.standing == standing)
    #expect(status.recentYearlyPace == 0.5, "over five years at most")
  }

  @Test func `a target without a date or a past is unclear, and less can be the aim`() throws {
    let falling = Self.indicator(
      [Self.row("E47000004", 2021, 10), Self.row("E47000004", 2023, 8)], better: .lower)
    let open = try #require(
      falling.status(
        of: .init(label: "goal", value: 5), area: "E47000004", period: Self.y2023))
    #expect(open.standing == .unclear && open.requiredYearlyPace == nil)
    let dated = try #require(
      falling.status(
        of: .init(label: "goal", value: 5, by: .year(2026)), area: "E47000004",
        period: Self.y2023))
    #expect(dated.standing == .onTrack && dated.requiredYearlyPace == -1)
    #expect(dated.yearsLeft == 3 && dated.distance == -3)
  }

  @Test func `categories are a breakdown and not the series`() {
    var part = Self.row("E47000004", 2023, 4)
    part.category = "x"
    let indicator = Self.indicator([Self.row("E47000004", 2023, 9), part])
    #expect(indicator.series(of: "E47000004").map(\.value) == [9])
    #expect(indicator.breakdown(of: "E47000004", in: Self.y2023).map(\.value) == [4])
  }
}
