import MetricPlugin
import Testing

@testable import needed_growth

@Suite struct NeededGrowthTests {
  let rows = Rows(
    area: ["A", "A", "UK", "UK"], period: ["2013", "2023", "2013", "2023"])

  @Test func `half the output of a comparator that stands still must double`() throws {
    let query = Query(
      rows: rows, columns: ["output": [50, 50, 100, 100]], comparator: "UK",
      params: ["by": 2033, "over": 10])
    let outcome = try NeededGrowth().compute(query)
    let value = try #require(outcome.values["A", "2023"])
    // 1.0717735 to the power of ten is two.
    #expect((value - 7.17734625362931).magnitude < 1e-9)
    #expect(outcome.values["UK", "2023"] == 0)
    #expect(outcome.values["A", "2013"] == nil, "nothing is known of the ten years before")
  }

  @Test func `without a comparator there is nothing to reach`() {
    let query = Query(rows: rows, columns: ["output": [1, 2, 3, 4]])
    #expect(throws: MetricError.self) { try NeededGrowth().compute(query) }
  }
}
