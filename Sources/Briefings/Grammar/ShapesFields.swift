import Diagnostics

extension BriefingGrammar {
  static let shapesFields = [
    Field("geojson", "path of a map, from the briefing's folder"),
    Field("hexjson", "path of a map of hexagonal tiles"),
    Field("key", "of a map: the property that holds the areas' codes"),
    Field("object", "of a TopoJSON map: the object that holds the areas"),
    Field("topojson", "path of a map whose areas share their borders"),
  ]

  /// How `data` names a map; `nil` when it names a table.
  static func shapes(_ reader: FieldReader, _ report: inout Report) -> (Written, ShapesFormat)? {
    for field in ["key", "object"] { _ = reader.text(field, &report) }
    for kind in ShapesFormat.Kind.allCases {
      guard reader.text(kind.rawValue, &report) != nil, let path = Written(reader[kind.rawValue])
      else { continue }
      return (
        path,
        ShapesFormat(kind: kind, key: Written(reader["key"]), object: Written(reader["object"]))
      )
    }
    return nil
  }
}
