internal import Diagnostics

/// Reads the members of one JSON object, and reports what is missing, wrong or unknown with its path.
struct FieldReader {
  let node: Node
  /// As in `inputs[2].unit`; empty for the document.
  let path: String
  private(set) var known: [String] = []
  private(set) var isSound = true

  /// `nil` after a report when the node is no object.
  init?(_ node: Node, path: String, report: inout Report) {
    guard node.members != nil else {
      report.add(.wrongField(path, expected: "an object", found: node))
      return nil
    }
    self.node = node
    self.path = path
  }

  func path(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  // MARK: Fields

  /// The value of a field; `nil` when it is absent or null.
  mutating func value(_ name: String) -> Node? {
    known.append(name)
    guard let value = node[name], !value.isNull else { return nil }
    return value
  }

  mutating func required(_ name: String, report: inout Report) -> Node? {
    if let value = value(name) { return value }
    isSound = false
    report.add(.missingField(path(name), in: node))
    return nil
  }

  mutating func text(_ name: String, report: inout Report) -> String? {
    value(name).flatMap { read($0, name, "text", report: &report, \.string) }
  }

  mutating func requiredText(_ name: String, report: inout Report) -> String? {
    required(name, report: &report).flatMap { read($0, name, "text", report: &report, \.string) }
  }

  mutating func number(_ name: String, report: inout Report) -> Double? {
    value(name).flatMap {
      read($0, name, "a number", report: &report) { $0.number.flatMap { $0.isFinite ? $0 : nil } }
    }
  }

  mutating func integer(
    _ name: String, in range: ClosedRange<Int>, report: inout Report
  ) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return value(name).flatMap {
      read($0, name, expected, report: &report) { node in
        node.number.flatMap(Int.init(exactly:)).flatMap { range.contains($0) ? $0 : nil }
      }
    }
  }

  mutating func bool(_ name: String, report: inout Report) -> Bool? {
    value(name).flatMap { read($0, name, "true or false", report: &report, \.bool) }
  }

  mutating func texts(_ name: String, report: inout Report) -> [String]? {
    value(name).flatMap {
      read($0, name, "a list of texts", report: &report) { node in
        guard let items = node.items else { return nil }
        let texts = items.compactMap(\.string)
        return texts.count == items.count ? texts : nil
      }
    }
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, report: inout Report
  ) -> Word? where Word.RawValue == String {
    value(name).flatMap { word($0, name, report: &report) }
  }

  mutating func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ name: String, report: inout Report
  ) -> Word? where Word.RawValue == String {
    required(name, report: &report).flatMap { word($0, name, report: &report) }
  }

  /// The items of a list, each with its path; empty when it is absent.
  mutating func items(_ name: String, report: inout Report) -> [(node: Node, path: String)] {
    guard let value = value(name) else { return [] }
    guard let items = value.items else {
      isSound = false
      report.add(.wrongField(path(name), expected: "a list", found: value))
      return []
    }
    return items.enumerated().map { ($1, "\(path(name))[\($0)]") }
  }

  /// Warns of the fields that no one asked for.
  func warnOfUnknown(report: inout Report) {
    for member in node.members ?? []
    where !known.contains(member.key) && !member.key.hasPrefix("$") {
      report.add(.unknownField(path(member.key), member, known: known))
    }
  }

  mutating func spoil() { isSound = false }

  // MARK: Kinds

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: Node, _ name: String, report: inout Report
  ) -> Word? where Word.RawValue == String {
    if let text = node.string, let word = Word(rawValue: text) { return word }
    isSound = false
    report.add(.wrongWord(path(name), allowed: Word.allCases.map(\.rawValue), found: node))
    return nil
  }

  private mutating func read<Value>(
    _ node: Node, _ name: String, _ expected: String, report: inout Report,
    _ convert: (Node) -> Value?
  ) -> Value? {
    if let value = convert(node) { return value }
    isSound = false
    report.add(.wrongField(path(name), expected: expected, found: node))
    return nil
  }
}
