import Diagnostics
import Indicators
import Testing

@Suite struct SchemaTests {
  @Test func `the schema of plugin.json names every field the reader knows, and no other`() throws {
    let text = try #require(Staging.text("Assets/Schemas/plugin.schema.json"))
    var report = Report()
    let source = SourceText(name: "schema", text: text)
    let schema = try #require(parseJSON(source, report: &report))
    let properties = Set(schema["properties"]?.members?.map(\.key) ?? [])
    let required = Set(schema["required"]?.items?.compactMap(\.string) ?? [])
    #expect(required.isSubset(of: properties) && !required.isEmpty)

    // The reader lists the fields it knows when it meets one that is like none of them.
    var answers = Report()
    _ = Manifest(SourceText(name: "plugin.json", text: #"{"zzzzzzzzzzzz": 1}"#), report: &answers)
    let note = try #require(answers.diagnostics.first { $0.code == "W424" }?.notes.first)
    let fields = note.split(separator: ":")[1].split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    #expect(properties.subtracting(["$schema"]) == Set(fields))
    for name in required {
      #expect(answers.diagnostics.contains { $0.message == "`\(name)` is missing" }, "\(name)")
    }
  }
}
