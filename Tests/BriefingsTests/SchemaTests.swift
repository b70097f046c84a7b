import Diagnostics
import Foundation
import Testing

@testable import Briefings

/// The schema that editors use and the grammar that the program reads are one.
@Suite struct SchemaTests {
  private let schema: Node

  init() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Assets/Schemas/briefing.schema.json").standardized
    var report = Report()
    schema = try #require(
      parseJSON(
        SourceText(name: path.lastPathComponent, bytes: [UInt8](try Data(contentsOf: path))),
        report: &report))
  }

  private func expect(_ node: Node?, has fields: [Field], _ what: String) throws {
    let members = try #require(node?["properties"]?.members, "\(what)")
    #expect(members.map(\.key).sorted() == fields.map(\.name).sorted(), "\(what)")
    for field in fields {
      #expect(
        node?["properties"]?[field.name]?["description"]?.string == field.summary,
        "\(what).\(field.name)")
    }
    #expect(node?["additionalProperties"]?.bool == false)
  }

  @Test func `the fields of a briefing are those of the schema`() throws {
    try expect(schema, has: BriefingGrammar.fields, "briefing")
    let required = schema["required"]?.items?.compactMap(\.string)
    #expect(required == BriefingGrammar.fields.filter(\.isRequired).map(\.name))
  }

  @Test func `the fields of data, metrics and targets are those of the schema`() throws {
    let properties = try #require(schema["properties"])
    try expect(
      properties["data"]?["additionalProperties"]?["anyOf"]?[1], has: BriefingGrammar.dataFields,
      "data")
    let metric = properties["metrics"]?["additionalProperties"]
    try expect(metric, has: BriefingGrammar.metricFields, "metric")
    try expect(
      metric?["properties"]?["target"]?["anyOf"]?[1], has: BriefingGrammar.targetFields, "target")
  }

  @Test func `every kind of block is in the schema with its fields`() throws {
    let kinds = try #require(
      schema["properties"]?["blocks"]?["additionalProperties"]?["oneOf"]?.items)
    #expect(kinds.compactMap { $0["title"]?.string } == BlockList.names)
    for kind in BlockList.all {
      try expect(
        kinds.first { $0["title"]?.string == kind.name }, has: kind.fields, kind.name)
    }
  }

  @Test func `lists of fields are in the order of the alphabet`() {
    let lists =
      [BriefingGrammar.fields, BriefingGrammar.dataFields, BriefingGrammar.metricFields]
      + BlockList.all.map { $0.fields }
    for fields in lists { #expect(fields.map(\.name) == fields.map(\.name).sorted()) }
  }
}
