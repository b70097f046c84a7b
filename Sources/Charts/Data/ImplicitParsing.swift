import Diagnostics
import Tables

/// Reads fields of a data source as what the views that draw them take them for, before any
/// transform: a field on a time axis is a date for filters too.
enum ImplicitParsing {
  static func apply(
    to table: DataTable, for view: Node, format: Node?, _ context: inout Context
  ) -> DataTable {
    let parse = format?["parse"]
    if let parse, parse.isNull { return table }
    var kinds: [(field: String, kind: String)] = []
    var derived: Set<String> = []
    collect(view, isSource: true, encoding: nil, &kinds, &derived, depth: 0)
    var table = table
    var done: Set<String> = []
    for (field, kind) in kinds where !derived.contains(field) && !done.contains(field) {
      done.insert(field)
      if parse?[field] != nil { continue }
      // Two views that disagree each read the field for themselves.
      if kinds.contains(where: { $0.field == field && $0.kind != kind }) { continue }
      guard let values = table.values(at: field), table[field] != nil else { continue }
      switch (kind, values) {
      case ("date", .times), ("number", .numbers), ("string", .strings): continue
      default: table = Parsing.parse(table, field, as: kind, at: view.origin, &context)
      }
    }
    return table
  }

  private static func collect(
    _ view: Node, isSource: Bool, encoding: Node?,
    _ kinds: inout [(field: String, kind: String)],
    _ derived: inout Set<String>, depth: Int
  ) {
    guard depth < Limits.nesting, isSource || view["data"] == nil else { return }
    for transform in view["transform"]?.items ?? [] {
      if let filter = transform["filter"] { predicates(filter, &kinds, depth: 0) }
      for name in transform["as"]?.items?.compactMap(\.string) ?? [] { derived.insert(name) }
      if let name = transform["as"]?.string { derived.insert(name) }
      for part in ["aggregate", "joinaggregate", "window"] {
        for item in transform[part]?.items ?? [] {
          if let name = item["as"]?.string { derived.insert(name) }
        }
      }
    }
    let encoding = LayerEncoding.merged(parent: encoding, child: view["encoding"])
    if view["mark"] != nil { numbers(view, encoding ?? [:], &kinds) }
    for member in view["encoding"]?.members ?? [] {
      for definition in member.value.items ?? [member.value] {
        guard let field = definition["field"]?.string else { continue }
        if definition["type"]?.string == "temporal" || definition["timeUnit"] != nil {
          kinds.append((field, "date"))
        }
      }
    }
    if let facet = view["facet"] {
      for definition in [facet, facet["row"], facet["column"]].compactMap({ $0 }) {
        guard let field = definition["field"]?.string else { continue }
        if definition["type"]?.string == "temporal" || definition["timeUnit"] != nil {
          kinds.append((field, "date"))
        }
      }
    }
    for key in ["layer", "concat", "hconcat", "vconcat"] {
      for child in view[key]?.items ?? [] {
        let inner = key == "layer" ? encoding : nil
        collect(child, isSource: false, encoding: inner, &kinds, &derived, depth: depth + 1)
      }
    }
    if let spec = view["spec"] {
      collect(spec, isSource: false, encoding: nil, &kinds, &derived, depth: depth + 1)
    }
  }

  /// Measures of `min` and `max`, and what lines run along, are numbers.
  private static func numbers(
    _ view: Node, _ encoding: Node, _ kinds: inout [(field: String, kind: String)]
  ) {
    for member in encoding.members ?? [] where member.value["type"]?.string == "quantitative" {
      guard let operation = member.value["aggregate"]?.string,
        let field = member.value["field"]?.string,
        operation == "min" || operation == "max"
      else { continue }
      kinds.append((field, "number"))
    }
    guard let name = view["mark"]?.asMark["type"]?.string, encoding["order"] == nil,
      markList.first(where: { $0.name == name })?.traits.isPath ?? false
    else { return }
    func type(_ channel: String) -> String { encoding[channel]?["type"]?.string ?? "" }
    let isHorizontal =
      view["mark"]?["orient"]?.string == "horizontal"
      || type("x") == "quantitative" && type("y") != "quantitative" && encoding["y"] != nil
    let dimension = isHorizontal ? "y" : "x"
    if type(dimension) == "quantitative", let field = encoding[dimension]?["field"]?.string {
      kinds.append((field, "number"))
    }
  }

  private static func predicates(
    _ node: Node, _ kinds: inout [(field: String, kind: String)], depth: Int
  ) {
    guard depth < Limits.nesting else { return }
    for key in ["and", "or"] {
      for item in node[key]?.items ?? [] { predicates(item, &kinds, depth: depth + 1) }
    }
    if let inner = node["not"] { predicates(inner, &kinds, depth: depth + 1) }
    guard let field = node["field"]?.string else { return }
    if node["timeUnit"] != nil {
      kinds.append((field, "date"))
      return
    }
    let value =
      ["equal", "lt", "lte", "gt", "gte"].lazy.compactMap { node[$0] }.first
      ?? node["range"]?.items?.first ?? (node["oneOf"] ?? node["in"])?.items?.first
    guard let value, !value.isNull else { return }
    if DateTimeNode.isDateTime(value) {
      kinds.append((field, "date"))
    } else if value.number != nil {
      kinds.append((field, "number"))
    } else if value.string != nil {
      kinds.append((field, "string"))
    }
  }
}
