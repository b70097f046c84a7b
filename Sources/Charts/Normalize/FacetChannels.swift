import Diagnostics

/// A unit with `row`, `column` or `facet` channels is a facet of the unit without them.
enum FacetChannels {
  private static let outer: Set<String> = [
    "data", "transform", "title", "name", "description", "resolve", "params", "datasets", "config",
    "padding", "background", "autosize", "$schema", "usermeta", "spacing", "align", "center",
    "bounds", "columns",
  ]

  static func rewritten(_ node: Node) -> Node? {
    guard let encoding = node["encoding"] else { return nil }
    let row = encoding["row"]
    let column = encoding["column"]
    let wrapped = encoding["facet"]
    guard row != nil || column != nil || wrapped != nil else { return nil }
    let inner = node.without(outer)
      .setting("encoding", to: encoding.without(["row", "column", "facet"]))
    var facet: Node = [:]
    if let row { facet = facet.setting("row", to: row) }
    if let column { facet = facet.setting("column", to: column) }
    var result = node.only(outer).setting("spec", to: inner)
    for key in ["spacing", "align", "center", "bounds", "columns"] where result[key]?.isNull == true
    {
      result = result.setting(key, to: nil)
    }
    if let wrapped, row == nil, column == nil {
      facet = wrapped
      for key in ["columns", "align", "center", "spacing", "bounds"] {
        if let value = wrapped[key] { result = result.setting(key, to: value) }
      }
    } else {
      for key in ["align", "center", "spacing"] {
        var parts: Node = [:]
        if let value = row?[key] { parts = parts.setting("row", to: value) }
        if let value = column?[key] { parts = parts.setting("column", to: value) }
        if parts != [:] { result = result.setting(key, to: parts) }
      }
    }
    return result.setting("facet", to: facet)
  }
}
