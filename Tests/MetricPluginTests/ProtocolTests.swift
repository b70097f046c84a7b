import Testing

@testable import MetricPlugin

@Suite struct ProtocolTests {
  struct Doubling: Metric {
    static let info = Info("doubling", "Twice the value", unit: .count, better: .neither)
    let value = Input.number("value", .gbpMillion, aggregate: .sum, label: "Any number")
    let weight = Input.number("weight", aggregate: .weighted(by: "value"), required: false)
    let factor = Param.integer("factor", default: 2, in: 1...10, label: "Times")
    let mode = Param.text("mode", default: "a", oneOf: ["a", "b"])

    func compute(_ query: Query) throws -> Outcome {
      let factor = try query[factor]
      if try query[mode] == "b" { throw MetricError.noData("nothing of this kind") }
      let values = try query[value]
      return (values * Double(factor)).outcome.interval(low: values, high: values * 3)
        .note("Doubled.").target("goal", 10, period: "2030", area: "A")
        .quality("small", .warning, "Few.")
    }
  }

  func reply(_ request: String) throws -> Reply {
    try Reply(Doubling().reply(to: Array(request.utf8)))
  }

  let table = """
    "table": {"area": ["A", "B"], "period": ["2023", "2023"], "columns": {"value": [1.5, null]},
      "status": {"value": ["P", "M"]}, "later": {}}
    """

  @Test func `a request is answered with all its rows`() throws {
    let reply = try reply(#"{"protocol": 1, "metric": "x", "params": {}, "new": [1], \#(table)}"#)
    guard case .ok(let answer) = reply.content else {
      Issue.record("\(reply)")
      return
    }
    #expect(answer.area == ["A", "B"] && answer.period == ["2023", "2023"])
    #expect(answer.value[0] == 3 && answer.value[1].isNaN)
    #expect(answer.low[0] == 1.5 && answer.high[0] == 4.5)
    #expect(answer.status == [.provisional, .missing])
    #expect(answer.notes == ["Doubled."])
    #expect(answer.targets == [Outcome.Target("goal", 10, period: "2030", area: "A")])
    #expect(answer.quality == [Outcome.Quality("small", .warning, "Few.")])
  }

  @Test(arguments: [
    (#"{"protocol": 99, T}"#, "protocol"),
    (#"{"protocol": 1, "params": {"factor": 11}, T}"#, "bad_param"),
    (#"{"protocol": 1, "params": {"factor": "x"}, T}"#, "bad_param"),
    (#"{"protocol": 1, "params": {"factor": 1.5}, T}"#, "bad_param"),
    (#"{"protocol": 1, "params": {"mode": "c"}, T}"#, "bad_param"),
    (#"{"protocol": 1, "params": {"mode": "b"}, T}"#, "no_data"),
    (#"{"protocol": 1, "table": {"area": [], "period": [], "columns": {}}}"#, "missing_input"),
    (#"{"protocol": 1, "table": []}"#, "bad_request"),
    ("hello", "bad_request"), ("", "bad_request"),
  ])
  func `a request that cannot be answered has a typed error`(request: String, code: String) throws {
    let reply = try reply(request.replacing("T", with: table))
    guard case .error(let refusal) = reply.content else {
      Issue.record("\(reply)")
      return
    }
    #expect(refusal.code == code, "\(refusal.message)")
  }

  @Test func `an empty table has an empty answer`() throws {
    let reply = try reply(
      #"{"protocol": 1, "table": {"area": [], "period": [], "columns": {"value": []}}}"#)
    guard case .ok(let answer) = reply.content else {
      Issue.record("\(reply)")
      return
    }
    #expect(answer.value.isEmpty)
  }

  @Test func `a request and a reply survive the wire`() throws {
    var request = Request(
      metric: "m", params: ["a": .number(1), "b": .array([.bool(true), .null])], comparator: "B",
      area: ["A", "B"], period: ["2023", "2023"], category: ["x", ""],
      columns: [Request.Column("v", [1, .nan], statuses: [.estimated, .missing])],
      areas: [Query.Area("A", name: "Aberdare \"x\"", parent: "W")])
    let bytes = request.bytes
    let read = try Request(bytes)
    #expect(read.bytes == bytes)
    #expect(read.params == request.params && read.areas == request.areas)
    request.columns.append(Request.Column("a", [3, 4]))
    let reordered = Request(
      metric: "m", params: request.params, comparator: "B", area: request.area,
      period: request.period, category: request.category, columns: request.columns.reversed(),
      areas: request.areas)
    #expect(reordered.bytes == request.bytes, "the order of columns does not matter")
  }

  @Test func `a metric describes its inputs and parameters in their order`() throws {
    let text = Doubling.manifest
    #expect(text.hasPrefix("{\n  \"id\": \"doubling\",\n  \"version\": \"1.0.0\""))
    let value = try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONFault) in
      try reader.value()
    }
    guard case .object(let fields) = value, case .array(let inputs)? = fields["inputs"],
      case .array(let params)? = fields["params"]
    else {
      Issue.record("\(text)")
      return
    }
    #expect(
      inputs == [
        .object([
          "column": .string("value"),
          "unit": .object(["code": .string("GBP"), "scale": .number(1e6)]),
          "aggregate": .string("sum"), "required": .bool(true), "label": .string("Any number"),
        ]),
        .object([
          "column": .string("weight"), "aggregate": .string("weighted(value)"),
          "required": .bool(false),
        ]),
      ])
    #expect(
      params.first
        == .object([
          "name": .string("factor"), "type": .string("integer"), "default": .number(2),
          "min": .number(1), "max": .number(10), "label": .string("Times"),
        ]))
    #expect(fields["run"] == .array([.string("./doubling")]))
  }
}
