package import Diagnostics

/// The JSON Schema of a briefing, made from the fields that the program reads, so that what an editor
/// completes and what is understood are one.
package enum BriefingSchema {
  package static var document: Node {
    object(
      BriefingGrammar.fields,
      kinds: [
        "blocks": blocks,
        "data": named(anyOf: [["type": "string"], data]),
        "formats": formats(BriefingGrammar.formatFields),
        "handbill": ["const": 1],
        "layout": ["type": "string"],
        "logo": ["anyOf": [["const": "none"], object(BriefingGrammar.logoFields)]],
        "metrics": ["type": "object", "additionalProperties": metric],
        "page": ["anyOf": [format, ["type": "array", "items": format]]],
        "pages": [
          "type": "array", "minItems": 1,
          "items": object(
            BriefingGrammar.pageFields,
            kinds: [
              "blocks": blocks, "formats": formats(BriefingGrammar.versionFields),
              "layout": ["type": "string"], "rows": rows,
            ]),
        ],
        "rows": rows,
      ],
      before: [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Handbill briefing",
        "description": "A page of metrics, charts and prose, made by `handbill render`.",
      ]
    ).setting("anyOf", to: [["required": ["blocks"]], ["required": ["pages"]]])
  }

  private static var blocks: Node {
    [
      "type": "object", "minProperties": 1,
      "additionalProperties": ["oneOf": Node(BlockList.all.map(block))],
    ]
  }

  /// A name, or a size such as `210mm x 297mm`.
  private static var format: Node {
    [
      "anyOf": [
        ["enum": texts(PageFormat.all.map(\.name))],
        [
          "type": "string",
          "pattern": "^[0-9.]+ *(mm|cm|in|pt|px)? *[x×] *[0-9.]+ *(mm|cm|in|pt|px)?$",
        ],
      ]
    ]
  }

  /// Blocks of a format hold only what is different, so any fields may stand there.
  private static func formats(_ fields: [Field]) -> Node {
    [
      "type": "object",
      "additionalProperties": object(
        fields,
        kinds: [
          "blocks": ["type": "object", "additionalProperties": ["type": "object"]],
          "layout": ["type": "string"], "rows": rows,
        ]),
    ]
  }

  private static var rows: Node {
    [
      "type": "array",
      "items": [
        "anyOf": [
          ["const": "auto"], ["type": "number", "exclusiveMinimum": 0],
          ["type": "string", "pattern": "^[0-9.]+ *pt$"],
        ]
      ],
    ]
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
      "oneOf",
      to: Node(["csv", "tsv", "geojson", "topojson", "hexjson"].map { ["required": [$0]] }))
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
