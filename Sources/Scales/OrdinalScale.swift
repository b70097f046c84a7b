/// The distinct values of a discrete scale, in order, with their places.
package struct DiscreteDomain<Key: Hashable & Sendable>: Sendable {
  package private(set) var keys: [Key] = []
  private var indices: [Key: Int] = [:]

  package init() {}

  package init(_ keys: some Sequence<Key>) {
    for key in keys { insert(key) }
  }

  package var count: Int { keys.count }

  /// - Returns: the place of `key`, new or not.
  @discardableResult package mutating func insert(_ key: Key) -> Int {
    if let index = indices[key] { return index }
    indices[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  package func index(of key: Key) -> Int? { indices[key] }
}

/// Categories to values of a list, which begins again when it is used up.
package struct OrdinalScale<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  package var domain: DiscreteDomain<Key>
  package var range: [Value]

  package init(domain: DiscreteDomain<Key>, range: [Value]) {
    self.domain = domain
    self.range = range
  }

  /// `nil` for a key that is not in the domain, and for an empty range.
  package func value(of key: Key) -> Value? {
    guard let index = domain.index(of: key), !range.isEmpty else { return nil }
    return range[index % range.count]
  }
}
