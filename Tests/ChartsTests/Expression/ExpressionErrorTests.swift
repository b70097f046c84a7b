import Diagnostics
import Scales
import Testing

@testable import Charts

@Suite struct ExpressionErrorTests {
  private func mistake(_ source: String, parameters: [String]? = []) -> ExpressionError? {
    do throws(ExpressionError) {
      let expression = try CompiledExpression(source, parameters: parameters)
      _ = try expression.evaluate(datum: .object([]))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("datum.a = 1", "an expression cannot set a value", 8, "compare with `==`"),
    ("widht / 2", "`widht` is neither a parameter nor a constant", 0, "did you mean `width`?"),
    ("year > 2000", "`year` is neither a parameter nor a constant", 0, "a field is `datum.year`"),
    ("rond(1.5)", "there is no function `rond`", 0, "did you mean `round`?"),
    (
      "datum.a.toFixed(2)", "values have no methods in expressions", 8,
      "call a function, such as upper(text)"
    ),
    (
      "'a,b'.split(',')", "values have no methods in expressions", 6,
      "write split(…) with the value as its first part"
    ),
    ("clamp(1, 2)", "`clamp` takes 3 values, not 2", 0, "clamp(number, least, most)"),
    (
      "random()", "`random` cannot be used here: every drawing would be another one", 0,
      "put the random numbers into the data"
    ),
    (
      "now()", "`now` cannot be used here: every drawing would be another one", 0,
      "write the date: datetime(2024, 0, 31)"
    ),
    ("event.x", "a drawn chart has no events", 0, "leave the interaction out"),
    ("2 ** 3", "there is no `**` in expressions", 2, "write pow(a, b)"),
    ("datum.a ?? 0", "there is no `??` in expressions", 8, "write isValid(a) ? a : b"),
    ("datum.a and datum.b", "`and` is written `&&`", 8, "write `&&`"),
    ("datum.a == ‘x’", "`‘` does not quote text", 11, "write a straight `'`"),
    ("(1, 2)", "only one value can stand in brackets", 2, "a list is [1, 2]"),
    ("(1 + 2", "`)` for the `(` before it is missing at the end", 6, ""),
    ("1 +", "a value is missing at the end", 3, ""),
    ("1 2", "an operator is missing before `2`", 2, ""),
    ("'abc", "this text has no end", 0, "write `'` behind it"),
    ("/abc", "this regular expression has no end", 0, "write `/` behind it"),
    ("test(/a(/, 'a')", "`)` is missing", 8, ""),
    ("", "the expression is empty", 0, ""),
    (
      "datum.a.b", "there is no member `b` of nothing (undefined)", 0,
      "test it first: isValid(a) ? a.b : null"
    ),
    (
      "format(1, 'x.y')", "\"x.y\" is not a number format: `.` does not fit there", 0,
      "such as format(value, ',.1f')"
    ),
    (
      "timeOffset('fortnight', 0)", "`fortnight` is not a time unit", 0,
      "one of year, quarter, month, week, date, day, dayofyear, hours, minutes, seconds, milliseconds"
    ),
    (
      "slice(5, 1)", "`slice` takes text or a list and was given a number", 0,
      "make it text first: ''+value"
    ),
    ("peek(null)", "`peek` takes a list and was given nothing (null)", 0, "write [a, b]"),
    ("x => x", "expressions cannot define functions", 2, "use the functions that there are"),
    ("1_000", "`1_000` is not a number", 0, ""), ("012", "`012` is not a number", 0, ""),
    (
      "'a' in 'abc'", "`in` looks for a member of an object, not of text", 0,
      "to look into a list: indexof(list, value) >= 0"
    ),
  ])
  func `a mistake is told with its place and its mend`(
    source: String, message: String, start: Int, label: String
  ) throws {
    let error = try #require(
      mistake(source, parameters: source.hasPrefix("widht") ? ["width"] : []))
    #expect(error.message == message)
    #expect(error.start == start)
    #expect(error.label == label)
    #expect(error.end <= source.utf8.count && error.start <= error.end)
  }

  @Test(arguments: [
    (#"{"filter": "datum.a == rond(2)"}"#, "rond"),
    (#"{"filter": "'\u00e9\\n' + rond(2)"}"#, "rond"),
    (#"{"filter": "\"x\" + rond(2)"}"#, "rond"), ("filter: datum.a == rond(2)", "rond"),
    ("filter: 'datum.a == ''é'' + rond(2)'", "rond"), (#"filter: "'\"' + rond(2)""#, "rond"),
    (#"{"filter": "'é' +"}"#, "\""),
  ])
  func `a mistake is shown within the text that holds it`(document: String, marked: String) throws {
    var report = Report()
    let source = SourceText(name: "chart", text: document)
    let isJSON = document.hasPrefix("{")
    let node = try #require(
      isJSON ? parseJSON(source, report: &report) : parseYAML(source, report: &report))
    let filter = try #require(node["filter"])
    let error = try #require(mistake(filter.string ?? ""))
    let place = try #require(error.diagnostic("E530", at: filter.origin).place)
    let excerpt = try #require(place.excerpt)
    let shown = excerpt.text.dropFirst(excerpt.markStart).prefix(place.length)
    #expect(shown == marked)
  }

  @Test func `deep nesting is an error, long chains are not`() {
    for (open, close) in [
      ("(", ")"), ("[", "]"), ("!", ""), ("{a:", "}"), ("abs(", ")"), ("1?", ":0"),
    ] {
      let source =
        String(repeating: open, count: 20_000) + "1" + String(repeating: close, count: 20_000)
      #expect(mistake(source)?.message.hasPrefix("this is nested") == true, "\(open)")
    }
    let members = "datum" + String(repeating: ".a", count: 20_000)
    #expect(mistake(members)?.message.hasPrefix("this is nested") == true)
    for (link, result) in [(" + 1", 20_001.0), (" || 1", 1), (" && 1", 1), (" * 1", 1)] {
      let source = "1" + String(repeating: link, count: 20_000)
      #expect((try? CompiledExpression(source).evaluate(datum: .null).number) == result)
    }
    let choices = String(repeating: "datum.a == 'x' ? 1 : ", count: 5000) + "2"
    #expect((try? CompiledExpression(choices).evaluate(datum: .object([])).number) == 2)
  }

  @Test func `more than a megabyte is refused`() {
    #expect(
      mistake(String(repeating: " ", count: 2_000_000) + "1")?.message.contains("megabyte") == true)
  }

  @Test(arguments: [
    "sequence(1e12)", "sequence(0, 1, 1e-12)", "sequence(0, 1, 0)", "pad('', 1e12)",
    "pad('a', 1e9, 'xyz')",
    "test(/^(a+)+$/, pad('', 40, 'a') + 'b')", "test(/(x+x+)+y/, pad('', 60, 'x'))",
    "replace(pad('', 40, 'a') + 'b', /(a|a)*$/, '')", "split(pad('', 3e6, 'a'), '')",
    "timeSequence('milliseconds', 0, 1e15)", "test(/(.*)*(.*)*(.*)*x/, pad('', 5000, 'a'))",
  ])
  func `what would take too long is given up`(source: String) {
    var found: ExpressionError?
    let time = ContinuousClock().measure { found = mistake(source) }
    #expect(time < .seconds(20))
    #expect(found?.message.hasPrefix("this ") == true || source.hasPrefix("timeSequence"))
  }

  @Test func `reading takes time in proportion to the length`() throws {
    func time(_ count: Int) throws -> Duration {
      let source = "0" + String(repeating: " + datum.a * (datum.b - 'x')", count: count)
      return try ContinuousClock().measure { _ = try CompiledExpression(source) }
    }
    _ = try time(1000)
    let short = try time(500)
    let long = try time(5000)
    #expect(long < short * 40)
  }
}
