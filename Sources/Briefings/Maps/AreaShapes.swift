import Charts
import Diagnostics
import SceneGraph
import Tables

/// How a file of shapes is read, as `data` says it.
struct ShapesFormat: Sendable {
  enum Kind: String, CaseIterable, Sendable { case geojson, hexjson, topojson }

  var kind: Kind
  /// The property that holds an area's code; else found by what it holds.
  var key: Written?
  /// The object of a TopoJSON file.
  var object: Written?
}

/// The areas of a map on a plane, in units of the file's own, y down.
struct AreaShapes: Sendable {
  struct Area: Sendable {
    var code: String
    /// As the file says; empty where it does not.
    var name: String
    var polygons: [[[Point]]]
    /// The years in which the area is one.
    var years: ClosedRange<Double>
  }

  var areas: [Area]
  /// Every area is a tile of one size.
  var isTiles: Bool

  /// Those there are in a year; of one code the newest.
  func areas(in year: Int) -> [Area] {
    var byCode: [String: Int] = [:]
    var result: [Area] = []
    for area in areas where area.years.contains(Double(year)) {
      if let index = byCode[area.code] {
        if area.years.lowerBound > result[index].years.lowerBound { result[index] = area }
      } else {
        byCode[area.code] = result.count
        result.append(area)
      }
    }
    return result
  }
}

extension AreaShapes {
  /// - Returns: `nil`, with an error, when the file holds no areas that could be named.
  init?(_ bytes: [UInt8], _ format: ShapesFormat, path: Written, report: inout Report) {
    let source = SourceText(name: path.text, bytes: bytes)
    guard let document = parseJSON(source, report: &report) else { return nil }
    let shapes: [AreaShape]
    switch format.kind {
    case .hexjson:
      guard let tiles = Self.tiles(document, path, &report) else { return nil }
      self.init(areas: tiles, isTiles: true)
      return
    case .geojson: shapes = AreaFile.geoJSON(document, report: &report)
    case .topojson:
      shapes = AreaFile.topoJSON(
        document, object: format.object?.text, at: format.object?.origin ?? path.origin,
        report: &report)
    }
    guard !report.hasErrors else { return nil }
    guard !shapes.isEmpty else {
      report.error("E170", "`\(path.text)` holds no areas", at: path.origin)
      return nil
    }
    guard let key = Self.key(of: shapes, format, path, &report) else { return nil }
    let name = Self.nameProperty(of: shapes, key: key)
    let flat = Self.flattened(shapes.map(\.polygons))
    self.init(
      areas: zip(shapes, flat).compactMap { shape, polygons in
        guard let code = shape.properties[key], !code.isEmpty else { return nil }
        let start = shape.properties["start"].flatMap(Double.init) ?? -.infinity
        let end = shape.properties["end"].flatMap(Double.init) ?? .infinity
        return Area(
          code: code, name: name.flatMap { shape.properties[$0] } ?? "", polygons: polygons,
          years: min(start, end)...max(start, end))
      }, isTiles: false)
  }

  private static func key(
    of shapes: [AreaShape], _ format: ShapesFormat, _ path: Written, _ report: inout Report
  ) -> String? {
    let names = Set(shapes.flatMap(\.properties.keys)).sorted()
    if let key = format.key {
      if names.contains(key.text) { return key.text }
      report.error(
        "E170", "no area of `\(path.text)` has a property `\(key.text)`", at: key.origin,
        label: suggestion(for: key.text, among: names).map { "did you mean `\($0)`?" } ?? "",
        notes: ["properties: \(names.joined(separator: ", "))"])
      return nil
    }
    func share(_ name: String) -> Int {
      shapes.count { $0.properties[name].map(isOfficialCode) ?? false }
    }
    if let best = names.max(by: { share($0) < share($1) }), share(best) * 2 > shapes.count {
      return best
    }
    if let name = names.first(where: { $0.lowercased().hasSuffix("cd") || $0 == "code" }) {
      return name
    }
    if shapes.allSatisfy({ $0.properties["id"] != nil }) { return "id" }
    report.error(
      "E170", "`\(path.text)` does not say which property holds the codes of its areas",
      at: path.origin, label: "add `key`",
      notes: names.isEmpty ? [] : ["properties: \(names.joined(separator: ", "))"])
    return nil
  }

  /// A letter and eight digits, as the Office for National Statistics codes areas.
  private static func isOfficialCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 9 && (65...90).contains(bytes[0])
      && bytes.dropFirst().allSatisfy { (48...57).contains($0) }
  }

  private static func nameProperty(of shapes: [AreaShape], key: String) -> String? {
    let names = Set(shapes.flatMap(\.properties.keys)).subtracting([key]).sorted()
    return names.first { name in
      let small = name.lowercased()
      return small.hasSuffix("nm") || small.hasSuffix("name") || small == "n"
    }
  }

  /// Longitudes and latitudes become a plane without bent shapes; metres of a national grid stay.
  ///
  /// - Source: the spherical transverse Mercator projection (J. P. Snyder, "Map Projections: A Working
  ///   Manual", 1987, p. 58), about the middle of the areas.
  private static func flattened(_ shapes: [[[[Point]]]]) -> [[[[Point]]]] {
    guard let box = Plane.bounds(of: shapes.flatMap { $0 }) else { return shapes }
    let isGlobe = box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90
    let radians = Double.pi / 180
    return shapes.map { shape in
      shape.map { polygon in
        polygon.map { ring in
          ring.map { point in
            guard isGlobe else { return Point(x: point.x, y: -point.y) }
            let longitude = (point.x - box.midX) * radians
            let latitude = min(max(point.y, -89.9), 89.9) * radians
            let b = min(max(cosine(latitude) * sine(longitude), -0.999), 0.999)
            return Point(
              x: logarithm((1 + b) / (1 - b)) / 2,
              y: -arctangent(sine(latitude), cosine(latitude) * cosine(longitude)))
          }
        }
      }
    }
  }
}
