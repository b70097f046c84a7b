import Diagnostics

/// Reads an object by its declared fields: what is unknown, missing or of the wrong kind is reported
/// where it stands, and reading goes on.
struct FieldReader {
  let node: Node
  /// In the words of a message: "a trend block".
  let what: String
  let fields: [Field]

  /// - Returns: `nil` when `node` is not an object at all.
  init?(_ node: Node, _ what: String, fields: [Field], report: inout Report) {
    guard let members = node.members else {
      report.error(
        "E102", "\(what) should be an object, not \(node.kindInWords)", at: node.origin,
        notes: ["fields here: \(Self.list(fields))"])
      return nil
    }
    self.node = node
    self.what = what
    self.fields = fields
    for member in members where !fields.contains(where: { $0.name == member.key }) {
      let suggested = suggestion(for: member.key, among: fields.map(\.name))
      report.error(
        "E101", "\(what) has no field `\(member.key)`", at: member.keyOrigin,
        label: suggested.map { "did you mean `\($0)`?" } ?? "",
        notes: ["fields here: \(Self.list(fields))"])
    }
    for field in fields where field.isRequired && self[field.name] == nil {
      let empty = node.members?.last { $0.key == field.name }
      report.error(
        "E103",
        empty == nil ? "\(what) needs a field `\(field.name)`" : "`\(field.name)` is empty",
        at: empty?.keyOrigin ?? node.origin.start(),
        notes: ["\(field.name): \(field.summary)"])
    }
  }

  subscript(name: String) -> Node? {
    guard let value = node[name], !value.isNull else { return nil }
    return value
  }

  func text(_ name: String, _ report: inout Report) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string else {
      report.error(
        "E104", "`\(name)` should be text, not \(value.kindInWords)", at: value.origin,
        label: value.members != nil ? "put quotes round text that starts with `{`" : "")
      return nil
    }
    return text
  }

  func number(
    _ name: String, in range: ClosedRange<Double>, _ report: inout Report
  ) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.number, range.contains(number) else {
      report.error(
        "E104",
        "`\(name)` should be a number from \(range.lowerBound.plain) to \(range.upperBound.plain)",
        at: value.origin)
      return nil
    }
    return number
  }

  func decimals(_ report: inout Report) -> Int? {
    guard let value = self["decimals"] else { return nil }
    guard let number = value.number, (0...10).contains(number), number == number.rounded() else {
      report.error(
        "E104", "`decimals` should be a whole number from 0 to 10", at: value.origin)
      return nil
    }
    return Int(number)
  }

  func flag(_ name: String, _ report: inout Report) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let flag = value.bool else {
      report.error("E104", "`\(name)` should be true or false", at: value.origin)
      return nil
    }
    return flag
  }

  /// One of a few words.
  func word<Choice: CaseIterable & RawRepresentable>(
    _ name: String, _ choices: Choice.Type, _ report: inout Report
  ) -> Choice? where Choice.RawValue == String {
    guard let value = self[name] else { return nil }
    if let text = value.string, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    report.error(
      "E104", "`\(name)` should be one of: \(words.joined(separator: ", "))", at: value.origin,
      label: value.string.flatMap { suggestion(for: $0, among: words) }
        .map { "did you mean `\($0)`?" } ?? "")
    return nil
  }

  /// A word or a list of words.
  func words(_ name: String, _ report: inout Report) -> [Node]? {
    guard let value = self[name] else { return nil }
    let items = value.items ?? [value]
    for item in items where item.string == nil {
      report.error("E104", "`\(name)` should be text or a list of texts", at: item.origin)
      return nil
    }
    return items
  }

  static func list(_ fields: [Field]) -> String {
    fields.map(\.name).sorted().joined(separator: ", ")
  }
}

extension Double {
  /// "5" rather than "5.0", for messages.
  var plain: String {
    self == rounded() && abs(self) <= 1e15 ? "\(Int64(self))" : "\(self)"
  }
}
