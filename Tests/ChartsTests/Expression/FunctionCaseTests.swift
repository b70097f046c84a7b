import Scales
import Tables
import Testing

@testable import Charts

/// Functions with one certain answer, from their documentation.
let moreFunctionCases: [(expression: String, result: String)] = [
  ("acos(1)", "0"), ("asin(0)", "0"), ("atan(0)", "0"), ("cos(0)", "1"), ("sin(0)", "0"),
  ("tan(0)", "0"), ("floor(-1.5)", "-2"), ("clamp(12,0,10)", "10"), ("clamp(-1,0,10)", "0"),
  ("isNumber(2)", "true"), ("isNumber('2')", "false"), ("isString('2')", "true"),
  ("isString(2)", "false"), ("cumulativeLogNormal(1)", "0.5"), ("debug('a')", "a"),
  ("info('b')", "b"), ("panPow([0,10],.1,1)", "-1,9"), ("panSymlog([-1,1],0,1)", "-1,1"),
  ("zoomLinear([0,10],5,.5)", "2.5,7.5"), ("round(zoomLog([1,100],10,1)[1])", "100"),
  ("zoomSymlog([-1,1],0,1,1)", "-1,1"),
  ("utcmilliseconds(utc(2020,0,1,0,0,0,7))", "7"), ("utcminutes(utc(2020,0,1,0,5))", "5"),
  ("utcseconds(utc(2020,0,1,0,0,9))", "9"), ("utcquarter(utc(2020,6,1))", "3"),
  ("length(utcSequence('month',utc(2020,0,1),utc(2020,3,1)))", "3"),
  ("+utcSequence('month',utc(2020,0,1),utc(2020,3,1))[1] == utc(2020,1,1)", "true"),
  ("length(timeSequence('day',datetime(2020,0,1),datetime(2020,0,6)))", "5"),
]

/// Of a band scale with the domain A, B over 0 to 100, and a linear one of 0 to 10 over 0 to 200.
let scaleFunctionCases: [(expression: String, result: String)] = [
  ("scale('y',5)", "100"), ("invert('y',100)", "5"), ("bandwidth('x')", "50"),
  ("domain('x')", "A,B"), ("domain('y')", "0,10"), ("range('y')", "0,200"),
  ("scale('x','B')", "50"),
  ("invert('x',75)", "B"),
]

@Suite struct FunctionCaseTests {
  @Test(arguments: moreFunctionCases)
  func `a function gives what its documentation says`(expression: String, result: String) throws {
    let value = try CompiledExpression(expression).evaluate(datum: .object([]))
    #expect(value.text() == result)
  }

  @Test(arguments: scaleFunctionCases)
  func `a function of scales asks the scale`(expression: String, result: String) throws {
    let key = ScaleKey(view: 0, channel: .x)
    let bands = BandScale(count: 2, from: 0, to: 100)
    let scales: [Channel: ChartScale] = [
      .x: ChartScale(
        key: key, type: .band, form: .bands(bands, DiscreteDomain([.string("A"), .string("B")])),
        range: (0, 100)),
      .y: ChartScale(
        key: key, type: .linear,
        form: .continuous(ContinuousScale(domain: [0, 10], range: [0, 200]))),
    ]
    let environment = ExpressionEnvironment(scales: PlotScales(scales))
    let value = try CompiledExpression(expression)
      .evaluate(datum: .object([]), environment: environment)
    #expect(value.text() == result)
  }

  @Test(arguments: ["log", "exp", "sqrt", "atan", "floor", "ceil"])
  func `a rising function rises`(name: String) throws {
    let expression = try CompiledExpression("\(name)(datum.x)")
    var last = -Double.infinity
    for step in 1...50 {
      let value = try expression.evaluate(
        datum: .object([.init("x", .number(Double(step) * 0.37))]))
      #expect(value.number >= last)
      last = value.number
    }
  }
}
