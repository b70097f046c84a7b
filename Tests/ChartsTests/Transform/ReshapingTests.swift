import Diagnostics
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct FoldTests {
  @Test func `each row gives one for each column`() {
    let result = Transforming(
      #"[{"n":"x","a":1,"b":2},{"n":"y","a":3,"b":null}]"#, #"[{"fold": ["a", "b"]}]"#)
    #expect(result.texts("n") == ["x", "x", "y", "y"])
    #expect(result.texts("key") == ["a", "b", "a", "b"])
    #expect(result.numbers("value") == [1, 2, 3, nil])
  }

  @Test func `the new columns may be named, and a missing one is told and empty`() {
    let result = Transforming(
      #"[{"a":"p"}]"#, #"[{"fold": ["a", "aa"], "as": ["what", "how"]}]"#)
    #expect(result.texts("what") == ["a", "aa"])
    #expect(result.texts("how") == ["p", nil])
    #expect(result.problems == ["W542 1:17"])
  }

  @Test(arguments: 0..<20) func `to pivot a fold gives the columns back`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let count = 12
    let table = DataTable([
      DataColumn("id", .numbers((0..<count).map(Double.init))),
      DataColumn("a", .numbers(random.numbers(count))),
      DataColumn("b", .numbers(random.numbers(count))),
    ])
    let result = Transforming(
      table,
      #"[{"fold": ["a", "b"]}, {"pivot": "key", "value": "value", "groupby": ["id"]}]"#)
    #expect(result.names == ["id", "a", "b"])
    for name in result.names {
      #expect(result.numbers(name) == table[name]?.values.measures)
    }
  }
}

@Suite struct PivotTests {
  private let medals = #"""
    [{"c":"NO","m":"gold","n":14},{"c":"NO","m":"silver","n":14},{"c":"DE","m":"gold","n":14},
     {"c":"DE","m":"silver","n":10},{"c":"DE","m":"gold","n":1},{"c":"CA","m":"bronze","n":10}]
    """#

  @Test func `values become columns in their order, with sums and gaps`() {
    let result = Transforming(medals, #"[{"pivot": "m", "value": "n", "groupby": ["c"]}]"#)
    #expect(result.names == ["c", "bronze", "gold", "silver"])
    #expect(result.texts("c") == ["NO", "DE", "CA"])
    #expect(result.numbers("bronze") == [nil, nil, 10])
    #expect(result.numbers("gold") == [14, 15, nil])
    #expect(result.numbers("silver") == [14, 10, nil])
  }

  @Test func `a limit keeps the first columns, and a count counts`() {
    let result = Transforming(
      medals, #"[{"pivot": "m", "value": "n", "groupby": ["c"], "limit": 2, "op": "count"}]"#)
    #expect(result.names == ["c", "bronze", "gold"])
    #expect(result.numbers("gold") == [1, 2, 0])
  }

  @Test func `without groups there is one row`() {
    let result = Transforming(medals, #"[{"pivot": "m", "value": "n", "op": "mean"}]"#)
    #expect(result.table.rowCount == 1)
    #expect(areClose(result.numbers("gold"), [29.0 / 3]))
  }

  @Test func `too many columns and an unknown operation are refused`() {
    let table = DataTable([DataColumn("v", .numbers((0..<1001).map(Double.init)))])
    #expect(Transforming(table, #"[{"pivot": "v", "value": "v"}]"#).codes == ["E526"])
    #expect(Transforming(table, #"[{"pivot": "v", "value": "v", "op": "men"}]"#).codes == ["E546"])
  }
}

@Suite struct FlattenTests {
  @Test func `lists are read in step, the short one with gaps`() {
    let result = Transforming(
      #"[{"k":"A","foo":[1,2],"bar":["x"]},{"k":"B","foo":[],"bar":["y"]},{"k":"C","foo":null}]"#,
      #"[{"flatten": ["foo", "bar"], "as": ["f"]}]"#)
    #expect(result.texts("k") == ["A", "A", "B"])
    #expect(result.numbers("f") == [1, 2, nil])
    #expect(result.texts("bar") == ["x", nil, "y"])
    #expect(result.codes == [])
  }

  @Test func `what is no list is told and gives no row`() {
    let result = Transforming(#"[{"a":1},{"a":[2]}]"#, #"[{"flatten": ["a"]}]"#)
    #expect(result.numbers("a") == [2])
    #expect(result.codes == ["W545"])
  }
}

@Suite struct JoinAggregateTests {
  @Test func `a share of the total can be worked out`() {
    let result = Transforming(
      #"[{"g":"a","v":1},{"g":"b","v":5},{"g":"a","v":3}]"#,
      #"""
      [{"joinaggregate": [{"op": "sum", "field": "v", "as": "t"}, {"op": "count"}], "groupby": ["g"]},
       {"calculate": "datum.v / datum.t", "as": "s"}]
      """#)
    #expect(result.numbers("s") == [0.25, 1, 0.75])
    #expect(result.numbers("count") == [2, 1, 2])
  }

  @Test(arguments: 0..<20) func `it is an aggregate looked up by its group`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let table = random.table(30)
    let operations =
      #"[{"op": "mean", "field": "x", "as": "m"}, {"op": "q3", "field": "y", "as": "q"}]"#
    let joined = Transforming(table, #"[{"joinaggregate": \#(operations), "groupby": ["g"]}]"#)
    let summary = Transforming(table, #"[{"aggregate": \#(operations), "groupby": ["g"]}]"#)
    let found = Transforming(
      table,
      #"[{"lookup": "g", "from": {"data": {"name": "s"}, "key": "g", "fields": ["m", "q"]}}]"#,
      tables: ["s": summary.table])
    #expect(joined.numbers("m") == found.numbers("m"))
    #expect(joined.numbers("q") == found.numbers("q"))
    #expect(joined.texts("g") == found.texts("g"))
  }
}

@Suite struct LookupTests {
  private let people = DataTable([
    DataColumn("id", .strings(["1", "2", "2"])), DataColumn("age", .numbers([30, 40, 50])),
    DataColumn("name", .strings(["Ann", "Bob", "Bo"])),
  ])
  private let rows = #"[{"who":1},{"who":2},{"who":3},{"who":null}]"#

  private func lookup(_ more: String) -> Transforming {
    Transforming(rows, #"[{"lookup": "who", \#(more)}]"#, tables: ["people": people])
  }

  @Test func `a number finds the same number written as text, and the last of equal keys`() {
    let result = lookup(
      #""from": {"data": {"name": "people"}, "key": "id", "fields": ["age", "name"]}"#)
    #expect(result.numbers("age") == [30, 50, nil, nil])
    #expect(result.texts("name") == ["Ann", "Bo", nil, nil])
  }

  @Test func `a default stands for what is not found, and fields may be renamed`() {
    let result = lookup(
      #""from": {"data": {"name": "people"}, "key": "id", "fields": ["age"]}, "as": ["a"], "default": -1"#
    )
    #expect(result.numbers("a") == [30, 50, -1, -1])
  }

  @Test func `without fields the whole row is found`() {
    let result = lookup(#""from": {"data": {"name": "people"}, "key": "id"}, "as": "p""#)
    #expect(result.table.values(at: "p.name")?[0] == .string("Ann"))
    #expect(result.codes == [])
  }

  @Test func `data may be written in place`() {
    let result = lookup(
      #""from": {"data": {"values": [{"k": 3, "v": "c"}]}, "key": "k", "fields": ["v"]}"#)
    #expect(result.texts("v") == [nil, nil, "c", nil])
  }

  @Test func `what is wrong is told, and the rows stay`() {
    #expect(lookup(#""from": {"param": "hover", "key": "id"}"#).codes == ["W543"])
    #expect(lookup(#""from": {"key": "id"}"#).codes == ["E540"])
    #expect(lookup(#""from": {"data": {"name": "people"}}"#).codes == ["E540"])
    #expect(lookup(#""from": {"data": {"name": "peple"}, "key": "id"}"#).codes == ["E511"])
    #expect(lookup(#""from": {"data": {"name": "people"}, "key": "ID"}"#).codes == ["W542"])
    #expect(lookup(#""from": {"data": {"name": "people"}, "key": "id"}"#).codes == ["W544"])
  }
}
