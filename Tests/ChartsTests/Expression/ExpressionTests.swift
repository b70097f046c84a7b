import Scales
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct ExpressionTests {
  private let london: TimeZone

  init() throws { london = try #require(TimeZone(named: "Europe/London")) }

  private func evaluate(_ source: String, datum: ExpressionValue = .object([])) throws
    -> ExpressionValue
  {
    try CompiledExpression(source).evaluate(
      datum: datum, environment: ExpressionEnvironment(zone: london))
  }

  private func text(_ source: String, datum: ExpressionValue = .object([])) throws -> String {
    try evaluate(source, datum: datum).text(zone: london)
  }

  @Test(arguments: expressionCases)
  func `an expression has the value that Vega gives it`(expression: String, result: String) throws {
    let value = try evaluate(expression)
    if case .array(let items) = value {
      let texts = items.map { $0.isNullish ? "" : $0.text(zone: london) }
      #expect("[" + texts.joined(separator: "|") + "]" == result)
    } else if case .number(let number) = value, let wanted = Double(result), wanted.isFinite {
      #expect(abs(number - wanted) <= 1e-12 * abs(wanted))
    } else {
      #expect(value.text(zone: london) == result)
    }
  }

  @Test func `fields are members of the datum`() throws {
    let datum = ExpressionValue.object([
      .init("a b", .number(2)), .init("n", .object([.init("x", .array([.number(7)]))])),
    ])
    #expect(try text("datum['a b'] + datum.n.x[0]", datum: datum) == "9")
    #expect(try text("datum.missing === null", datum: datum) == "false")
    #expect(try text("isDefined(datum.missing)", datum: datum) == "false")
    #expect(try text("datum['a' + ' b']", datum: datum) == "2")
    #expect(try text("length(datum.n.x)", datum: datum) == "1")
  }

  @Test func `an expression says which fields and parameters it reads`() throws {
    let expression = try CompiledExpression(
      "datum.a + datum['b c'] * width + scale('x', datum.a) + datum.a.d")
    #expect(expression.fields == ["a", "b c"])
    #expect(expression.parameters == ["width"])
    #expect(expression.scales == ["x"])
    #expect(!expression.usesWholeDatum)
    #expect(try CompiledExpression("datum[width]").usesWholeDatum)
    #expect(try CompiledExpression("merge(datum, {})").usesWholeDatum)
  }

  @Test func `parameters stand for their values`() throws {
    let environment = ExpressionEnvironment(parameters: ["width": .number(200)])
    let value = try CompiledExpression("width / 2", parameters: ["width"])
      .evaluate(datum: .null, environment: environment)
    #expect(value.number == 100)
  }

  @Test func `numbers, dates and names follow the locale and the zone`() throws {
    let environment = ExpressionEnvironment(
      zone: london, numberLocale: .enGB, timeLocale: .enGB)
    func text(_ source: String) throws -> String {
      try CompiledExpression(source).evaluate(datum: .null, environment: environment).text()
    }
    #expect(try text("format(1234, '$,.0f')") == "£1,234")
    #expect(try text("timeFormat(utc(2024, 6, 1), '%H')") == "01")
    #expect(try text("utcFormat(utc(2024, 6, 1), '%x %H')") == "01/07/2024 00")
  }

  @Test func `scales answer where there are some`() throws {
    struct Doubling: ExpressionScales {
      func scale(_ name: String, _ value: ExpressionValue) -> ExpressionValue? {
        name == "x" ? .number(value.number * 2) : nil
      }
      func invert(_ name: String, _ value: ExpressionValue) -> ExpressionValue? {
        name == "x" ? .number(value.number / 2) : nil
      }
      func domain(_ name: String) -> ExpressionValue? { .array([.number(0), .number(1)]) }
      func range(_ name: String) -> ExpressionValue? { .array([.number(0), .number(2)]) }
      func bandwidth(_ name: String) -> Double? { 12 }
    }
    let environment = ExpressionEnvironment(scales: Doubling())
    func value(_ source: String) throws -> Double {
      try CompiledExpression(source).evaluate(datum: .null, environment: environment).number
    }
    #expect(try value("scale('x', 4) + invert('x', 4) + bandwidth('x') + range('x')[1]") == 24)
    #expect(throws: ExpressionError.self) { try value("scale('z', 4)") }
    #expect(throws: ExpressionError.self) { try evaluate("scale('x', 4)") }
  }

  @Test func `only the branch that is taken is worked out`() throws {
    #expect(try text("if(false, null.x, 1) + (true || null.x)") == "2")
    #expect(try text("isValid(datum.a) ? datum.a.b : 'none'") == "none")
  }

  @Test func `a value too many is passed over with a remark`() throws {
    let expression = try CompiledExpression("round(1.5, 2) + abs(-1)")
    #expect(expression.remarks.map(\.message) == ["`round` takes 1 value, not 2"])
    #expect(try expression.evaluate(datum: .null).number == 3)
  }

  @Test func `colours are objects with parts, and text as CSS writes it`() throws {
    #expect(try text("rgb('steelblue')") == "rgb(70, 130, 180)")
    #expect(try text("rgb(255, 0, 0, 0.5)") == "rgba(255, 0, 0, 0.5)")
    #expect(try text("hsl('red').h") == "0")
    #expect(try evaluate("rgb('red')").datum == .string("rgb(255, 0, 0)"))
  }

  @Test func `the functions stand in the order of the alphabet, each once`() {
    for list in [
      colorFunctions, dateFunctions, formatFunctions, listFunctions, mathFunctions,
      patternFunctions, statisticsFunctions, textFunctions, typeFunctions,
    ] {
      let names = list.map { $0.name.lowercased() }
      #expect(names == names.sorted())
    }
    #expect(Set(expressionFunctions.map(\.name)).count == expressionFunctions.count)
  }

  @Test(arguments: 0..<40)
  func `any text is an expression or an error, and any value comes out of it`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let names = expressionFunctions.map(\.name)
    let pieces = [
      "1", "-", "+", "'a'", "datum", ".a", "[", "]", "(", ")", "{", "}", ":", "?", ",", "null",
      "/a+/",
      "!", "==", "<", "1e999", "'2020-01-01'", "[1,2,3]", "in", "||", "&&", "%", ">>>", "NaN", "é",
      "\\",
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &random)
      var source = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      if seed.isMultiple(of: 2), let name = names.randomElement(using: &random) {
        let values = [
          "1", "'a'", "null", "[3, 'b', null]", "-1e9", "{}.x", "{a: 1}", "/x/", "'week'",
          "datetime(0)",
        ]
        let arguments = (0..<Int.random(in: 0...5, using: &random)).map { _ in
          values.randomElement(using: &random) ?? "0"
        }
        source = "\(name)(\(arguments.joined(separator: ", ")))"
      }
      _ = try? text(source)
    }
  }
}
