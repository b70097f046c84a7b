import Diagnostics
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct ImputeTests {
  private let rows = #"""
    [{"a":0,"b":28,"c":0},{"a":0,"b":91,"c":1},{"a":1,"b":43,"c":0},{"a":1,"b":55,"c":1},
     {"a":2,"b":81,"c":0},{"a":3,"b":19,"c":0}]
    """#

  @Test func `each group gets the keys that others have`() {
    let result = Transforming(
      rows, #"[{"impute": "b", "key": "a", "value": 5, "groupby": ["c"]}]"#)
    #expect(result.numbers("a") == [0, 0, 1, 1, 2, 3, 2, 3])
    #expect(result.numbers("b") == [28, 91, 43, 55, 81, 19, 5, 5])
    #expect(result.numbers("c") == [0, 1, 0, 1, 0, 0, 1, 1])
  }

  @Test func `zero stands for nothing unless a value is given`() {
    let result = Transforming(
      #"[{"k":1,"v":4,"x":"p"}]"#, #"[{"impute": "v", "key": "k", "keyvals": [3, 1]}]"#)
    #expect(result.numbers("k") == [1, 3])
    #expect(result.numbers("v") == [4, 0])
    #expect(result.texts("x") == ["p", nil])
  }

  @Test func `keys may be a sequence, which does not reach its stop`() {
    let result = Transforming(
      #"[{"k":2,"v":4}]"#,
      #"[{"impute": "v", "key": "k", "keyvals": {"start": 1, "stop": 6, "step": 2}, "value": null}]"#
    )
    #expect(result.numbers("k") == [2, 1, 3, 5])
    #expect(result.numbers("v") == [4, nil, nil, nil])
  }

  @Test func `a mean of the group fills the gaps, those of the data too`() {
    let result = Transforming(
      #"[{"k":1,"v":2,"g":"a"},{"k":2,"v":4,"g":"a"},{"k":3,"v":null,"g":"b"},{"k":1,"v":9,"g":"b"}]"#,
      #"[{"impute": "v", "key": "k", "method": "mean", "groupby": ["g"]}]"#)
    #expect(result.numbers("k") == [1, 2, 3, 1, 3, 2])
    #expect(result.numbers("v") == [2, 4, 9, 9, 3, 9])
  }

  @Test func `a frame takes only the neighbours`() {
    let result = Transforming(
      #"[{"k":1,"v":2},{"k":2,"v":null},{"k":3,"v":6},{"k":4,"v":100}]"#,
      #"[{"impute": "v", "key": "k", "method": "mean", "frame": [-1, 1]}]"#)
    #expect(result.numbers("v") == [2, 4, 6, 100])
  }

  @Test func `what is wrong is told`() {
    func codes(_ more: String) -> [String] {
      Transforming(rows, #"[{"impute": "b", \#(more)}]"#).codes
    }
    #expect(codes(#""value": 1"#) == ["E540"])
    #expect(codes(#""key": "z""#) == ["W542"])
    #expect(codes(#""key": "a", "method": "men""#) == ["E546"])
    #expect(codes(#""key": "a", "keyvals": 3"#) == ["E546"])
    #expect(codes(#""key": "a", "keyvals": {"stop": 1e12}"#) == ["E520"])
  }

  @Test(arguments: 0..<20) func `every group has every key afterwards, once`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let result = Transforming(
      random.table(8),
      #"""
      [{"aggregate": [{"op": "sum", "field": "y", "as": "y"}], "groupby": ["g", "x"]},
       {"impute": "y", "key": "x", "groupby": ["g"]},
       {"aggregate": [{"op": "count", "as": "n"}, {"op": "distinct", "field": "x", "as": "d"}],
        "groupby": ["g"]}]
      """#)
    #expect(Set(result.numbers("n")).count == 1)
    #expect(result.numbers("n") == result.numbers("d"))
  }

  @Test func `many groups take no longer than their rows`() {
    let count = 2000
    let table = DataTable([
      DataColumn("g", .numbers((0..<count).map(Double.init))),
      DataColumn("k", .numbers((0..<count).map { Double($0 % 50) })),
      DataColumn("v", .numbers((0..<count).map(Double.init))),
    ])
    var result: Transforming?
    let time = ContinuousClock().measure {
      result = Transforming(table, #"[{"impute": "v", "key": "k", "groupby": ["g"]}]"#)
    }
    #expect(result?.table.rowCount == 100_000)
    #expect(time < .seconds(5))
  }
}
