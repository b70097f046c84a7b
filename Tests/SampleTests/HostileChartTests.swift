import Foundation
import Testing

/// Specifications that ask for too much: the program ends by itself, in seconds, within 512 MB of
/// memory, with a message, never by a signal.
@Suite struct HostileChartTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var specification: @Sendable () -> String
    /// A part of what it says; empty for what is drawn without a word.
    var words: String
    var testDescription: String { name }
  }

  private static let data = #""data": {"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}]}"#
  private static let encoding =
    #""encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}"#

  private static func bar(_ members: String) -> String {
    "{\(data), \(members), \"mark\": \"bar\", \(encoding)}"
  }

  private static func scaled(_ scale: String, values: String = "[1, 2]") -> String {
    """
    {"data": {"values": \(values)}, "mark": "point", "encoding": {
      "x": {"field": "data", "type": "quantitative", "scale": {\(scale)}}}}
    """
  }

  private static func calculated(_ expression: String, times: Int = 1) -> String {
    let transform = "{\"calculate\": \"\(expression)\", \"as\": \"a\"}"
    let list = Array(repeating: transform, count: times).joined(separator: ", ")
    return "{\(data), \"transform\": [\(list)], \"mark\": \"point\", \(encoding)}"
  }

  private static func sequence(_ count: String, _ rest: String) -> String {
    "{\"data\": {\"sequence\": {\"start\": 0, \"stop\": \(count), \"as\": \"a\"}}, \(rest)}"
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static func list(_ item: String, _ count: Int) -> String {
    "[" + Array(repeating: item, count: count).joined(separator: ",") + "]"
  }

  static let cases = [
    Case(
      name: "10,000 layers",
      specification: {
        "{\(data), \(encoding), \"layer\": \(list("{\"mark\": \"bar\"}", 10_000))}"
      }, words: "more than 1,000 views"),
    Case(
      name: "views nested 5,000 deep",
      specification: {
        repeated("{\"layer\":[", 5_000) + "{\"mark\":\"bar\"}" + repeated("]}", 5_000)
      }, words: "nested more than 200 levels deep"),
    Case(
      name: "views nested 60 deep",
      specification: {
        repeated("{\"layer\":[", 60) + "{\"mark\":\"bar\"}" + repeated("]}", 60)
      }, words: "views are nested more than 32 deep"),
    Case(
      name: "a sequence of 1e9 rows",
      specification: {
        sequence("1e9", "\"mark\": \"point\"")
      }, words: "more than 2,000,000 rows"),
    Case(
      name: "a table of 40 million values",
      specification: {
        sequence(
          "1.9e6",
          "\"transform\": "
            + "["
            + (0..<20).map { "{\"calculate\": \"datum.a\", \"as\": \"c\($0)\"}" }
            .joined(separator: ",") + "], \"mark\": \"line\"")
      }, words: "more than 20,000,000 values"),
    Case(
      name: "an expression of 1 MB",
      specification: {
        calculated("1" + repeated("+1", 500_000))
      }, words: ""),
    Case(
      name: "an expression of more than 1 MB",
      specification: {
        calculated("1" + repeated("+1", 600_000))
      }, words: "one megabyte at most"),
    Case(
      name: "an expression nested deeply",
      specification: {
        calculated(repeated("(", 400_000) + "1" + repeated(")", 400_000))
      }, words: "nested more than 150 levels deep"),
    Case(
      name: "text that doubles 40 times",
      specification: {
        calculated("datum.a + datum.a", times: 40)
      }, words: "more than 2,000,000 steps"),
    Case(
      name: "lists that double 40 times",
      specification: {
        calculated("[datum.a, datum.a]", times: 40)
      }, words: "more than 2,000,000 steps"),
    Case(
      name: "a repeat of 400 million views",
      specification: {
        let fields = list("\"a\"", 20_000)
        return """
          {\(data), "repeat": {"row": \(fields), "column": \(fields)},
           "spec": {"mark": "bar", \(encoding)}}
          """
      }, words: "more than 1,000 views"),
    Case(
      name: "repeats in repeats",
      specification: {
        "{\(data), "
          + repeated("\"repeat\": [\"a\", \"b\", \"a\", \"b\"], \"spec\": {", 12)
          + "\"mark\": \"bar\", \(encoding)" + repeated("}", 13)
      }, words: "more than 1,000 views"),
    Case(
      name: "a domain of no numbers",
      specification: {
        scaled(#""domain": ["NaN", "Infinity"]"#)
      }, words: "the domain of `x` holds a value that is no number"),
    Case(
      name: "a domain without an end",
      specification: {
        scaled(#""domain": [0, 1e999]"#)
      }, words: "the domain of `x` holds a value that is no number"),
    Case(
      name: "a domain end that is no number",
      specification: {
        scaled(#""domainMax": {"expr": "0 / 0"}"#)
      }, words: "`domainMax` of `x` is no number"),
    Case(
      name: "a domain wider than numbers",
      specification: {
        scaled(#""nice": false"#, values: "[1e308, -1e308]")
      }, words: "wider than numbers can tell"),
    Case(
      name: "dates in the year 275760",
      specification: {
        """
        {"data": {"values": [{"t": 8.64e15, "b": 1}, {"t": -8.64e15, "b": 2}, {"t": 9e15, "b": 3}]},
         "mark": "line", "encoding": {
           "x": {"field": "t", "type": "temporal", "axis": {"tickCount": "second"}},
           "y": {"field": "b", "type": "quantitative"}}}
        """
      }, words: ""),
    Case(
      name: "a regular expression that backtracks",
      specification: {
        calculated("test(/^(a+)+$/, '" + repeated("a", 5_000) + "b')")
      }, words: "too much work for one row"),
    Case(
      name: "colours that are none",
      specification: {
        bar(#""background": "nocolour""#)
      }, words: "`nocolour` is no colour"),
    Case(
      name: "a width of -1",
      specification: {
        bar(#""width": -1"#)
      }, words: "a width is a number of points from 0 to 20,000, not -1"),
    Case(
      name: "a width of 1e9",
      specification: {
        bar(#""width": 1e9"#)
      }, words: "a plot is at most 20,000 points wide and high"),
    Case(
      name: "a padding of 1e9",
      specification: {
        bar(#""padding": 1e9"#)
      }, words: "a chart is at most 200,000 points wide and high"),
    Case(
      name: "a title of 1 MB",
      specification: {
        bar("\"title\": \"\(repeated("x ", 500_000))\"")
      }, words: "error["),
    Case(
      name: "10,000 ticks on each of 200 axes",
      specification: {
        let layer = """
          {"mark": "bar", "encoding": {
            "x": {"field": "b", "type": "quantitative", "axis": {"tickCount": 10000}}}}
          """
        return """
          {\(data), "resolve": {"axis": {"x": "independent"}, "scale": {"x": "independent"}},
           "layer": \(list(layer, 200))}
          """
      }, words: "more than 200,000 ticks"),
    Case(
      name: "10,000 ticks",
      specification: {
        """
        {\(data), "mark": "bar", "encoding": {"x": {"field": "b", "type": "quantitative",
          "axis": {"tickCount": 10000, "labelOverlap": "greedy"}}}}
        """
      }, words: ""),
    Case(
      name: "a million dots",
      specification: {
        sequence(
          "1e6", #""mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative"}}"#)
      }, words: "more than 300,000 marks"),
    Case(
      name: "300,000 categories",
      specification: {
        sequence("3e5", #""mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}}"#)
      }, words: "more than 30,000 different values on one scale"),
    Case(
      name: "bins that never grow",
      specification: {
        """
        {\(data), "mark": "bar", "encoding": {
          "x": {"field": "b", "bin": {"base": 1}}, "y": {"aggregate": "count"}}}
        """
      }, words: "the `base` of bins"),
    Case(
      name: "a size of 1e300",
      specification: {
        bar(#""config": {"bar": {"strokeWidth": 1e300, "stroke": "red"}}"#)
      }, words: "error["),
  ]

  @Test(arguments: cases) func `asking for too much ends in words`(hostile: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(hostile.specification(), to: "chart.json")
    // Seconds of processor time; kilobytes of memory.
    let result = try Program.run(
      "bash",
      [
        "-c",
        "ulimit -t 5; ulimit -d 524288; exec \(Handbill.prefix)/bin/handbill chart chart.json -o chart.png",
      ], environment: ["NO_COLOR": "1"], folder: folder.url.path)
    #expect(result.status == 0 || result.status == 1, "\(result.errors.prefix(500))")
    #expect(folder.names.contains("chart.png") == (result.status == 0))
    if hostile.words.isEmpty {
      #expect(result.status == 0)
      #expect(result.errors == "")
    } else {
      #expect(result.errors.contains(hostile.words), "\(result.errors.prefix(500))")
      #expect(result.errors.contains("chart.json:") || result.errors.contains("E502"))
    }
  }
}
