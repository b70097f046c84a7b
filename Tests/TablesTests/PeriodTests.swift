import Diagnostics
import Tables
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2023", "2023"), ("2023/24", "2023/24"), ("2023-24", "2023/24"), ("2023/2024", "2023/24"),
    ("2023-2024", "2023/24"), ("1999/00", "1999/00"), ("2023-Q1", "2023-Q1"),
    ("2023 Q4", "2023-Q4"), ("2023Q2", "2023-Q2"), ("2023 q3", "2023-Q3"), ("Q1 2023", "2023-Q1"),
    ("2024-03", "2024-03"), ("Mar 2024", "2024-03"), ("March 2024", "2024-03"),
    ("2024 MAR", "2024-03"), ("sept 2024", ""), ("Sep 2024", "2024-09"),
    ("2024-03-15", "2024-03-15"), ("2024-02-29", "2024-02-29"),
    ("2024-03-15T00:00:00Z", "2024-03-15"), (" 2023 ", "2023"), ("0001", "0001"),
    // Refused.
    ("", ""), ("23", ""), ("20233", ""), ("2023/25", ""), ("2023-13", ""), ("2023-00", ""),
    ("2023-Q5", ""), ("2023-Q0", ""), ("2023-02-29", ""), ("2024-3-1", ""), ("15/03/2024", ""),
    ("Mars 2024", ""), ("2023.0", ""), ("0000", ""), ("2023-", ""), ("2023/", ""), ("x2023", ""),
    ("Total", ""), ("2024-03-15T12:00", ""), ("9999/00", "9999/00"), ("2023-2025", ""),
    ("２０２３", ""), ("Mar-2024", ""), ("2023 ", "2023"), ("2023Q", ""), ("ma 2024", ""),
  ])
  func `a period is read as tables write it`(text: String, canonical: String) {
    #expect(Period(text)?.text ?? "" == canonical)
  }

  @Test(arguments: 0..<300) func `steps add up, and distance undoes them`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let period = try #require(Period.random(using: &random))
    let (a, b) = (
      Int.random(in: -500...500, using: &random), Int.random(in: -500...500, using: &random)
    )
    #expect(period.adding(0) == period)
    guard let first = period.adding(a), let both = first.adding(b) else { return }
    #expect(both == period.adding(a + b))
    #expect(period.distance(to: both) == a + b)
    #expect(both.distance(to: period) == -(a + b))
    #expect((first < period) == (a < 0))
  }

  @Test(arguments: 0..<300) func `the canonical text reads back as the same period`(seed: Int)
    throws
  {
    var random = SeededGenerator(state: UInt64(seed))
    let period = try #require(Period.random(using: &random))
    #expect(Period(period.text) == period)
  }

  @Test(arguments: 0..<300) func `any two periods have one order`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let a = try #require(Period.random(using: &random))
    let b = try #require(Period.random(using: &random))
    let c = try #require(Period.random(using: &random))
    #expect([a < b, b < a, a == b].count { $0 } == 1)
    if a < b, b < c { #expect(a < c) }
  }

  @Test func `periods sort by time across kinds`() {
    let texts = ["2024", "2023/24", "2023-Q2", "2023-04", "2023", "2023-04-01", "2022-12-31"]
    #expect(
      texts.compactMap { Period($0) }.sorted().map(\.text)
        == ["2022-12-31", "2023", "2023-04-01", "2023-04", "2023-Q2", "2023/24", "2024"])
  }

  @Test func `a step keeps its kind`() {
    #expect(Period("2023/24")?.adding(1)?.text == "2024/25")
    #expect(Period("2023-Q4")?.adding(1)?.text == "2024-Q1")
    #expect(Period("2024-01")?.adding(-1)?.text == "2023-12")
    #expect(Period("2024-02-28")?.adding(2)?.text == "2024-03-01")
  }

  @Test func `kinds have no distance, and the calendar has ends`() throws {
    let year = try #require(Period("2023"))
    #expect(try year.distance(to: #require(Period("2023-Q1"))) == nil)
    #expect(year.adding(Int.max) == nil)
    #expect(year.adding(Int.min) == nil)
    #expect(try #require(Period("9999-12-31")).adding(1) == nil)
    #expect(try #require(Period("0001-01-01")).adding(-1) == nil)
  }

  @Test func `days count as the calendar does`() {
    #expect(Period("1970-01-01")?.ordinal == 0)
    #expect(Period("2000-03-01")?.ordinal == 11_017)
    #expect(Period("2023/24")?.firstDay == Period("2023-04-01")?.firstDay)
    #expect(Period("2023-Q3")?.firstYear == 2023)
  }
}

extension Period {
  static func random(using random: inout SeededGenerator) -> Period? {
    let year = Int.random(in: 1...9999, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .year(year)
    case 1: return .financialYear(startingIn: year)
    case 2: return .quarter(Int.random(in: 1...4, using: &random), of: year)
    case 3: return .month(Int.random(in: 1...12, using: &random), of: year)
    default:
      return .day(
        Int.random(in: 1...28, using: &random), month: Int.random(in: 1...12, using: &random),
        year: year)
    }
  }
}
