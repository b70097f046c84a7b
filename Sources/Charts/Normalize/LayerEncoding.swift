import Diagnostics

/// A layer's own `encoding` is the default of its children's.
enum LayerEncoding {
  static func merged(parent: Node?, child: Node?) -> Node? {
    guard let parent, let defaults = parent.members else { return child }
    var result = child ?? [:]
    for member in defaults {
      guard let own = result[member.key] else {
        result = result.setting(member.key, to: member.value)
        continue
      }
      if own["field"] != nil || own["datum"] != nil || own["aggregate"] != nil,
        let inherited = member.value.members
      {
        var channel = own
        for property in inherited where own[property.key] == nil {
          // A field of its own takes the place of the inherited datum or value.
          if ["field", "datum", "value"].contains(property.key) { continue }
          channel = channel.setting(property.key, to: property.value)
        }
        result = result.setting(member.key, to: channel)
      } else if let condition = own["condition"],
        condition["field"] != nil
          || condition["datum"] != nil, member.value.members != nil
      {
        result = result.setting(
          member.key, to: own.setting("condition", to: member.value.merging(condition)))
      }
    }
    return result
  }
}
