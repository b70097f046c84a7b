import Diagnostics
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct WindowTests {
  private let five = #"[{"v":3},{"v":1},{"v":2},{"v":2},{"v":5}]"#

  @Test func `ranks follow the order, and equals share theirs`() {
    let result = Transforming(
      five,
      #"""
      [{"window": [{"op": "row_number", "as": "n"}, {"op": "rank", "as": "r"},
        {"op": "dense_rank", "as": "d"}, {"op": "percent_rank", "as": "p"},
        {"op": "cume_dist", "as": "c"}, {"op": "ntile", "param": 2, "as": "t"}],
        "sort": [{"field": "v"}]}]
      """#)
    #expect(result.numbers("n") == [4, 1, 2, 3, 5])
    #expect(result.numbers("r") == [4, 1, 2, 2, 5])
    #expect(result.numbers("d") == [3, 1, 2, 2, 4])
    #expect(result.numbers("p") == [0.75, 0, 0.25, 0.25, 1])
    #expect(result.numbers("c") == [0.8, 0.2, 0.6, 0.6, 1])
    #expect(result.numbers("t") == [2, 1, 2, 2, 2])
    #expect(result.codes == [])
  }

  @Test func `without an order no row equals another`() {
    let result = Transforming(
      #"[{"v":1},{"v":1}]"#,
      #"[{"window": [{"op": "rank"}, {"op": "dense_rank"}, {"op": "sum", "field": "v"}]}]"#)
    #expect(result.numbers("rank") == [1, 2])
    #expect(result.numbers("dense_rank") == [1, 2])
    #expect(result.numbers("sum_v") == [1, 2])
  }

  @Test func `values of neighbours are picked within the group, and nothing beyond it`() {
    let result = Transforming(
      #"[{"g":"a","v":1},{"g":"b","v":10},{"g":"a","v":2},{"g":"a","v":3}]"#,
      #"""
      [{"window": [{"op": "lag", "field": "v", "as": "lag"},
        {"op": "lead", "field": "v", "param": 2, "as": "lead"},
        {"op": "first_value", "field": "v", "as": "first"},
        {"op": "last_value", "field": "v", "as": "last"},
        {"op": "nth_value", "field": "v", "param": 2, "as": "second"}],
        "groupby": ["g"], "frame": [1, 0]}]
      """#)
    #expect(result.numbers("lag") == [nil, nil, 1, 2])
    #expect(result.numbers("lead") == [3, nil, nil, nil])
    #expect(result.numbers("first") == [1, 10, 1, 2])
    #expect(result.numbers("last") == [1, 10, 2, 3])
    #expect(result.numbers("second") == [nil, nil, 2, 3])
  }

  @Test func `a gap shows the nearest value before or after it`() {
    let result = Transforming(
      #"[{"v":null},{"v":1},{"v":null},{"v":2},{"v":null}]"#,
      #"""
      [{"window": [{"op": "prev_value", "field": "v", "as": "p"},
        {"op": "next_value", "field": "v", "as": "n"}]}]
      """#)
    #expect(result.numbers("p") == [nil, 1, 1, 2, 2])
    #expect(result.numbers("n") == [1, 1, 2, 2, nil])
  }

  @Test func `a window ends with the equals of its last row, unless they are ignored`() {
    let transform = #"""
      "window": [{"op": "sum", "field": "v", "as": "s"}, {"op": "count", "as": "n"}],
      "sort": [{"field": "v"}]
      """#
    let with = Transforming(five, "[{\(transform)}]")
    #expect(with.numbers("s") == [8, 1, 5, 5, 13])
    #expect(with.numbers("n") == [4, 1, 3, 3, 5])
    let without = Transforming(five, "[{\(transform), \"ignorePeers\": true}]")
    #expect(without.numbers("s") == [8, 1, 3, 5, 13])
    #expect(without.numbers("n") == [4, 1, 2, 3, 5])
  }

  @Test func `descending order begins with the greatest, and nothing comes last`() {
    let result = Transforming(
      #"[{"v":1},{"v":null},{"v":2}]"#,
      #"[{"window": [{"op": "rank"}], "sort": [{"field": "v", "order": "descending"}]}]"#)
    #expect(result.numbers("rank") == [2, 3, 1])
  }

  @Test func `ties of the first field are ordered by the second`() {
    let result = Transforming(
      #"[{"a":"y","b":2},{"a":"x","b":1},{"a":"y","b":1},{"a":"x","b":1}]"#,
      #"[{"window": [{"op": "rank"}], "sort": [{"field": "a"}, {"field": "b"}]}]"#)
    #expect(result.numbers("rank") == [4, 1, 3, 1])
  }

  @Test func `a frame of all rows is the whole group beside each row`() {
    let result = Transforming(
      five, #"[{"window": [{"op": "max", "field": "v", "as": "m"}], "frame": [null, null]}]"#)
    #expect(result.numbers("m") == [5, 5, 5, 5, 5])
  }

  @Test func `the row of the extreme moves with the window`() {
    let result = Transforming(
      #"[{"k":"a","v":3},{"k":"b","v":1},{"k":"c","v":2}]"#,
      #"""
      [{"window": [{"op": "argmax", "field": "v", "as": "m"}], "frame": [1, 0]},
       {"calculate": "datum.m.k", "as": "k"}]
      """#)
    #expect(result.texts("k") == ["a", "a", "c"])
  }

  @Test func `the least of texts is the first of the alphabet`() {
    let result = Transforming(
      #"[{"t":"b"},{"t":"a"},{"t":"c"}]"#,
      #"[{"window": [{"op": "min", "field": "t", "as": "m"}], "frame": [1, 0]}]"#)
    #expect(result.texts("m") == ["b", "a", "a"])
  }

  @Test(arguments: 0..<30) func `a running sum ends with the total of its group`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let table = random.table(40)
    let result = Transforming(
      table,
      #"""
      [{"window": [{"op": "sum", "field": "x", "as": "running"}], "groupby": ["g"],
        "frame": [null, 0]},
       {"joinaggregate": [{"op": "sum", "field": "x", "as": "total"}], "groupby": ["g"]},
       {"window": [{"op": "last_value", "field": "running", "as": "last"}], "groupby": ["g"],
        "frame": [null, null]}]
      """#)
    #expect(result.numbers("last") == result.numbers("total"))
  }

  private static let summaries = [
    "sum", "product", "mean", "variance", "stdevp", "stderr", "min", "max", "median", "q1", "q3",
    "distinct", "valid", "missing", "count",
  ]

  @Test(arguments: summaries)
  func `a moving summary is that of its window taken alone`(operation: String) throws {
    var random = SeededGenerator(state: 7)
    for _ in 0..<10 {
      let values = random.numbers(25, in: -3...3).map { $0 == 3 ? Double.nan : $0 }
      let table = DataTable([DataColumn("v", .numbers(values))])
      let (before, after) = (
        Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random)
      )
      let result = Transforming(
        table,
        #"[{"window": [{"op": "\#(operation)", "field": "v", "as": "s"}], "frame": [-\#(before), \#(after)]}]"#
      )
      let windows = values.indices.map { Array(max(0, $0 - before)...min(24, $0 + after)) }
      let expected = Aggregates.column(
        operation, of: operation == "count" ? nil : table["v"]?.values, rows: windows)
      #expect(
        areClose(result.numbers("s"), expected.measures.map { $0.isNaN ? nil : $0 }),
        "frame \(before), \(after) of \(values)")
    }
  }

  @Test func `exponential means forget at their rate`() {
    let result = Transforming(
      #"[{"v":1},{"v":2},{"v":4}]"#,
      #"""
      [{"window": [{"op": "exponential", "field": "v", "param": 0.5, "as": "e"},
        {"op": "exponentialb", "field": "v", "param": 0.5, "as": "b"}], "frame": [null, 0]},
       {"window": [{"op": "exponential", "field": "v", "param": 0.5, "as": "two"}],
        "frame": [1, 0]}]
      """#)
    #expect(areClose(result.numbers("e"), [1, 2.5 / 1.5, 5.25 / 1.75]))
    #expect(areClose(result.numbers("b"), [0.5, 1.25, 2.625]))
    #expect(areClose(result.numbers("two"), [1, 2.5 / 1.5, 5 / 1.5]))
  }

  @Test func `times stay times`() throws {
    let table = DataTable([DataColumn("t", .times([3, 1, 2]))])
    let result = Transforming(
      table,
      #"""
      [{"window": [{"op": "max", "field": "t", "as": "m"}, {"op": "lag", "field": "t", "as": "l"}]}]
      """#)
    #expect(try #require(result.table["m"]).values.isTime)
    #expect(try #require(result.table["l"]).values.isTime)
  }

  @Test func `what is wrong is told with its place`() {
    let result = Transforming(
      five,
      #"""
      [{"window": [{"op": "rnk"}, {"op": "ntile"}, {"op": "sum"}, {"op": "lag", "field": "w"},
        {"op": "exponential", "field": "v"}, {}]},
       {"window": [{"op": "rank"}], "frame": [1]},
       {"window": []}]
      """#)
    #expect(
      result.codes.sorted() == ["E540", "E540", "E540", "E545", "E546", "E546", "E546", "W542"])
    #expect(result.names == ["v"])
  }

  @Test func `means of drawn samples for too many windows are refused`() {
    let table = DataTable([DataColumn("v", .numbers((0..<2000).map(Double.init)))])
    let result = Transforming(table, #"[{"window": [{"op": "ci0", "field": "v"}]}]"#)
    #expect(result.codes == ["E525"])
  }

  @Test func `no rows stay no rows`() {
    let result = Transforming(
      "[]",
      #"[{"window": [{"op": "rank"}, {"op": "sum", "field": "v"}], "sort": [{"field": "v"}]}]"#)
    #expect(result.table.rowCount == 0)
    #expect(result.codes == [])
  }
}
