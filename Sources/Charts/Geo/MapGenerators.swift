import Diagnostics
import Tables

/// `{"data": {"sphere": …}}` and `{"data": {"graticule": …}}`.
enum MapGenerators {
  /// - Returns: `nil` if `node` asks for neither.
  static func table(_ node: Node, context: inout Context) -> DataTable? {
    if let sphere = node["sphere"], sphere.bool != false { return GeoRows.table(of: .sphere) }
    guard let graticule = node["graticule"], graticule.bool != false else { return nil }
    return GeoRows.table(of: Graticule(graticule, report: &context.report).geometry)
  }

  /// The lines of a graticule are not filled, and a shape is GeoJSON, unless the unit says otherwise.
  static func rewritten(_ node: Node) -> Node {
    guard let mark = node["mark"]?.asMark, let name = mark["type"]?.string,
      markList.contains(where: { $0.name == name && $0.traits.isMap })
    else { return node }
    var node = node
    if mark["filled"] == nil, let graticule = node["data"]?["graticule"], graticule.bool != false {
      node = node.setting("mark", to: mark.setting("filled", to: false))
    }
    if let shape = node["encoding"]?["shape"], shape["field"] != nil, shape["type"] == nil,
      let encoding = node["encoding"]
    {
      node = node.setting(
        "encoding", to: encoding.setting("shape", to: shape.setting("type", to: "geojson")))
    }
    return node
  }
}

extension Graticule {
  fileprivate init(_ node: Node, report: inout Report) {
    self.init()
    guard node.members != nil else { return }
    func pair(_ name: String) -> (x: Double, y: Double)? {
      guard let value = node[name], !value.isNull else { return nil }
      let numbers = (value.items ?? []).compactMap(\.number)
      guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        report.warning(
          "W562", "`\(name)` of a graticule is a list of two numbers above 0", at: value.origin)
        return nil
      }
      return (numbers[0], numbers[1])
    }
    func extent(_ name: String) -> Extent? {
      guard let value = node[name], !value.isNull else { return nil }
      let n = (value.items ?? []).flatMap { ($0.items ?? []).compactMap(\.number) }
      guard n.count == 4, n.allSatisfy(\.isFinite) else {
        report.warning(
          "W562", "`\(name)` of a graticule is two corners, `[[west, south], [east, north]]`",
          at: value.origin)
        return nil
      }
      return Extent(
        west: min(n[0], n[2]), south: min(n[1], n[3]), east: max(n[0], n[2]),
        north: max(n[1], n[3]))
    }
    if let both = extent("extent") { (major, minor) = (both, both) }
    major = extent("extentMajor") ?? major
    minor = extent("extentMinor") ?? minor
    if let both = pair("step") { (majorStep, minorStep) = (both, both) }
    majorStep = pair("stepMajor") ?? majorStep
    minorStep = pair("stepMinor") ?? minorStep
    if let value = node["precision"]?.number, value > 0 { precision = value }
  }
}
