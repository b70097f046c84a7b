package import Diagnostics
import Indicators
package import SceneGraph
import Tables

/// How blocks are drawn each on its own.
package struct AloneRequest: Sendable {
  /// Draws titles in the picture, or leaves them to the page around it.
  package var hasTitle: Bool
  /// In points; `nil` for the width that a block has on its page.
  package var width: Double?

  package init(hasTitle: Bool = true, width: Double? = nil) {
    self.hasTitle = hasTitle
    self.width = width
  }
}

/// A block as a picture of its own, with what a reader of the picture may want to know.
package struct AloneBlock: Sendable {
  package var name: String
  /// `trend`, `ranking`: the field that makes a block what it is.
  package var kind: String
  package var frame: Frame
  package var title: String
  package var subtitle: String
  package var note: String
  package var alternative: String
  package var source: String
  /// What the licences of its data demand.
  package var attribution: String
  /// Of its metrics' values as `data` has them, each once: `GBP million`.
  package var units: [String]
  package var firstPeriod: String?
  package var lastPeriod: String?
  var data: DataTable?

  /// What stands beside the pictures, as `sidecar.schema.json` describes it.
  ///
  /// - Parameter files: the names of the pictures, by kind.
  package func sidecar(
    edition: Edition, briefing: String, files: [(kind: String, name: String)]
  ) -> Node {
    var node: Node = [
      "handbill": 1, "block": Node(name), "kind": Node(kind), "briefing": Node(briefing),
    ]
    if let area = edition.area {
      node = node.setting("area", to: ["code": Node(area.text), "name": Node(edition.name)])
    }
    for (key, text) in [
      ("title", title), ("subtitle", subtitle), ("note", note), ("alt", alternative),
      ("source", source), ("licence", attribution), ("unit", units.joined(separator: ", ")),
    ] { node = node.setting(key, to: Node(text)) }
    node = node.setting(
      "periods",
      to: firstPeriod.map { ["first": Node($0), "last": Node(lastPeriod ?? $0)] } ?? .null)
    let size = frame.size
    node = node.setting(
      "size", to: ["width": Node(size.width.rounded2), "height": Node(size.height.rounded2)])
    node = node.setting("data", to: data.map { Node($0.rows) } ?? .null)
    var names: Node = [:]
    for file in files { names = names.setting(file.kind, to: Node(file.name)) }
    return node.setting("files", to: names)
  }
}

extension DataTable {
  /// An object for each row; what is missing is `null`, never nought.
  fileprivate var rows: [Node] {
    (0..<rowCount).map { row in
      Node(
        .object(
          columns.map {
            Node.Member(key: $0.name, keyOrigin: .builtIn, value: $0.values[row].node)
          }))
    }
  }
}

extension Datum {
  fileprivate var node: Node {
    switch self {
    case .null: .null
    case .bool(let value): Node(.bool(value))
    case .number(let value): value.isFinite ? Node(.number(value)) : .null
    case .string(let text): Node(text)
    case .time(let milliseconds): Node(Self.day(milliseconds))
    case .array(let items): Node(items.map(\.node))
    case .object(let members):
      Node(
        .object(
          members.map { Node.Member(key: $0.name, keyOrigin: .builtIn, value: $0.value.node) }))
    }
  }

  /// `2023-04-01`, of milliseconds since 1970.
  private static func day(_ milliseconds: Double) -> String {
    guard milliseconds.isFinite, abs(milliseconds) < 2.5e14 else { return "" }
    let days = Int((milliseconds / 86_400_000).rounded(.down))
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(dayOfYear - (153 * part + 2) / 5 + 1))"
  }
}

extension Double {
  fileprivate var rounded2: Double { (self * 100).rounded() / 100 }
}

extension MeasureUnit {
  /// What one of the values is: `GBP million`, `GBP per hour`, `percent`.
  var written: String {
    let steps = [1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"]
    let step = scale == 1 ? "" : steps[scale] ?? "× \(scale)"
    let behind = wordBehind == code ? "" : wordBehind
    return [code, step, behind].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
