import Diagnostics
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct AggregateTests {
  private func summary(_ operation: String, _ values: [Double], _ more: String = "") -> Double? {
    let table = DataTable([DataColumn("v", .numbers(values))])
    return Transforming(
      table, #"[{"aggregate": [{"op": "\#(operation)", "field": "v", "as": "s"\#(more)}]}]"#
    ).numbers("s").first ?? nil
  }

  @Test(arguments: [
    ("count", 6.0), ("valid", 5), ("missing", 1), ("distinct", 6), ("sum", 20), ("product", 320),
    ("mean", 4), ("average", 4), ("variance", 7.5), ("variancep", 6), ("min", 1), ("max", 8),
    ("stdev", 2.7386127875258306), ("stdevp", 2.449489742783178), ("stderr", 1.224744871391589),
    ("median", 4), ("q1", 2), ("q3", 5),
  ])
  func `each operation gives its figure`(operation: String, expected: Double) {
    #expect(areClose([summary(operation, [2, 4, 5, 8, 1, .nan])], [expected]))
  }

  @Test func `exponential means weigh the last value most`() {
    #expect(areClose([summary("exponential", [1, 2, 4], #", "param": 0.5"#)], [3]))
    #expect(areClose([summary("exponentialb", [1, 2, 4], #", "param": 0.5"#)], [2.625]))
  }

  @Test(arguments: ["sum", "product", "mean", "min", "max", "median", "q1", "stdev", "ci0"])
  func `nothing has no figure`(operation: String) {
    #expect(summary(operation, [.nan, .nan]) == nil)
  }

  @Test(arguments: ["variance", "variancep", "stdev", "stdevp", "stderr"])
  func `a single value has no spread`(operation: String) {
    #expect(summary(operation, [3]) == nil)
  }

  @Test func `text is valid, empty text is missing`() {
    let result = Transforming(
      #"[{"t":"a"},{"t":""},{"t":null},{"t":"a"}]"#,
      #"""
      [{"aggregate": [{"op": "valid", "field": "t"}, {"op": "missing", "field": "t"},
        {"op": "distinct", "field": "t"}]}]
      """#)
    #expect(result.numbers("valid_t") == [2])
    #expect(result.numbers("missing_t") == [2])
    #expect(result.numbers("distinct_t") == [3])
  }

  @Test(arguments: [
    (#"[{"t":"10"},{"t":"9"},{"t":""}]"#, "9", "10"),
    (#"[{"t":"10"},{"t":"9"},{"t":"x"}]"#, "10", "x"),
  ])
  func `texts are compared as numbers when all are numbers`(rows: String, low: String, high: String)
  {
    let operations =
      #"{"op": "min", "field": "t", "as": "a"}, {"op": "max", "field": "t", "as": "b"}"#
    for transform in ["aggregate", "joinaggregate", "window"] {
      let result = Transforming(rows, #"[{"\#(transform)": [\#(operations)]}]"#)
      #expect(result.texts("a").last == low, "\(transform)")
      #expect(result.texts("b").last == high, "\(transform)")
    }
  }

  @Test func `the interval of the mean holds it`() throws {
    let values = (1...20).map(Double.init)
    let low = try #require(summary("ci0", values))
    let high = try #require(summary("ci1", values))
    #expect(low < 10.5 && 10.5 < high && high - low < 6)
  }

  @Test func `an operation without its field is an error`() {
    #expect(Transforming(#"[{"v":1}]"#, #"[{"aggregate": [{"op": "sum"}]}]"#).codes == ["E540"])
  }
}

@Suite struct SampleTests {
  private func sample(_ size: Int, of count: Int) -> [Double] {
    let table = DataTable([DataColumn("v", .numbers((0..<count).map(Double.init)))])
    return Transforming(table, #"[{"sample": \#(size)}]"#).numbers("v").compactMap { $0 }
  }

  @Test func `as many rows as wanted, in their order, the same every time`() {
    let rows = sample(100, of: 1000)
    #expect(rows.count == 100)
    #expect(rows == rows.sorted())
    #expect(rows == sample(100, of: 1000))
    #expect(Set(rows).count == 100)
  }

  @Test func `every part of the table is drawn from`() {
    let rows = sample(1000, of: 10_000)
    for part in 0..<10 {
      let share = rows.count { Int($0) / 1000 == part }
      #expect((60...140).contains(share), "\(share) of part \(part)")
    }
  }

  @Test func `a small table stays whole`() {
    #expect(sample(10, of: 3) == [0, 1, 2])
    #expect(sample(0, of: 3) == [])
  }
}

@Suite struct ExtentTests {
  @Test func `the extent is a parameter of later expressions`() {
    let result = Transforming(
      #"[{"v":3},{"v":null},{"v":-1}]"#,
      #"""
      [{"extent": "v", "param": "e"},
       {"calculate": "(datum.v - e[0]) / (e[1] - e[0])", "as": "s"}]
      """#)
    #expect(result.numbers("s") == [1, 0.25, 0])
  }

  @Test func `it needs the name of its result, and values`() {
    #expect(Transforming(#"[{"v":3}]"#, #"[{"extent": "v"}]"#).codes == ["E540"])
    #expect(Transforming(#"[{"v":3}]"#, #"[{"extent": "w", "param": "e"}]"#).codes == ["W542"])
  }
}

@Suite struct QuantileTests {
  @Test func `given shares lie between neighbours in proportion`() {
    let result = Transforming(
      #"[{"v":4},{"v":1},{"v":null},{"v":2}]"#,
      #"[{"quantile": "v", "probs": [0, 0.25, 0.5, 1, 7]}]"#)
    #expect(result.numbers("prob") == [0, 0.25, 0.5, 1, 7])
    #expect(result.numbers("value") == [1, 1.5, 2, 4, 4])
  }

  @Test func `steps begin in their middle`() {
    let result = Transforming(
      #"[{"v":0,"g":"a"},{"v":8,"g":"a"},{"v":5,"g":"b"}]"#,
      #"[{"quantile": "v", "step": 0.25, "groupby": ["g"], "as": ["p", "q"]}]"#)
    #expect(result.numbers("p") == [0.125, 0.375, 0.625, 0.875, 0.125, 0.375, 0.625, 0.875])
    #expect(result.numbers("q") == [1, 3, 5, 7, 5, 5, 5, 5])
    #expect(result.texts("g") == ["a", "a", "a", "a", "b", "b", "b", "b"])
  }

  @Test func `there are a hundred unless said otherwise`() {
    #expect(Transforming(#"[{"v":1}]"#, #"[{"quantile": "v"}]"#).table.rowCount == 100)
  }
}
