import Foundation
import Testing

/// What goes wrong at a user's desk: each is exit 1 with a place and a cure, and leaves no file.
@Suite struct BadInputTests {
  private static let data = """
    area_code,area_name,period,value
    E47000004,Liverpool City Region,2022,10
    E47000004,Liverpool City Region,2023,12
    E47000001,Greater Manchester,2023,14
    UKX,United Kingdom,2023,20

    """

  private static func briefing(
    title: String = "A title", extra: String = "",
    metric: String = "{recipe: level, from: {value: d}}",
    blocks: String = "a: {tile: m, label: One}"
  ) -> String {
    """
    title: \(title)
    area: E47000004
    compare: UKX
    data: {d: data.csv}
    metrics: {m: \(metric)}
    \(extra)
    blocks:
      \(blocks)

    """
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var briefing: String
    var csv: String? = BadInputTests.data
    var code: String
    var place: String
    var cure: String

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "an unknown key", briefing: briefing(extra: "subtitel: x"), code: "E101",
      place: "b.yaml:6:1", cure: "did you mean `subtitle`?"),
    Case(
      name: "a wrong type", briefing: briefing(title: "[a, b]"), code: "E104",
      place: "b.yaml:1:8", cure: "should be text"),
    Case(
      name: "text that YAML takes for structure", briefing: briefing(title: "Output: 13% below"),
      code: "E001", place: "b.yaml:1:", cure: "put quotes round this text"),
    Case(
      name: "a missing file", briefing: briefing(), csv: nil, code: "E201", place: "b.yaml:4:11",
      cure: "there is no file `data.csv`"),
    Case(
      name: "a missing column", briefing: briefing(),
      csv: data.replacingOccurrences(of: ",value", with: ",valeu"), code: "E2",
      place: "data.csv:1:", cure: "valeu"),
    Case(
      name: "a letter in a number", briefing: briefing(),
      csv: data.replacingOccurrences(of: ",12\n", with: ",1S\n"), code: "E203",
      place: "data.csv:3:38", cure: "\"1S\" is not a number"),
    Case(
      name: "an empty table", briefing: briefing(), csv: "", code: "E2", place: "data.csv",
      cure: "empty"),
    Case(
      name: "a table of 50 MB on one line", briefing: briefing(),
      csv: String(repeating: "1234567890", count: 5_000_000), code: "E2", place: "data.csv:1",
      cure: "="),
    Case(
      name: "an unknown metric", briefing: briefing(metric: "{plugin: rd-shrae, from: {gva: d}}"),
      code: "E4", place: "b.yaml:5:", cure: "did you mean `rd-share`?"),
    Case(
      name: "an unknown recipe", briefing: briefing(metric: "{recipe: levle, from: {value: d}}"),
      code: "E142", place: "b.yaml:5:", cure: "did you mean `level`?"),
    Case(
      name: "half a period",
      briefing: briefing(metric: "{recipe: change, from: {value: d}, params: {over: 1.5}}"),
      code: "E104", place: "b.yaml:5:", cure: "a whole number from 1 to 1000"),
    Case(
      name: "a base that is no period",
      briefing: briefing(metric: "{recipe: index, from: {value: d}, params: {base: soon}}"),
      code: "E104", place: "b.yaml:5:", cure: "should be a period"),
    Case(
      name: "an unknown data name",
      briefing: briefing(metric: "{recipe: level, from: {value: dd}}"), code: "E139",
      place: "b.yaml:5:", cure: "did you mean `d`?"),
    Case(
      name: "a selection that keeps nothing",
      briefing: briefing(metric: "{recipe: level, from: {value: d where area_name = Liverpol}}"),
      code: "E2", place: "b.yaml:5:", cure: "="),
    Case(
      name: "an unknown glyph", briefing: briefing(title: "Title \u{10FFFD}"), code: "E501",
      place: "b.yaml:1:8", cure: "U+10FFFD"),
    Case(
      name: "a layout that names an absent block",
      briefing: briefing(extra: "layout: a b"), code: "E613", place: "b.yaml:6:11",
      cure: "blocks: a"),
    Case(
      name: "text that does not fit",
      briefing: briefing(
        blocks: "a: {text: \"\(String(repeating: "many words that go on ", count: 600))\"}"),
      code: "E601", place: "b.yaml:8:3", cure: "shorten it"),
    Case(
      name: "a word that is wider than its column",
      briefing: briefing(
        blocks: "a: {text: \"\(String(repeating: "wide", count: 60))\"}"),
      code: "E602", place: "b.yaml:8:", cure: "more columns"),
    Case(
      name: "an unknown area",
      briefing: briefing().replacingOccurrences(of: "E47000004", with: "E4700004"),
      code: "E2", place: "b.yaml:2:7", cure: "E47000004"),
    Case(
      name: "a block of an unknown metric", briefing: briefing(blocks: "a: {tile: n}"),
      code: "E131",
      place: "b.yaml:8:13", cure: "there are: d, m"),
    Case(
      name: "a value that is not there", briefing: briefing(blocks: "a: {text: \"{m.vaule}\"}"),
      code: "E126", place: "b.yaml:8:", cure: "did you mean `value`?"),
    Case(
      name: "a chart without data", briefing: briefing(blocks: "a: {chart: {mark: bar}}"),
      code: "E143", place: "b.yaml:8:", cure: "name a metric or data"),
    Case(
      name: "a start of another kind than the data",
      briefing: briefing(blocks: "a: {trend: m, since: 2022-Q1}"), code: "E104",
      place: "b.yaml:8:", cure: "the data have 2023"),
    Case(
      name: "a file outside the folder",
      briefing: briefing().replacingOccurrences(of: "data.csv", with: "/etc/hostname"),
      code: "E201", place: "b.yaml:4:11", cure: "outside the folder"),
    Case(
      name: "a chart of a field that is not there",
      briefing: briefing(
        blocks:
          "a: {data: m, chart: {mark: bar, encoding: {x: {field: valeu, type: quantitative}}}}"),
      code: "", place: "b.yaml:8:", cure: "did you mean `value`?"),
  ]

  @Test(arguments: cases) func `bad input is explained and leaves no file`(_ input: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(input.briefing, to: "b.yaml")
    if let csv = input.csv { try folder.write(csv, to: "data.csv") }
    let before = folder.names
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "page.pdf", "-o", "page.png", folder: folder.url.path)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains("error[\(input.code)"), "\(result.errors)")
    #expect(result.errors.contains(input.place), "\(result.errors)")
    #expect(result.errors.contains(input.cure), "\(result.errors)")
    #expect(folder.names == before)
    #expect(result.errors.utf8.count < 20_000)
  }

  /// Data may be of areas that no geography knows: schools, wards, customers.
  @Test func `an area of the data's own needs no geography`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.briefing(
        blocks: "a: {tile: m, label: \"Of {area}\"}\n  b: {ranking: m, title: All}"
      ).replacingOccurrences(of: "E47000004", with: "S1")
        .replacingOccurrences(of: "UKX", with: "S3"), to: "b.yaml")
    try folder.write(
      "area_code,area_name,period,value\nS1,First,2023,4\nS2,Second,2023,8\nS3,All,2023,5\n",
      to: "data.csv")
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "page.pdf", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    let text = try Program.run("pdftotext", folder.path("page.pdf"), "-").output
    #expect(text.contains("First") && text.contains("Second") && text.contains("Of First"))
  }

  @Test(arguments: [
    "a: {trend: m, since: 2030}", "a: {ranking: m, areas: children of E47000004}",
    "a: {tile: m, show: target}", "a: {ranking: m, highlight: E06000001}",
    "a: {trend: m, highlight: E06000001}",
  ])
  func `a block that shows less than it was asked says so`(block: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.briefing(blocks: block), to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    let result = try Handbill.run("check", "b.yaml", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("warning[W1"), "\(result.errors)")
    #expect(result.errors.contains("b.yaml:8:"), "\(result.errors)")
  }

  @Test func `a page that is too full says how much is there`() throws {
    let folder = try TemporaryFolder()
    let blocks = (0..<50).map { "b\($0): {tile: m}" }.joined(separator: "\n  ")
    try folder.write(Self.briefing(blocks: blocks), to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    let result = try Handbill.run("check", "b.yaml", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("the page is too full: its 50 rows need"), "\(result.errors)")
  }

  @Test(arguments: ["ranking", "trend"])
  func `a chart whose names do not fit its columns is an error`(kind: String) throws {
    let folder = try TemporaryFolder()
    let names = (0..<12).map { "b\($0)" }
    try folder.write(
      Self.briefing(
        extra: "layout: \(names.joined(separator: " "))",
        blocks: names.map { "\($0): {\(kind): m}" }.joined(separator: "\n  ")), to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    let result = try Handbill.run("check", "b.yaml", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("the chart is too wide for block `b0`"), "\(result.errors)")
  }

  @Test func `a figure older than the data says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.briefing(), to: "b.yaml")
    try folder.write(Self.data.replacingOccurrences(of: ",12\n", with: ",[x]\n"), to: "data.csv")
    let result = try Handbill.run("check", "b.yaml", folder: folder.url.path)
    #expect(result.status == 0)
    #expect(
      result.errors.contains("the figure of m is that of 2022: 2023 is missing"),
      "\(result.errors)")
  }

  @Test func `areas of one name have a bar each`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.briefing(blocks: "a: {ranking: m, title: All}")
        .replacingOccurrences(of: "E47000004", with: "S1")
        .replacingOccurrences(of: "UKX", with: "S3"), to: "b.yaml")
    try folder.write(
      "area_code,area_name,period,value\nS1,Newport,2023,4\nS2,Newport,2023,8\nS3,All,2023,5\n",
      to: "data.csv")
    let result = try Handbill.run("render", "b.yaml", "-o", "page.pdf", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    let text = try Program.run("pdftotext", folder.path("page.pdf"), "-").output
    #expect(text.contains("Newport (S1)") && text.contains("Newport (S2)"))
  }

  @Test func `one output that cannot be written leaves none of them`() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: x\nblocks: {a: {text: b}}", to: "b.yaml")
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "page.pdf", "-o", "no/page.png", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(folder.names == ["b.yaml"])
  }

  /// What surrounds the program is no reason to die of a signal or to lie about success.
  @Test(arguments: [
    ("handbill plugin list >/dev/full", 1, "standard output could not be written"),
    ("handbill plugin list | :; exit ${PIPESTATUS[0]}", 0, ""),
    ("handbill check b.yaml >&-", 0, ""),
    ("ulimit -f 2; handbill render b.yaml -o page.png", 1, "error[E503]"),
    ("SOURCE_DATE_EPOCH=soon handbill render b.yaml -o page.pdf", 2, "SOURCE_DATE_EPOCH"),
    ("HANDBILL_PREFIX=/nonsense handbill check b.yaml", 1, "HANDBILL_PREFIX says /nonsense"),
  ])
  func `rough surroundings end in words`(script: String, status: Int32, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("title: x\nblocks: {a: {text: b}}", to: "b.yaml")
    let result = try Program.run(
      "bash", ["-c", "PATH=\(Handbill.prefix)/bin:$PATH; \(script)"], folder: folder.url.path)
    #expect(result.status == status, "\(result.errors)")
    #expect(words.isEmpty || result.errors.contains(words), "\(result.errors)")
    #expect(folder.names == ["b.yaml"])
  }

  @Test func `a closed standard error does not become the page`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.briefing(extra: "note: x", blocks: "a: {tile: m, check: 99}"), to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    let result = try Program.run(
      "bash", ["-c", "\(Handbill.prefix)/bin/handbill render b.yaml -o page.png 2>&-"],
      folder: folder.url.path)
    #expect(result.status == 0)
    #expect(try readBytes(folder.path("page.png")).starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  /// A plugin that misbehaves costs its block: the page is made, says so, and the exit is 3.
  @Test(arguments: [
    ("kill -SEGV $$", "stopped with signal 11"),
    ("sleep 60", "without an answer"),
    ("echo these are no values", "cannot be used"),
    ("exit 0", "ended without an answer"),
    ("exit 7", "gave up with exit code 7"),
  ])
  func `a plugin that fails costs its block and not the page`(
    script: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.briefing(
        metric: "{plugin: bad, from: {value: d}}",
        blocks: "a: {tile: m, label: One}\n  b: {text: The rest of the page}"),
      to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    let program = try folder.write("#!/bin/sh\n\(script)\n", to: "Plugins/bad/bad.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    try folder.write(
      """
      {"id": "bad", "version": "1.0.0", "title": "Bad", "summary": "It misbehaves.",
       "protocol": [1], "run": ["./bad.sh"], "unit": {"code": "count"}, "better": "higher",
       "inputs": [{"column": "value", "required": true}], "limits": {"timeout_s": 1, "processes": 4}}
      """, to: "Plugins/bad/plugin.json")
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "page.pdf", folder: folder.url.path)
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("warning[E4"), "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    let text = try Program.run("pdftotext", folder.path("page.pdf"), "-").output
    #expect(text.contains("not available") && text.contains("The rest of the page"))

    let strict = try Handbill.run(
      "render", "--strict", "b.yaml", "-o", "strict.pdf", folder: folder.url.path)
    #expect(strict.status == 1)
    #expect(!folder.names.contains("strict.pdf"))
  }

  @Test func `an output that cannot be written is an error and leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: x\nblocks: {a: {text: b}}", to: "b.yaml")
    for path in ["no/such/folder/page.pdf", "/proc/page.pdf", "."] {
      let result = try Handbill.run(
        "render", "b.yaml", "-o", path == "." ? "./.pdf/x.pdf" : path, folder: folder.url.path)
      #expect(result.status == 1, "\(result.errors)")
    }
    #expect(folder.names == ["b.yaml"])
  }

  @Test(arguments: [
    ["render"], ["render", "b.yaml"], ["render", "b.yaml", "-o", "page.txt"], ["nonsense"],
    ["render", "b.yaml", "-o", "a.png", "--width", "0"], ["chart", "a.json"],
    ["render", "b.yaml", "-o", "a.png", "--width", "5", "--scale", "2"],
  ])
  func `wrong usage leaves with 2`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("title: x\nblocks: {a: {text: b}}", to: "b.yaml")
    let result = try Program.run(
      "\(Handbill.prefix)/bin/handbill", arguments, folder: folder.url.path)
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }

  @Test func `help is there for every command`() throws {
    for arguments in [
      ["--help"], ["render", "--help"], ["chart", "--help"], ["check", "--help"],
      ["plugin", "--help"], ["plugin", "run", "--help"],
    ] {
      let result = try Program.run("\(Handbill.prefix)/bin/handbill", arguments)
      #expect(result.status == 0)
      #expect(result.output.contains("USAGE"))
    }
  }
}
