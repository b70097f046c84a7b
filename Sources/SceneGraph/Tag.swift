/// Names a tag inside one frame.
package struct TagID: Hashable, Sendable, Codable, Comparable {
  package var rawValue: Int

  package init(_ rawValue: Int) { self.rawValue = rawValue }

  package static func < (left: TagID, right: TagID) -> Bool { left.rawValue < right.rawValue }
}

/// A part of the document as a reader without sight meets it.
package struct Tag: Hashable, Sendable, Codable {
  package enum Role: Hashable, Sendable, Codable {
    case section
    /// 1…6.
    case heading(level: Int)
    case paragraph
    case list
    case listItem
    case table
    case row
    case headerCell
    case cell
    case figure(alt: String)
    case link(url: String, description: String)
    case note
  }

  package var id: TagID
  package var role: Role
  package var children: [Tag]

  package init(id: TagID, role: Role, children: [Tag] = []) {
    self.id = id
    self.role = role
    self.children = children
  }
}
