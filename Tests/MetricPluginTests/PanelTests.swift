import MetricPlugin
import Testing

@Suite struct PanelTests {
  /// Two areas in three years, of which B lacks the first.
  let rows = Rows(
    area: ["A", "A", "A", "B", "B"], period: ["2021", "2022", "2023", "2022", "2023"])

  func panel(_ values: [Double?]) -> Panel { Panel(rows: rows, values) }

  @Test func `arithmetic works row by row and with numbers`() {
    let a = panel([1, 2, 3, 4, 5])
    let b = panel([10, 20, 30, 40, 50])
    #expect((a + b).values == [11, 22, 33, 44, 55])
    #expect((b - a).values == [9, 18, 27, 36, 45])
    #expect((a * b / 10).values == [1, 4, 9, 16, 25])
    #expect((1 / a)[3] == 0.25)
    #expect((-a + 1).values == [0, -1, -2, -3, -4])
  }

  @Test func `what is missing or divided by zero is missing and never NaN`() {
    let a = panel([1, nil, 3, 0, 5])
    let quotient = a / panel([0, 1, nil, 0, 2])
    #expect(quotient.values == [nil, nil, nil, nil, 2.5])
    #expect(quotient.status(0) == .missing)
    #expect(quotient.status(4) == .normal)
    #expect(a.map { 1 / $0 }.values == [1, nil, 1 / 3, nil, 0.2])
    #expect((a * .infinity).values == [nil, nil, nil, nil, nil])
  }

  @Test func `the graver status stays with a result`() {
    let a = panel([1, 2, 3, 4, 5]).marked(.provisional) { row, _ in row < 2 }
    let b = panel([1, 2, 3, 4, 5]).marked(.estimated) { row, _ in row < 3 }
    #expect(
      (0..<5).map { (a + b).status($0) } == [
        .provisional, .provisional, .estimated, .normal, .normal,
      ])
  }

  @Test func `another area's value stands beside each of the same period`() throws {
    let own = panel([1, 2, 3, 40, 50])
    #expect(try own.at(area: "B").values == [nil, 40, 50, 40, 50])
    #expect(throws: MetricError.self) { try own.at(area: nil) }
    #expect(throws: MetricError.self) { try own.at(area: "C") }
  }

  @Test func `a category is compared with the same one, or with the whole`() throws {
    let rows = Rows(
      area: ["A", "A", "B", "C", "C"], period: ["1", "1", "1", "1", "1"],
      category: ["x", "y", "", "x", ""])
    let own = Panel(rows: rows, [1, 2, 30, 400, 4000])
    #expect(try own.at(area: "B").values == [30, 30, 30, 30, 30])
    #expect(try own.at(area: "C").values == [400, 4000, 4000, 400, 4000])
  }

  @Test func `a lag steps by period and not by row`() {
    let own = panel([1, 2, 3, 40, 50])
    #expect(own.lag().values == [nil, 1, 2, nil, 40])
    #expect(own.lag(2).values == [nil, nil, 1, nil, nil])
    #expect(own.lag(.min).values == [nil, nil, nil, nil, nil])
  }

  @Test func `a year that no area has is stepped over as a year`() {
    let rows = Rows(area: ["A", "A"], period: ["2020", "2022"])
    let own = Panel(rows: rows, [1, 2])
    #expect(own.lag().values == [nil, nil])
    #expect(own.lag(2).values == [nil, 1])
  }

  @Test(arguments: [
    ["2022/23", "2023/24"], ["2022-Q4", "2023-Q1"], ["2022-12", "2023-01"],
    ["2023-02-28", "2023-03-01"], ["spring", "summer"], ["2023", "2023-Q2"],
  ])
  func `periods of each form follow one another`(periods: [String]) {
    let rows = Rows(area: ["A", "A"], period: periods.reversed())
    #expect(rows.periods == periods)
    #expect(Panel(rows: rows, [2, 1]).lag().values == [1, nil])
  }

  @Test func `an index is 100 in its base for each area`() throws {
    let own = panel([2, 4, 5, 50, 60])
    #expect(try own.index(base: "2022").values == [50, 100, 125, 100, 120])
    #expect(throws: MetricError.badParam("base", "the data have no period 1999")) {
      try own.index(base: "1999")
    }
  }

  @Test func `a rolling mean needs all its periods`() {
    #expect(panel([1, 2, 3, 40, 50]).rolling(2).values == [nil, 1.5, 2.5, nil, 45])
    #expect(panel([1, 2, nil, 40, 50]).rolling(3).values == [nil, nil, nil, nil, nil])
    #expect(panel([1, 2, 3, 40, 50]).rolling(1_000_000_000).values.allSatisfy { $0 == nil })
  }

  @Test func `a panel of another table is aligned first`() {
    let other = Rows(area: ["B", "A"], period: ["2023", "2021"])
    let sum = panel([1, 2, 3, 4, 5]) + Panel(rows: other, [100, 200])
    #expect(sum.values == [201, nil, nil, nil, 105])
  }

  @Test func `columns of wrong length are cut or filled`() {
    #expect(panel([1]).values == [1, nil, nil, nil, nil])
    #expect(panel([1, 2, 3, 4, 5, 6]).count == 5)
    #expect(panel([])[7] == nil)
  }
}
