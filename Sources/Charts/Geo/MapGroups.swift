import Diagnostics

/// Units that are drawn through one projection.
struct MapGroup {
  var units: [Int]
  /// The projection as the specification and its look say it.
  var explicit: Node
  /// Neither `scale` nor `translate` is given: the map fills its plot.
  var fits: Bool
  /// The widths and heights asked for; only equal ones share a projection.
  fileprivate var size: [Node?]
  /// Merged from the views below, which loses the default type.
  var isMerged = false

  /// Drawn from a plane, not from a globe.
  var isPlane: Bool { explicit["type"]?.string?.lowercased() == "identity" }

  /// Vega-Lite draws a unit as `equalEarth`. Where it shares a projection between views it leaves
  /// the type out, and Vega's own default, `mercator`, takes its place.
  var standardType: String { isMerged ? "mercator" : "equalEarth" }
}

extension Unit {
  /// Whether the unit is drawn on a map.
  var isMap: Bool {
    mark.traits.isMap
      || [Channel.longitude, .latitude, .longitude2, .latitude2].contains {
        encoding.hasFieldOrDatum($0)
      }
  }
}

/// Decides which units share a projection: from the leaves up, as long as nothing contradicts.
struct MapGroups {
  private(set) var groups: [MapGroup] = []

  init(_ tree: ViewTree, root: Int, config: Config) {
    if let group = group(of: root, tree, config) { groups.append(group) }
  }

  /// - Returns: what the views above may share; groups that share nothing more are kept.
  private mutating func group(of id: Int, _ tree: ViewTree, _ config: Config) -> MapGroup? {
    let view = tree[id]
    if let unit = view.unit {
      guard unit.isMap else { return nil }
      let own = view.node["projection"]
      let explicit = (config["projection"] ?? [:]).laidUnder(own)
      let fits = own?.given("scale") == nil && own?.given("translate") == nil
      let plot = tree[tree.plot(of: id)]
      let size = ["width", "height"].map { plot.size($0) ?? view.size($0) }
      return MapGroup(units: [id], explicit: explicit, fits: fits, size: fits ? size : [])
    }
    let below = view.children.compactMap { group(of: $0, tree, config) }
    guard var merged = below.first else { return nil }
    for group in below.dropFirst() {
      guard let next = merged.merging(group) else {
        groups += below
        return nil
      }
      merged = next
    }
    merged.units = below.flatMap(\.units)
    merged.isMerged = true
    return merged
  }
}

extension MapGroup {
  /// - Returns: the one that speaks for both; `nil` if they contradict each other.
  fileprivate func merging(_ other: MapGroup) -> MapGroup? {
    guard size == other.size, fits == other.fits else { return nil }
    if explicit == other.explicit || other.explicit.isEmptyObject { return self }
    return explicit.isEmptyObject ? other : nil
  }
}

extension Node {
  fileprivate var isEmptyObject: Bool { members?.isEmpty ?? false }

  fileprivate func given(_ name: String) -> Node? {
    self[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// The members of `other` in the place of its own.
  fileprivate func laidUnder(_ other: Node?) -> Node {
    (other?.members ?? []).reduce(self) { $0.setting($1.key, to: $1.value) }
  }
}
