import Diagnostics
import SceneGraph
import Tables

/// The pictures that the image marks of a chart show, read once, by their paths.
struct ChartPictures: Sendable {
  private var pictures: [String: Result<Image, Problem>] = [:]

  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  init() {}

  init(
    of specification: Node, tables: [String: DataTable], read: (_ path: String) throws -> Image
  ) {
    var paths: Set<String> = []
    var fields: Set<String> = []
    Self.collect(specification, &paths, &fields, depth: 0)
    guard !paths.isEmpty || !fields.isEmpty else { return }
    for field in fields {
      for table in tables.values {
        guard case .strings(let texts)? = table[field]?.values else { continue }
        paths.formUnion(texts.compactMap { $0 })
      }
      Self.collect(specification, column: field, &paths, depth: 0)
    }
    for path in paths.sorted() {
      pictures[path] = Result { try read(path) }.mapError { Problem(description: "\($0)") }
    }
  }

  func picture(_ path: String) throws -> Image {
    guard let picture = pictures[path] else {
      throw Problem(description: "the briefing does not name it")
    }
    return try picture.get()
  }

  private static let deepest = 200

  /// What `url` says of marks and of channels; that of data is no picture.
  private static func collect(
    _ node: Node, _ paths: inout Set<String>, _ fields: inout Set<String>, depth: Int
  ) {
    guard depth < deepest else { return }
    for item in node.items ?? [] { collect(item, &paths, &fields, depth: depth + 1) }
    for member in node.members ?? [] where member.key != "data" {
      if member.key == "url" {
        if let path = member.value.string ?? member.value["value"]?.string { paths.insert(path) }
        if let field = member.value["field"]?.string { fields.insert(field) }
      }
      collect(member.value, &paths, &fields, depth: depth + 1)
    }
  }

  /// What rows written in the specification hold in a column.
  private static func collect(
    _ node: Node, column: String, _ paths: inout Set<String>, depth: Int
  ) {
    guard depth < deepest else { return }
    for item in node.items ?? [] { collect(item, column: column, &paths, depth: depth + 1) }
    for member in node.members ?? [] {
      if member.key == column, let path = member.value.string { paths.insert(path) }
      collect(member.value, column: column, &paths, depth: depth + 1)
    }
  }
}
