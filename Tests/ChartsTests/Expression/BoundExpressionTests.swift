import Scales
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct BoundExpressionTests {
  private let table = DataTable([
    DataColumn("year", .numbers([2000, 2001, .nan, 2003])),
    DataColumn("count", .numbers([1, 2, 3, 4])),
    DataColumn("name", .strings(["Wales", nil, "London", "Wales"])),
    DataColumn("day", .times([0, 86_400_000, .nan, 1e12])),
    DataColumn("open", .booleans([true, nil, false, true])),
    DataColumn("any", .mixed([.string("3"), .null, .number(3), .array([.number(3)])])),
  ])

  private func rows(_ source: String) throws -> [Int] {
    try CompiledExpression(source).bound(to: table).matchingRows()
  }

  @Test(arguments: [
    ("datum.year == 2000", [0]), ("datum.year >= 2001", [1, 3]), ("datum.year != 2000", [1, 2, 3]),
    ("datum.count > 1 && datum.count < 4", [1, 2]), ("datum.name == 'Wales'", [0, 3]),
    ("datum.name != 'Wales'", [1, 2]), ("'London' === datum.name", [2]), ("datum.open", [0, 3]),
    ("!datum.open", [1, 2]), ("datum.day > 1000", [1, 3]), ("datum.day", [0, 1, 3]),
    ("isValid(datum.year)", [0, 1, 3]), ("datum.any == 3", [0, 2, 3]), ("datum.any === 3", [2]),
    ("datum.missing == 1", []), ("datum.year < 5", [2]),
    ("datum.count % 2 ? datum.open : true", [0, 1, 3]),
    ("true", [0, 1, 2, 3]), ("datum.day < toDate('1970-01-02')", [0, 2]),
    ("year(datum.day) == 2001", [3]),
    ("utcdate(datum.day) < 3", [0, 1, 2]), ("datum.count > length('ab')", [2, 3]),
  ])
  func `rows are chosen as JavaScript compares`(source: String, chosen: [Int]) throws {
    #expect(try rows(source) == chosen)
  }

  @Test func `a column has one type if its values have`() throws {
    func column(_ source: String) throws -> DataValues {
      try CompiledExpression(source).bound(to: table).column()
    }
    guard case .numbers([3, 4, 5, 6]) = try column("datum.count + 2") else {
      Issue.record("not numbers")
      return
    }
    guard case .strings(let names) = try column("datum.name") else {
      Issue.record("not text")
      return
    }
    #expect(names == ["Wales", nil, "London", "Wales"])
    guard case .times = try column("datum.day"), case .booleans = try column("datum.count > 2"),
      case .mixed = try column("datum.any")
    else {
      Issue.record("not times, booleans and a mixture")
      return
    }
  }

  @Test func `fields that the table lacks are named`() throws {
    let bound = try CompiledExpression("datum.yaer > datum.count").bound(to: table)
    #expect(bound.missingFields == ["yaer"])
  }

  @Test func `a row outside the table is undefined`() throws {
    let bound = try CompiledExpression("isDefined(datum.count)").bound(to: table)
    #expect(try bound.evaluate(row: 99).isTruthy == false)
    #expect(try bound.evaluate(row: -1).isTruthy == false)
  }

  @Test func `a mistake in one row is told`() throws {
    let bound = try CompiledExpression("length(datum.name)").bound(to: table)
    #expect(throws: ExpressionError.self) { try bound.column() }
  }

  @Test func `many rows together have a limit as well`() throws {
    let table = DataTable([DataColumn("text", .strings(Array(repeating: "a", count: 500)))])
    let bound = try CompiledExpression("length(pad(datum.text, 1.9e6)) < 0").bound(to: table)
    let error = #expect(throws: ExpressionError.self) { try bound.matchingRows() }
    #expect(error?.message == "this takes too much work for all rows together")
  }

  @Test(arguments: 0..<60)
  func `the quick way and the general way agree`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "1" }
    func number(_ depth: Int) -> String {
      if depth == 0 {
        return pick(["datum.count", "datum.year", "2", "2001", "-1.5", "0", "datum.day"])
      }
      return pick([
        "(\(number(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(number(depth - 1)))",
        "round(\(number(depth - 1)))", "-(\(number(0)))",
        "(\(truth(depth - 1)) ? \(number(0)) : \(number(0)))",
      ])
    }
    func truth(_ depth: Int) -> String {
      if depth == 0 {
        return pick([
          "datum.open", "datum.name == 'Wales'", "datum.name != 'x'", "true", "datum.count",
        ])
      }
      return pick([
        "(\(number(depth - 1)) \(pick(["<", "<=", ">", ">=", "==", "!=", "==="])) \(number(depth - 1)))",
        "(\(truth(depth - 1)) && \(truth(depth - 1)))", "(\(truth(depth - 1)) || \(truth(0)))",
        "!\(truth(depth - 1))",
      ])
    }
    for _ in 0..<20 {
      let source = truth(3)
      let bound = try CompiledExpression(source).bound(to: table)
      let general = try (0..<table.rowCount).filter { try bound.evaluate(row: $0).isTruthy }
      #expect(try bound.matchingRows() == general, "\(source)")
    }
  }
}
