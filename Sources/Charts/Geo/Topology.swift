import Diagnostics
import SceneGraph

/// Borders stored once, and the shapes that are put together from them (TopoJSON).
struct Topology {
  /// What a border shared by two shapes, or by none, is to a mesh.
  enum MeshFilter: String, Sendable { case interior, exterior }

  /// More points than all shapes together may have: references to arcs can multiply them.
  static let mostPoints = 2_000_000

  let objects: Node
  private(set) var arcs: [[Point]] = []
  private let transform: Quantization?

  /// - Returns: `nil`, with an error, if `node` is no topology.
  init?(_ node: Node, report: inout Report) {
    guard node["type"]?.string == "Topology", let objects = node["objects"],
      let items = node["arcs"]?.items
    else {
      report.error(
        "E560", "this is not TopoJSON", at: node.origin,
        notes: ["TopoJSON is an object of `type` Topology with `objects` and `arcs`"])
      return nil
    }
    self.objects = objects
    transform = Quantization(node["transform"])
    arcs.reserveCapacity(items.count)
    for item in items {
      guard let points = arc(item) else {
        report.error(
          "E560", "an arc is a list of positions, two numbers each", at: item.origin)
        return nil
      }
      arcs.append(points)
    }
  }

  /// The object called `name`, else an error that says which there are.
  func object(_ name: String, at origin: Origin, report: inout Report) -> Node? {
    if let object = objects[name] { return object }
    let names = objects.members?.map(\.key) ?? []
    report.error(
      "E561", "the TopoJSON has no object `\(name)`", at: origin,
      label: suggestion(for: name, among: names).map { "did you mean `\($0)`?" } ?? "",
      notes: names.isEmpty ? [] : ["objects are: \(names.prefix(20).joined(separator: ", "))"])
    return nil
  }

  private func arc(_ node: Node) -> [Point]? {
    guard let items = node.items else { return nil }
    var points: [Point] = []
    points.reserveCapacity(items.count)
    var sum = Point.zero
    for item in items {
      guard let step = position(item) else { return nil }
      if let transform {
        sum = Point(x: sum.x + step.x, y: sum.y + step.y)
        points.append(transform.point(sum))
      } else {
        points.append(step)
      }
    }
    return points
  }

  private func position(_ node: Node) -> Point? {
    guard let items = node.items, items.count >= 2, let x = items[0].number,
      let y = items[1].number, x.isFinite, y.isFinite
    else { return nil }
    return Point(x: x, y: y)
  }

  /// A position that stands by itself, in no arc.
  func place(_ node: Node) -> Point? {
    position(node).map { transform?.point($0) ?? $0 }
  }

  /// The points of an arc; a negative number is the arc ~n backwards.
  func points(ofArc number: Int) -> [Point]? {
    let index = number < 0 ? ~number : number
    guard arcs.indices.contains(index) else { return nil }
    return number < 0 ? arcs[index].reversed() : arcs[index]
  }
}

/// Whole steps of a grid, back to degrees.
private struct Quantization {
  let scale: Point
  let translate: Point

  init?(_ node: Node?) {
    guard let node, !node.isNull else { return nil }
    scale = Point(x: node["scale"]?[0]?.number ?? 1, y: node["scale"]?[1]?.number ?? 1)
    translate = Point(
      x: node["translate"]?[0]?.number ?? 0, y: node["translate"]?[1]?.number ?? 0)
  }

  func point(_ steps: Point) -> Point {
    Point(x: steps.x * scale.x + translate.x, y: steps.y * scale.y + translate.y)
  }
}
