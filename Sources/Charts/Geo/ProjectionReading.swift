import Diagnostics
import SceneGraph

/// Reads `projection: {type: …}`.
struct ProjectionReading {
  private let node: Node
  private static let known = [
    "type", "clipAngle", "clipExtent", "center", "rotate", "precision", "scale", "translate",
    "pointRadius", "parallels", "reflectX", "reflectY", "fit", "extent", "size",
  ]
  /// Of projections that Vega does not bring along; they mean nothing to the others.
  private static let foreign: Set<String> = [
    "coefficient", "distance", "fraction", "lobes", "parallel", "radius", "ratio", "spacing",
    "tilt",
  ]

  /// - Returns: `nil`, with an error, for a type that does not exist.
  static func settings(_ node: Node, standard: String, context: inout Context)
    -> ProjectionSettings?
  {
    ProjectionReading(node: node).settings(standard, &context.report)
  }

  /// With the values of expressions in their place.
  static func resolved(_ node: Node, context: inout Context) -> Node {
    var node = node
    for member in node.members ?? [] where member.value.expressionText != nil {
      node = node.setting(member.key, to: context.resolved(member.value))
    }
    return node
  }

  private func settings(_ standard: String, _ report: inout Report) -> ProjectionSettings? {
    var settings = ProjectionSettings()
    let name = node["type"]?.string ?? standard
    guard let type = Projection.names.first(where: { $0.lowercased() == name.lowercased() }) else {
      report.error(
        "E565", "there is no projection `\(name)`", at: (node["type"] ?? node).origin,
        label: suggestionLabel(name, Projection.names),
        notes: ["projections are: \(Projection.names.joined(separator: ", "))"])
      return nil
    }
    checkNames(&report)
    settings.type = type
    settings.scale = number("scale", &report)
    settings.translate = point("translate", &report)
    settings.center = point("center", &report)
    settings.rotate = numbers("rotate", count: 2...3, &report)
    settings.parallels = numbers("parallels", count: 2...2, &report)
    settings.clipAngle = number("clipAngle", &report)
    settings.clipExtent = box("clipExtent", &report).map {
      RectangleClip(minX: $0.minX, minY: $0.minY, maxX: $0.maxX, maxY: $0.maxY)
    }
    if let precision = number("precision", &report) { settings.precision = abs(precision) }
    if let radius = number("pointRadius", &report) { settings.pointRadius = radius }
    settings.reflectX = node["reflectX"]?.bool ?? false
    settings.reflectY = node["reflectY"]?.bool ?? false
    return settings
  }

  /// The box to fill: `extent`, else `size`, else the plot.
  static func box(_ node: Node, width: Double, height: Double, report: inout Report) -> Rect {
    let reading = ProjectionReading(node: node)
    if let extent = reading.box("extent", &report) { return extent }
    let size = reading.point("size", &report) ?? Point(x: width, y: height)
    return Rect(x: 0, y: 0, width: size.x, height: size.y)
  }

  private func checkNames(_ report: inout Report) {
    for member in node.members ?? []
    where !Self.known.contains(member.key) && !Self.foreign.contains(member.key) {
      report.warning(
        "W563", "a projection has no property `\(member.key)`", at: member.keyOrigin,
        label: suggestionLabel(member.key, Self.known))
    }
  }

  private func value(_ name: String) -> Node? {
    node[name].flatMap { $0.isNull ? nil : $0 }
  }

  private func number(_ name: String, _ report: inout Report) -> Double? {
    guard let value = value(name) else { return nil }
    if let number = value.number, number.isFinite { return number }
    note(name, "a number", value, &report)
    return nil
  }

  private func numbers(_ name: String, count: ClosedRange<Int>, _ report: inout Report)
    -> [Double]?
  {
    guard let value = value(name) else { return nil }
    let numbers = (value.items ?? []).compactMap(\.number).filter(\.isFinite)
    if count.contains(numbers.count), numbers.count == value.items?.count { return numbers }
    let words = count.lowerBound == count.upperBound ? "two numbers" : "two or three numbers"
    note(name, "a list of \(words)", value, &report)
    return nil
  }

  private func point(_ name: String, _ report: inout Report) -> Point? {
    numbers(name, count: 2...2, &report).map { Point(x: $0[0], y: $0[1]) }
  }

  private func box(_ name: String, _ report: inout Report) -> Rect? {
    guard let value = value(name) else { return nil }
    let corners = (value.items ?? []).map { ($0.items ?? []).compactMap(\.number) }
    guard corners.count == 2, corners.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isFinite) })
    else {
      note(name, "two corners, `[[x0, y0], [x1, y1]]`", value, &report)
      return nil
    }
    return Rect(
      x: corners[0][0], y: corners[0][1], width: corners[1][0] - corners[0][0],
      height: corners[1][1] - corners[0][1])
  }

  private func note(_ name: String, _ words: String, _ value: Node, _ report: inout Report) {
    report.warning("W562", "`\(name)` of a projection is \(words)", at: value.origin)
  }
}
