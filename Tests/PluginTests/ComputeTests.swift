import MetricPlugin
import Testing

@testable import borough_investment
@testable import gap_value
@testable import productivity_gap
@testable import rd_share

@Suite struct ComputeTests {
  let rows = Rows(area: ["LCR", "UK", "GM"], period: ["2023", "2023", "2023"])

  func query(
    _ columns: [String: [Double?]], comparator: String? = "UK",
    params: [String: any ParamValue] = [:]
  ) -> Query {
    Query(rows: rows, columns: columns, comparator: comparator, params: params)
  }

  @Test func `the gap is in per cent of the comparator`() throws {
    let outcome = try ProductivityGap().compute(query(["output": [57_573, 66_402, nil]]))
    let value = try #require(outcome.values["LCR", "2023"])
    #expect((value + 13.2963).magnitude < 0.0001)
    #expect(outcome.values["UK", "2023"] == 0)
    #expect(outcome.values["GM", "2023"] == nil)
  }

  @Test func `a gap without a comparator is no data`() {
    #expect(throws: MetricError.self) {
      try ProductivityGap().compute(query(["output": [1, 2, 3]], comparator: nil))
    }
    #expect(throws: MetricError.missingInput("output", hint: ProductivityGap().output.label)) {
      try ProductivityGap().compute(query([:]))
    }
  }

  @Test func `closing the gap is worth the gap times the jobs, or the hours of a year`() throws {
    let jobs = try GapValue().compute(
      query(["output": [57_573, 66_402, 1], "jobs": [703_584, 34_536_063, nil]]))
    #expect(jobs.values["LCR", "2023"] == 8829.0 * 703_584)
    #expect(jobs.values["GM", "2023"] == nil)
    let hours: [String: [Double?]] = [
      "output": [37.5, 42, 42], "hours": [20_000_000, 1, 1],
    ]
    #expect(try GapValue().compute(query(hours)).values["LCR", "2023"] == 4.5 * 20_000_000 * 52)
    #expect(
      try GapValue().compute(query(hours, params: ["weeks": 48.0])).values["LCR", "2023"]
        == 4.5 * 20_000_000 * 48)
  }

  @Test func `neither jobs nor hours, and both, are errors that say what to bind`() {
    let output: [Double?] = [1, 2, 3]
    #expect(throws: MetricError.self) { try GapValue().compute(query(["output": output])) }
    #expect(throws: MetricError.self) {
      try GapValue().compute(query(["output": output, "jobs": output, "hours": output]))
    }
  }

  @Test func `output is a total, or per head times people`() throws {
    let total = try RDShare().compute(
      query(["rd_spend": [5, 1, nil], "output": [250, 0, 1]]))
    #expect(total.values.values == [2, nil, nil])
    let perHead = try RDShare().compute(
      query([
        "rd_spend": [5610, 1, 1], "output_per_head": [35_635, 1, nil],
        "population": [7_634_293, nil, 1],
      ]))
    let value = try #require(perHead.values["LCR", "2023"])
    #expect((value - 2.0621).magnitude < 0.0001)
    #expect(perHead.values["UK", "2023"] == nil)
    #expect(throws: MetricError.self) { try RDShare().compute(query(["rd_spend": [1, 2, 3]])) }
    #expect(throws: MetricError.self) {
      try RDShare().compute(query(["rd_spend": [1, 2, 3], "output_per_head": [1, 2, 3]]))
    }
  }

  @Test func `what is committed is the target of each area, the latest that is known`() throws {
    let rows = Rows(area: ["A", "A", "B"], period: ["2024", "2025", "2025"])
    let outcome = try BoroughInvestment().compute(
      Query(
        rows: rows, columns: ["underway": [1, 2, 9], "committed": [5, nil, 8]]))
    #expect(outcome.values.values == [1, 2, 9])
    #expect(
      outcome.targets == [
        Outcome.Target("committed", 5, area: "A"), Outcome.Target("committed", 8, area: "B"),
      ])
    #expect(outcome.quality.map(\.code) == ["underway_above_committed"])
  }
}
