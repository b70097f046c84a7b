import Diagnostics
import Scales
import Tables

/// Finds the rows that a `data` object speaks of.
enum DataSource {
  /// - Returns: `nil`, with an error, when they cannot be read.
  static func table(_ node: Node, context: inout Context) -> DataTable? {
    guard var table = rows(node, context: &context) else { return nil }
    if let parse = node["format"]?["parse"], let members = parse.members {
      for member in members {
        guard let kind = member.value.string else { continue }
        table = Parsing.parse(table, member.key, as: kind, at: member.value.origin, &context)
      }
    }
    return table
  }

  private static func rows(_ node: Node, context: inout Context) -> DataTable? {
    if let values = node["values"] {
      if let items = values.items {
        guard context.allow(rows: items.count, at: values.origin) else { return nil }
        return DataTable(rows: items)
      }
      if let text = values.string {
        return read(
          Array(text.utf8), type: node["format"]?["type"]?.string ?? "json", format: node["format"],
          name: "values", at: values.origin, context: &context)
      }
      let features = GeoRows.features(values, type: node["format"]?["type"]?.string)
      return read(object: features, format: node["format"], context: &context)
    }
    if let url = node["url"], let path = url.string {
      let bytes: [UInt8]
      do {
        bytes = try context.data.load(path, url.origin)
      } catch {
        context.report.error("E510", "cannot read the data of `\(path)`: \(error)", at: url.origin)
        return nil
      }
      let type = node["format"]?["type"]?.string ?? format(of: path)
      return read(
        bytes, type: type, format: node["format"], name: path, at: url.origin, context: &context)
    }
    if let name = node["name"], let text = name.string {
      if let table = context.datasets[text] { return table }
      context.report.error(
        "E511", "there is no data named `\(text)`", at: name.origin,
        label: suggestionLabel(text, context.datasets.keys.sorted()))
      return nil
    }
    if let made = Generators.table(node, context: &context) { return made }
    context.report.error(
      "E512", "data needs `values`, `url` or `name`", at: node.origin)
    return nil
  }

  private static func format(of path: String) -> String {
    let known = ["json", "csv", "tsv", "dsv", "topojson", "geojson"]
    let end = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return known.contains(end) ? end : "json"
  }

  private static func read(
    _ bytes: [UInt8], type: String, format: Node?, name: String, at origin: Origin,
    context: inout Context
  ) -> DataTable? {
    switch type {
    case "csv": return DelimitedText.table(bytes, delimiter: UInt8(ascii: ","))
    case "tsv": return DelimitedText.table(bytes, delimiter: UInt8(ascii: "\t"))
    case "dsv":
      let delimiter = format?["delimiter"]?.string?.utf8.first ?? UInt8(ascii: ",")
      return DelimitedText.table(bytes, delimiter: delimiter)
    default:
      let source = SourceText(name: name, bytes: bytes)
      var report = Report()
      guard let node = parseJSON(source, report: &report) else {
        context.report.error(
          "E513", "`\(name)` is not JSON: \(report.diagnostics.first?.message ?? "it is empty")",
          at: origin)
        return nil
      }
      return read(object: GeoRows.features(node, type: type), format: format, context: &context)
    }
  }

  private static func read(object: Node, format: Node?, context: inout Context) -> DataTable? {
    var node = object
    if format?["type"]?.string == "topojson" {
      return GeoRows.topoJSON(node, format: format, at: node.origin, report: &context.report)
    }
    if let path = format?["property"]?.string {
      for part in FieldName.parts(of: path) {
        node = node[part] ?? node[index: part] ?? Node(.null)
      }
    }
    if let items = node.items {
      guard context.allow(rows: items.count, at: node.origin) else { return nil }
      return DataTable(rows: items)
    }
    return DataTable(rows: [node])
  }
}

extension Node {
  subscript(index text: String) -> Node? { Int(text).flatMap { self[$0] } }
}
