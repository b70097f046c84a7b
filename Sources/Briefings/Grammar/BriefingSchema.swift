package import Diagnostics

/// The JSON Schema of a briefing, made from the fields that the program reads, so that what an editor
/// completes and what is understood are one.
package enum BriefingSchema {
  package static var document: Node {
    object(
      BriefingGrammar.fields,
      kinds: [
        "blocks": [
          "type": "object", "minProperties": 1,
          "additionalProperties": ["oneOf": Node(BlockList.all.map(block))],
        ],
        "data": named(anyOf: [["type": "string"], data]),
        "handbill": ["const": 1],
        "layout": ["type": "string"],
        "metrics": ["type": "object", "additionalProperties": metric],
        "page": ["enum": texts(PageFormat.all.map(\.name))],
        "rows": [
          "type": "array",
          "items": [
            "anyOf": [
              ["const": "auto"], ["type": "number", "exclusiveMinimum": 0],
              ["type": "string", "pattern": "^[0-9.]+ *pt$"],
            ]
          ],
        ],
      ],
      before: [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Handbill briefing",
        "description": "A page of metrics, charts and prose, made by `handbill render`.",
      ])
  }

  private static func block(_ kind: any Block.Type) -> Node {
    var fields = kind.fields
    for index in fields.indices where fields[index].name == kind.name {
      fields[index].isRequired = true
    }
    return object(fields).setting("title", to: Node(kind.name))
  }

  private static var data: Node {
    object(
      BriefingGrammar.dataFields,
      kinds: ["columns": object(BriefingGrammar.columnRoles.map { Field($0, "a column") })]
    ).setting(
      "oneOf", to: Node(["csv", "tsv", "geojson", "topojson", "hexjson"].map { ["required": [$0]] }))
  }

  private static var metric: Node {
    object(
      BriefingGrammar.metricFields,
      kinds: [
        "from": ["type": "object", "additionalProperties": schema(of: .words)],
        "params": ["type": "object"],
        "target": ["anyOf": [["type": "number"], object(BriefingGrammar.targetFields)]],
      ]
    ).setting("oneOf", to: [["required": ["plugin"]], ["required": ["recipe"]]])
  }

  private static func named(anyOf choices: Node) -> Node {
    ["type": "object", "additionalProperties": ["anyOf": choices]]
  }

  /// - Parameter kinds: what stands instead of a field's own kind, by its name.
  static func object(
    _ fields: [Field], kinds: [String: Node] = [:], before: Node = [:]
  ) -> Node {
    var properties: Node = [:]
    for field in fields {
      properties = properties.setting(
        field.name,
        to: (kinds[field.name] ?? schema(of: field.kind))
          .setting("description", to: Node(field.summary)))
    }
    var result = before.setting("type", to: "object").setting("additionalProperties", to: false)
      .setting("properties", to: properties)
    let required = fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { result = result.setting("required", to: texts(required)) }
    return result
  }

  private static func schema(of kind: Field.Kind) -> Node {
    switch kind {
    case .choice(let words): ["enum": texts(words)]
    case .flag: ["type": "boolean"]
    case .list(let fields): ["type": "array", "items": object(fields)]
    case .number(let range):
      ["type": "number", "minimum": Node(range.lowerBound), "maximum": Node(range.upperBound)]
    case .object: ["type": "object"]
    case .text: ["type": ["string", "number", "boolean"]]
    case .whole(let range):
      [
        "type": "integer", "minimum": Node(Double(range.lowerBound)),
        "maximum": Node(Double(range.upperBound)),
      ]
    case .words:
      ["anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]]
    }
  }

  private static func texts(_ words: [String]) -> Node { Node(words.map { Node($0) }) }
}
