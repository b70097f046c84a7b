package import Diagnostics

/// The JSON Schema of a theme, made from the fields that the program reads.
package enum ThemeSchema {
  package static var document: Node {
    BriefingSchema.object(
      ThemeGrammar.fields,
      kinds: [
        "colors": BriefingSchema.object(
          ThemeGrammar.colorFields, kinds: every(ThemeGrammar.colorFields, color)),
        "config": ["type": "object"],
        "dashes": BriefingSchema.object(
          ThemeGrammar.dashFields, kinds: every(ThemeGrammar.dashFields, dash)),
        "palettes": BriefingSchema.object(
          ThemeGrammar.paletteFields, kinds: every(ThemeGrammar.paletteFields, palette)),
        "texts": BriefingSchema.object(
          looks, kinds: every(looks, BriefingSchema.object(ThemeGrammar.lookFields))),
      ],
      before: [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Handbill theme",
        "description":
          "Colours, faces and sizes of a page. A brand names only what it changes of the theme it extends.",
      ])
  }

  private static let looks = Theme.TextRole.allCases.map { Field($0.rawValue, "how it is set") }

  private static let color: Node = ["type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"]

  private static let palette: Node = [
    "type": "array", "minItems": 2, "maxItems": Node(Double(ThemeGrammar.mostColors)),
    "items": color,
  ]

  private static let dash: Node = [
    "type": "array", "maxItems": 8,
    "items": ["type": "number", "exclusiveMinimum": 0, "maximum": 100],
  ]

  private static func every(_ fields: [Field], _ kind: Node) -> [String: Node] {
    Dictionary(fields.map { ($0.name, kind) }, uniquingKeysWith: { first, _ in first })
  }
}
