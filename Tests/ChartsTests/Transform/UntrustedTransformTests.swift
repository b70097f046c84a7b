import Diagnostics
import Tables
import TestSupport
import Testing

@testable import Charts

/// Whatever a specification says, a transform answers with rows and messages.
@Suite struct UntrustedTransformTests {
  private static let names = transformList.map { $0.name }

  private static let keys = [
    "as", "bandwidth", "bin", "counts", "cumulative", "default", "extent", "field", "frame", "from",
    "groupby", "ignorePeers", "key", "keyvals", "limit", "maxsteps", "method", "minsteps", "on",
    "op",
    "order", "param", "params", "probs", "resolve", "sort", "step", "steps", "timeUnit", "value",
  ]

  private static let words = [
    "g", "x", "y", "l", "m", "none", "", "mean", "median", "min", "values", "argmax", "q1", "count",
    "rank", "ntile", "lag", "lead", "nth_value", "sum", "ci0", "exponential", "poly", "log", "pow",
    "shared", "independent", "descending", "a.b[0]['c", "month", "distinct", "product",
  ]

  private static func node(_ random: inout SeededGenerator, depth: Int = 0) -> Node {
    switch Int.random(in: 0..<(depth < 3 ? 12 : 8), using: &random) {
    case 0: return .null
    case 1: return Node(Bool.random(using: &random))
    case 2, 3:
      let numbers: [Double] = [
        0, 1, -1, 2, 0.5, 3, 1e300, -1e300, 1e19, .infinity, .nan, 1e-300, 7, 20,
      ]
      return Node(numbers.randomElement(using: &random) ?? 0)
    case 4, 5, 6, 7: return Node(words.randomElement(using: &random) ?? "")
    case 8, 9:
      let count = Int.random(in: 0...3, using: &random)
      return Node((0..<count).map { _ in node(&random, depth: depth + 1) })
    default: return object(&random, depth: depth + 1)
    }
  }

  private static func object(_ random: inout SeededGenerator, depth: Int) -> Node {
    var result: Node = [:]
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let key = (keys + ["op", "field", "data", "fields", "key", "stop"]).randomElement(
        using: &random)
      result = result.setting(key ?? "", to: node(&random, depth: depth))
    }
    return result
  }

  /// What the transform may be about: a field, fields, or operations on them.
  private static func main(_ name: String, _ random: inout SeededGenerator) -> Node {
    func field() -> Node { Node(["g", "x", "y", "l", "m"].randomElement(using: &random) ?? "") }
    switch name {
    case "aggregate", "joinaggregate", "window":
      let ranks = [
        "rank", "ntile", "lag", "lead", "first_value", "last_value", "nth_value", "cume_dist",
      ]
      return Node(
        (0..<4).map { _ in
          let operation = (Aggregates.names + ranks).randomElement(using: &random) ?? ""
          return ["op": Node(operation), "field": field(), "param": node(&random, depth: 3)]
        })
    case "fold", "flatten": return [field(), field()]
    default: return field()
    }
  }

  private static func table(_ random: inout SeededGenerator) -> DataTable {
    let count = Int.random(in: 0...12, using: &random)
    let odd: [Double] = [.nan, .infinity, -.infinity, 0, 1e308, -1e308, 1, 1, 2, 1e-320]
    let data: [Datum] = [
      .null, .number(1), .string("1"), .string(""), .bool(true), .time(5),
      .array([.number(1), .null]),
      .object([Datum.Field("b", .array([.null]))]), .number(.infinity),
    ]
    return DataTable([
      DataColumn("g", .strings(random.words(count))),
      DataColumn("x", .numbers(random.numbers(count))),
      DataColumn("y", .numbers((0..<count).map { _ in odd.randomElement(using: &random) ?? 0 })),
      DataColumn("l", .times(random.numbers(count).map { $0 == 0 ? .nan : $0 * 1e10 })),
      DataColumn("m", .mixed((0..<count).map { _ in data.randomElement(using: &random) ?? .null })),
    ])
  }

  @Test(arguments: 0..<500) func `nonsense makes no trap`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    for name in Self.names {
      let table = Self.table(&random)
      var node = Self.object(&random, depth: 0)
      for key in ["on", "key", "value", "groupby", "frame", "sort"]
      where Bool.random(using: &random) {
        let field = Node(["g", "x", "y", "l", "m"].randomElement(using: &random) ?? "")
        let plausible: [String: Node] = [
          "frame": Node((0..<2).map { _ in Self.node(&random, depth: 3) }), "groupby": [field],
          "sort": [["field": field]],
        ]
        node = node.setting(key, to: plausible[key] ?? field)
      }
      node = node.setting(
        name, to: Bool.random(using: &random) ? Self.node(&random) : Self.main(name, &random))
      var context = Context(
        [:], data: ChartData(tables: ["x": table]), options: ChartOptions(), shaping: FixedShaper())
      let result = TransformList.apply([node], to: table, context: &context)
      #expect(result.columns.allSatisfy { $0.values.count == result.rowCount }, "\(name)")
      #expect(result.rowCount <= Limits.rows)
    }
  }

  @Test(arguments: transformList.map { $0.name })
  func `an empty table stays empty without a message`(name: String) {
    let valid: [String: String] = [
      "aggregate": #""aggregate": [{"op": "sum", "field": "x"}], "groupby": ["g"]"#,
      "bin": #""bin": true, "field": "x", "as": "b""#,
      "calculate": #""calculate": "datum.x", "as": "b""#,
      "density": #""density": "x""#, "extent": #""extent": "x", "param": "e""#,
      "filter": #""filter": "datum.x > 1""#, "flatten": #""flatten": ["x"]"#,
      "fold": #""fold": ["x", "y"]"#, "impute": #""impute": "x", "key": "y", "method": "mean""#,
      "joinaggregate": #""joinaggregate": [{"op": "mean", "field": "x"}]"#,
      "loess": #""loess": "x", "on": "y""#,
      "lookup": #""lookup": "x", "from": {"data": {"values": []}, "key": "k", "fields": ["v"]}"#,
      "pivot": #""pivot": "x", "value": "y""#, "quantile": #""quantile": "x""#,
      "regression": #""regression": "x", "on": "y""#, "sample": #""sample": 3"#,
      "stack": #""stack": "x", "groupby": ["g"], "as": "s""#,
      "timeUnit": #""timeUnit": "month", "field": "x", "as": "m""#,
      "window": #""window": [{"op": "lag", "field": "x"}], "sort": [{"field": "y"}]"#,
    ]
    let result = Transforming("[]", "[{\(valid[name] ?? "")}]")
    #expect(result.table.rowCount == 0)
    #expect(result.codes == [])
    #expect(valid[name] != nil)
  }
}
