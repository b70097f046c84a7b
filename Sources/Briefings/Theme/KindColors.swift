import Diagnostics
import Scales
import Tables

/// Sees to it that the kinds of things in a chart are told apart by all eyes: checks the colours that
/// stand for them as they are used, and adds dashes, shapes, gaps or outlines where colour does not do.
struct KindColors {
  let theme: Theme
  let tables: [String: DataTable]

  private static let deepest = 32
  private static let mostKinds = 60
  private static let views = ["layer", "concat", "hconcat", "vconcat"]

  /// - Returns: the specification with what was added; the report says what, and why.
  func mended(_ specification: Node, _ report: inout Report) -> Node {
    mended(specification, encoding: [:], data: nil, labels: labelFields(in: specification), &report)
  }

  private func mended(
    _ view: Node, encoding: Node, data: Node?, labels: Set<String>, depth: Int = 0,
    _ report: inout Report
  ) -> Node {
    guard depth < Self.deepest, view.members != nil else { return view }
    let encoding = view["encoding"].map { encoding.merging($0) } ?? encoding
    let data = view["data"] ?? data
    if view["mark"] != nil {
      return unit(view, encoding: encoding, data: data, labels: labels, &report)
    }
    var view = view
    for key in Self.views {
      guard let items = view[key]?.items else { continue }
      view = view.setting(
        key,
        to: Node(
          items.map {
            mended($0, encoding: encoding, data: data, labels: labels, depth: depth + 1, &report)
          }))
    }
    if let inner = view["spec"] {
      view = view.setting(
        "spec",
        to: mended(
          inner, encoding: encoding, data: data, labels: labels, depth: depth + 1, &report))
    }
    return view
  }

  private func unit(
    _ view: Node, encoding: Node, data: Node?, labels: Set<String>, _ report: inout Report
  ) -> Node {
    guard let mark = MarkFamily(view["mark"]) else { return view }
    for channel in ["color", "fill", "stroke"] {
      guard let definition = encoding[channel], let field = definition["field"]?.string,
        isOfKinds(definition)
      else { continue }
      let kinds = kinds(of: field, definition, data)
      let colors = colors(definition)
      guard (2...Self.mostKinds).contains(kinds.count), !colors.isEmpty else { continue }
      let used = kinds.enumerated().map { ($0.element, colors[$0.offset % colors.count]) }
      let check = KindCheck(used, available: colors.count, paper: theme.rgba(.paper))
      check.say(mark, isLabelled: labels.contains(field), at: definition.origin, &report)
      // Fills that touch and are of one lightness get a gap in any case, without a word.
      guard check.needsHelp || theme.isColorless || mark == .fills && check.hasFlatNeighbours
      else { continue }
      return mark.helping(
        view, definition: definition, stroke: theme.code(check.isFaint ? .ink : .paper))
    }
    return view
  }

  /// Kinds without an order: of those with one, neighbours differ by lightness.
  private func isOfKinds(_ definition: Node) -> Bool {
    if let scale = definition["scale"], scale.isNull { return false }
    switch definition["type"]?.string {
    case "nominal": return true
    case "ordinal": return definition["scale"]?["range"]?.items != nil
    case nil:
      return ["bin", "aggregate", "timeUnit"].allSatisfy { definition[$0] == nil }
    default: return false
    }
  }

  /// In the order in which they get their colours; empty when only the chart itself finds out.
  private func kinds(of field: String, _ definition: Node, _ data: Node?) -> [String] {
    if let domain = definition["scale"]?["domain"]?.items { return domain.compactMap(\.string) }
    var found: Set<String> = []
    if let name = data?["name"]?.string {
      if case .strings(let values) = tables[name]?[field]?.values {
        found = Set(values.compactMap { $0 })
      }
    } else {
      found = Set((data?["values"]?.items ?? []).compactMap { $0[field]?.string })
    }
    return found.sorted()
  }

  private func colors(_ definition: Node) -> [RGBA] {
    if let range = definition["scale"]?["range"]?.items {
      let colors = range.compactMap { $0.string.flatMap { RGBA(css: $0) } }
      return colors.count == range.count ? colors : []
    }
    if let scheme = definition["scale"]?["scheme"]?.string {
      return ColorScheme(named: scheme)?.colors() ?? []
    }
    return theme.rgba(.categorical)
  }

  /// Fields whose values are written into the chart beside what they colour.
  private func labelFields(in view: Node, depth: Int = 0) -> Set<String> {
    guard depth < Self.deepest else { return [] }
    var fields: Set<String> = []
    if let field = view["encoding"]?["text"]?["field"]?.string { fields.insert(field) }
    for inner in Self.views.flatMap({ view[$0]?.items ?? [] }) + [view["spec"]].compactMap({ $0 }) {
      fields.formUnion(labelFields(in: inner, depth: depth + 1))
    }
    return fields
  }
}

extension Theme {
  /// Whether its kinds are greys, so that colour says nothing at all.
  var isColorless: Bool {
    rgba(.categorical).allSatisfy {
      max($0.red, $0.green, $0.blue) - min($0.red, $0.green, $0.blue) < 8
    }
  }
}
