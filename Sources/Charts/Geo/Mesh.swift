import Diagnostics
import SceneGraph

extension Topology {
  /// The borders of an object's shapes, each drawn once.
  ///
  /// - Parameter filter: only those between two shapes, or only those of a single one.
  func mesh(_ object: Node, filter: MeshFilter?) -> Geometry {
    var uses = ArcUses()
    uses.collect(object, depth: 0, in: self)
    let kept = uses.order.filter { arc in
      guard let filter, let use = uses.byArc[arc] else { return true }
      return (use.first == use.last) == (filter == .exterior)
    }
    return .lines(stitched(kept.compactMap { uses.byArc[$0]?.number }))
  }

  /// Lines as long as possible, from arcs that meet end to end.
  private func stitched(_ numbers: [Int]) -> [[Point]] {
    let arcs = numbers.compactMap { points(ofArc: $0) }.filter { !$0.isEmpty }
    var next: [Int?] = Array(repeating: nil, count: arcs.count)
    // Chains by the arc they begin with.
    var chains: [Int: Chain] = [:]
    var byStart: [Point: Int] = [:]
    var byEnd: [Point: Int] = [:]
    for (index, points) in arcs.enumerated() {
      guard let start = points.first, let end = points.last else { continue }
      var chain = Chain(head: index, tail: index, start: start, end: end)
      if let before = byEnd[start].flatMap({ chains.removeValue(forKey: $0) }) {
        byStart[before.start] = nil
        byEnd[before.end] = nil
        next[before.tail] = chain.head
        chain = Chain(head: before.head, tail: chain.tail, start: before.start, end: end)
      }
      if let after = byStart[chain.end].flatMap({ chains.removeValue(forKey: $0) }) {
        byStart[after.start] = nil
        byEnd[after.end] = nil
        next[chain.tail] = after.head
        chain.tail = after.tail
        chain.end = after.end
      }
      // Of two chains with one end, later arcs go on the newer.
      byStart[chain.start] = chain.head
      byEnd[chain.end] = chain.head
      chains[chain.head] = chain
    }
    return chains.values.sorted { $0.head < $1.head }.map { chain in
      var line: [Point] = []
      var current: Int? = chain.head
      while let index = current {
        if !line.isEmpty { line.removeLast() }
        line += arcs[index]
        current = next[index]
      }
      return line
    }
  }
}

/// Arcs end to end.
private struct Chain {
  var head: Int
  var tail: Int
  var start: Point
  var end: Point
}

/// Which shapes use an arc.
private struct ArcUses {
  struct Use {
    /// As its first user has it: forwards or backwards.
    var number: Int
    var first: Int
    var last: Int
  }

  var byArc: [Int: Use] = [:]
  var shapes = 0

  /// Arcs by number, as topojson-client visits them.
  var order: [Int] { byArc.keys.sorted() }

  mutating func collect(_ object: Node, depth: Int, in topology: Topology) {
    guard depth < Limits.nesting else { return }
    if object["type"]?.string == "GeometryCollection" {
      for member in object["geometries"]?.items ?? [] {
        collect(member, depth: depth + 1, in: topology)
      }
      return
    }
    shapes += 1
    if let arcs = object["arcs"] { add(arcs, depth: 0, in: topology) }
  }

  private mutating func add(_ node: Node, depth: Int, in topology: Topology) {
    if let items = node.items {
      // Arcs of a multipolygon are lists in lists in a list.
      guard depth < 4 else { return }
      for item in items { add(item, depth: depth + 1, in: topology) }
      return
    }
    guard let value = node.number, let number = Int(exactly: value) else { return }
    let arc = number < 0 ? ~number : number
    guard topology.arcs.indices.contains(arc) else { return }
    if byArc[arc] == nil {
      byArc[arc] = Use(number: number, first: shapes, last: shapes)
    } else {
      byArc[arc]?.last = shapes
    }
  }
}
