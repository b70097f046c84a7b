import Diagnostics
import Foundation
import Testing

@testable import Briefings

/// The schema that editors use is written from the grammar that the program reads.
@Suite struct SchemaTests {
  /// `UPDATE_GOLDEN=1` rewrites it.
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Assets/Schemas").standardized

  @Test(arguments: ["briefing", "theme"])
  func `the schema in the repository is the one that the grammar gives`(kind: String) throws {
    let document = kind == "theme" ? ThemeSchema.document : BriefingSchema.document
    let file = Self.folder.appendingPathComponent("\(kind).schema.json")
    let text = document.jsonText() + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "rewrite it with UPDATE_GOLDEN=1 swift test --filter SchemaTests")
  }

  @Test func `every kind of block is in the schema and needs the field that names it`() throws {
    let kinds = try #require(
      BriefingSchema.document["properties"]?["blocks"]?["additionalProperties"]?["oneOf"]?.items)
    #expect(kinds.compactMap { $0["title"]?.string } == BlockList.names)
    for kind in kinds {
      let required = kind["required"]?.items?.compactMap(\.string) ?? []
      #expect(required.contains { $0 == kind["title"]?.string })
    }
  }

  @Test func `lists of fields are in the order of the alphabet`() {
    let lists =
      [BriefingGrammar.fields, BriefingGrammar.dataFields, BriefingGrammar.metricFields]
      + BlockList.all.map { $0.fields }
    for fields in lists { #expect(fields.map(\.name) == fields.map(\.name).sorted()) }
  }
}
