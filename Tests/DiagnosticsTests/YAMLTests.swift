import Diagnostics
import Testing

@Suite struct YAMLTests {
  private func parse(_ text: String) -> (node: Node?, report: Report) {
    var report = Report()
    let node = parseYAML(SourceText(name: "a.yaml", text: text), report: &report)
    return (node, report)
  }

  @Test func `scalars stay words until a field asks for more`() throws {
    let node = try #require(parse("a: no\nb: 5\nc: '5'\nd: true\ne:").node)
    #expect(node["a"]?.string == "no")
    #expect(node["b"]?.number == 5)
    #expect(node["b"]?.string == "5")
    #expect(node["c"]?.number == nil)
    #expect(node["d"]?.bool == true)
    #expect(node["e"]?.isNull == true)
  }

  @Test func `a resolved tree equals the same document as JSON`() throws {
    var report = Report()
    let json = parseJSON(
      SourceText(name: "", text: #"{"mark": "point", "n": [1, 2.5, true, null, "1"], "s": "no"}"#),
      report: &report)
    let yaml = parse("mark: point\nn: [1, 2.5, true, null, '1']\ns: no").node
    #expect(yaml?.resolved == json)
  }

  @Test(arguments: [
    "a: &x {b: c}\nd: {<<: *x}", "title: !!python/object:os.system x", "title: !!binary aGVsbG8=",
  ])
  func `merge keys and tags are refused rather than misread`(text: String) {
    let (node, report) = parse(text)
    #expect(node == nil)
    #expect(report.diagnostics.map(\.code) == ["E001"])
    #expect(report.diagnostics.first?.label.contains("write the") == true)
  }

  @Test func `a tag that says what is known anyway is no harm`() {
    #expect(parse("a: !!str 5").node?["a"]?.string == "5")
  }

  @Test func `places count characters, not bytes`() throws {
    let place = try #require(parse("# — é\ntitle: «naïve»\nb: {é: x}").node?["b"]?["é"]?.place)
    #expect((place.line, place.column, place.length) == (3, 8, 1))
    #expect(place.excerpt?.text == "b: {é: x}")
  }

  @Test(arguments: [
    ("title: Output: 13% below", "put quotes round this text, or mend the indentation"),
    ("title: @home", "put quotes round this text"),
    ("a:\n\tb: 1", "indent with spaces"),
    ("a: 'x", "its closing quote is missing"),
    ("a: [1, 2", "check the indentation, and put quotes round text that holds : { } [ ] , or #"),
    (
      "label: {a} of b",
      "check the indentation, and put quotes round text that holds : { } [ ] , or #"
    ),
  ])
  func `trouble with quotes says how to mend it`(text: String, label: String) throws {
    let (node, report) = parse(text)
    #expect(node == nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.label == label, "\(diagnostic.message)")
    #expect(diagnostic.place != nil)
  }

  @Test func `a key that stands twice is an error`() {
    let (node, report) = parse("a: 1\nb: 2\na: 3")
    #expect(node == nil)
    #expect(report.diagnostics.first?.place?.line == 3)
  }

  @Test func `aliases that multiply are stopped`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let list = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(list)]\n"
    }
    let (node, report) = parse(text)
    #expect(node == nil)
    #expect(report.diagnostics.first?.message.contains("aliases") == true)
  }

  @Test func `an empty file says so`() {
    #expect(parse("").report.diagnostics.first?.message == "the file is empty")
    #expect(parse("# only a comment").report.diagnostics.first?.message == "the file is empty")
  }
}
