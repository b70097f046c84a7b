/// A value of a YAML or JSON document that knows where it stands.
///
/// Scalars of YAML are kept as written: an unquoted scalar is a `string` with `isPlain` set, and the
/// field that reads it decides what it is (`no` is a word where a word is wanted).
package struct Node: Sendable {
  package enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object([Member])
  }

  package struct Member: Sendable {
    package var key: String
    package var keyOrigin: Origin
    package var value: Node

    package init(key: String, keyOrigin: Origin, value: Node) {
      self.key = key
      self.keyOrigin = keyOrigin
      self.value = value
    }
  }

  package var kind: Kind
  package var origin: Origin
  /// An unquoted scalar of YAML, whose type its reader chooses.
  package var isPlain: Bool

  package init(_ kind: Kind, origin: Origin = .builtIn, isPlain: Bool = false) {
    self.kind = kind
    self.origin = origin
    self.isPlain = isPlain
  }

  package var place: Place? { origin.place }
}

// MARK: Reading

extension Node {
  /// The value at `key` of an object; the last one if a key stands twice.
  package subscript(key: String) -> Node? {
    guard case .object(let members) = kind else { return nil }
    return members.last { $0.key == key }?.value
  }

  package subscript(index: Int) -> Node? {
    guard case .array(let items) = kind, items.indices.contains(index) else { return nil }
    return items[index]
  }

  package var members: [Member]? {
    if case .object(let members) = kind { members } else { nil }
  }

  package var items: [Node]? {
    if case .array(let items) = kind { items } else { nil }
  }

  /// Any text: a string, or a scalar of YAML whatever it looks like.
  package var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  package var number: Double? {
    switch kind {
    case .number(let value): value
    case .string(let text) where isPlain: Node.number(ofPlain: text)
    default: nil
    }
  }

  package var bool: Bool? {
    switch kind {
    case .bool(let value): value
    case .string("true") where isPlain: true
    case .string("false") where isPlain: false
    default: nil
    }
  }

  package var isNull: Bool {
    switch kind {
    case .null: true
    case .string(let text) where isPlain: text.isEmpty || text == "null" || text == "~"
    default: false
    }
  }

  /// In the words of a message: "a list", "text", "a number".
  package var kindInWords: String {
    switch resolvedScalar.kind {
    case .null: "nothing"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

// MARK: Changing

extension Node {
  /// The scalars of YAML as its core schema reads them, so that the tree equals the same document
  /// written as JSON.
  package var resolved: Node {
    var node = resolvedScalar
    switch node.kind {
    case .array(let items): node.kind = .array(items.map(\.resolved))
    case .object(let members):
      node.kind = .object(
        members.map { Member(key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.resolved) })
    case .null, .bool, .number, .string: break
    }
    return node
  }

  private var resolvedScalar: Node {
    guard isPlain, case .string = kind else { return self }
    var node = self
    node.isPlain = false
    if isNull {
      node.kind = .null
    } else if let bool {
      node.kind = .bool(bool)
    } else if let number {
      node.kind = .number(number)
    }
    return node
  }

  /// The tree with every value that no file holds standing at `origin` instead.
  package func placed(at origin: Origin) -> Node {
    var node = self
    if node.origin.source === SourceText.builtIn { node.origin = origin }
    switch node.kind {
    case .array(let items): node.kind = .array(items.map { $0.placed(at: origin) })
    case .object(let members):
      node.kind = .object(
        members.map { member in
          var member = member
          if member.keyOrigin.source === SourceText.builtIn { member.keyOrigin = origin }
          member.value = member.value.placed(at: origin)
          return member
        })
    case .null, .bool, .number, .string: break
    }
    return node
  }

  /// The object with `key` set to `value`, or removed when `value` is `nil`.
  package func setting(_ key: String, to value: Node?) -> Node {
    guard case .object(var members) = kind else { return self }
    if let index = members.lastIndex(where: { $0.key == key }) {
      if let value { members[index].value = value } else { members.remove(at: index) }
    } else if let value {
      members.append(Member(key: key, keyOrigin: value.origin, value: value))
    }
    var node = self
    node.kind = .object(members)
    return node
  }

  /// `self` with the members of `other` laid over it, objects merged member by member.
  package func merging(_ other: Node) -> Node {
    guard case .object = kind, case .object(let members) = other.kind else { return other }
    var result = self
    for member in members {
      result = result.setting(
        member.key, to: self[member.key]?.merging(member.value) ?? member.value)
    }
    return result
  }

  /// A number as YAML 1.2's core schema and JSON write it; `nil` for anything else.
  static func number(ofPlain text: String) -> Double? {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      break
    default: return nil
    }
    switch text {
    case ".inf", "+.inf", ".Inf": return .infinity
    case "-.inf", "-.Inf": return -.infinity
    case ".nan", ".NaN": return .nan
    default: break
    }
    let isPlainDecimal = text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    return isPlainDecimal ? Double(text) : nil
  }
}

// MARK: Literals, so that a rewrite reads like the document it makes

extension Node: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(.string(value)) }
}

extension Node: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self.init(.number(value)) }
  package init(integerLiteral value: Int) { self.init(.number(Double(value))) }
}

extension Node: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

extension Node {
  // Not a `nil` literal: where a `Node?` is wanted it would be this and not the absence of a node.
  package static let null = Node(.null)
}

extension Node: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Node...) { self.init(.array(elements)) }
  package init(_ items: [Node]) { self.init(.array(items)) }
}

extension Node: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Node)...) {
    self.init(
      .object(elements.map { Member(key: $0.0, keyOrigin: .builtIn, value: $0.1) }))
  }

  package init(_ text: String) { self.init(.string(text)) }
  package init(_ value: Double) { self.init(.number(value)) }
  package init(_ value: Bool) { self.init(.bool(value)) }
}

/// Equal by value, wherever the two stand.
extension Node: Equatable {
  package static func == (left: Node, right: Node) -> Bool {
    switch (left.kind, right.kind) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          b.contains { $0.key == member.key && $0.value == member.value }
        }
    default: false
    }
  }
}
