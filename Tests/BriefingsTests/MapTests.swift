import Diagnostics
import SceneGraph
import TestSupport
import Testing

@testable import Briefings

@Suite struct ValueClassesTests {
  @Test func `quantiles hold as many values each`() {
    let classes = ValueClasses((1...10).map(Double.init), count: 5, method: .quantile)
    #expect(classes.ranges == [1...2, 3...4, 5...6, 7...8, 9...10])
  }

  @Test func `equal classes are as wide each, and natural breaks lie in the gaps`() {
    let values: [Double] = [1, 2, 3, 20, 21, 22, 100]
    #expect(ValueClasses(values, count: 3, method: .equal).ranges == [1...22, 100...100])
    #expect(
      ValueClasses(values, count: 3, method: .jenks).ranges == [1...3, 20...22, 100...100])
  }

  @Test func `values of both signs are told apart at zero`() {
    let classes = ValueClasses(
      [-5, -4, -1, 2, 3, 9], count: 4, method: .quantile, splitsAtZero: true)
    #expect(classes.belowZero == 2)
    #expect(classes.ranges.allSatisfy { $0.lowerBound >= 0 || $0.upperBound < 0 })
  }

  @Test func `equal values, and one alone, are one class`() {
    #expect(ValueClasses([7, 7, 7], count: 5, method: .jenks).ranges == [7...7])
    #expect(ValueClasses([3], count: 5, method: .equal).ranges == [3...3])
    #expect(ValueClasses([], count: 5, method: .quantile).ranges.isEmpty)
  }

  @Test(arguments: 0..<60) func `every value lies in the range of its class`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let values = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      Double(Int.random(in: -30...30, using: &random))
    }
    for method in ValueClasses.Method.allCases {
      let classes = ValueClasses(
        values, count: Int.random(in: 2...7, using: &random), method: method,
        splitsAtZero: Bool.random(using: &random))
      for value in values {
        let index = classes.index(of: value)
        #expect(
          classes.ranges.indices.contains(index) && classes.ranges[index].contains(value),
          "\(value) in \(classes.ranges), \(method)")
      }
    }
  }
}

@Suite struct PlaneTests {
  private func square(_ x: Double, _ y: Double) -> [[[Point]]] {
    [[[(0, 0), (1, 0), (1, 1), (0, 1)].map { Point(x: x + $0.0, y: y + $0.1) }]]
  }

  @Test func `the border round neighbours leaves out what they share`() {
    let lines = Plane.border(round: [square(0, 0), square(1, 0)])
    let edges = lines.flatMap { zip($0, $0.dropFirst()) }
    #expect(edges.count == 6)
    #expect(!edges.contains { $0.0.x == 1 && $0.1.x == 1 })
  }

  @Test func `hatching stays inside`() {
    let lines = Plane.hatching(of: square(2, 3), gap: 0.2)
    #expect(lines.count >= 8)
    #expect(
      lines.joined().allSatisfy {
        (2 - 1e-9...3 + 1e-9).contains($0.x) && (3 - 1e-9...4 + 1e-9).contains($0.y)
      })
  }
}

@Suite struct MapBlockTests {
  /// Squares side by side, with codes of the boroughs of the Liverpool City Region.
  private static let codes = [
    "E06000006", "E08000011", "E08000012", "E08000013", "E08000014", "E08000015",
  ]

  private static func squares(_ codes: [String], columns: Int = 3) -> String {
    let features = codes.enumerated().map { index, code in
      let (x, y) = (Double(index % columns) * 10_000, Double(index / columns) * 10_000)
      let ring = [(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000), (0, 0)].map {
        "[\(x + $0.0),\(y + $0.1)]"
      }
      return """
        {"type":"Feature","properties":{"LAD24CD":"\(code)","LAD24NM":"Square \(index)"},
         "geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}
        """
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  private func page(
    _ values: [String], block: String = "{map: m}", codes: [String] = Self.codes,
    map: String? = nil, metric: String = "", head: String = "area: E47000004"
  ) throws -> CardPage {
    try CardPage(
      "  a: \(block)", metrics: "  m: {recipe: level, from: {value: d}, unit: GBP\(metric)}",
      data: "  d: d.csv\n  areas: {geojson: areas.geojson}",
      files: [
        "d.csv": CardPage.table(zip(codes, values).map { ($0, 2023, $1) }),
        "areas.geojson": map ?? Self.squares(codes),
      ], head: head)
  }

  @Test func `areas have their names and figures, the key its limits and a class for no data`()
    throws
  {
    let page = try page(["10", "20", "30", "40", "50", ""])
    #expect(page.codes == [], "\(page.report.diagnostics)")
    for word in ["Halton", "£10", "£50", "No data", "Wirral"] {
      #expect(page.words.contains(word), "\(word) in \(page.words)")
    }
    let alternative = try #require(page.alternatives.first)
    #expect(alternative.contains("from Halton £10 to Sefton £50"))
    #expect(alternative.contains("No data for Wirral"))
    #expect(page.overlaps.isEmpty, "\(page.overlaps)")
  }

  @Test func `equal values are one class, one value is enough, and none is said`() throws {
    #expect(
      try page(["7", "7", "7", "7", "7", "7"]).alternatives.first?.contains("all £7") == true)
    #expect(try page(["", "", "5", "", "", ""]).codes == [])
    #expect(try page(["", "", "", "", "", ""]).codes.contains("W141"))
  }

  @Test func `negative values are shown as they are`() throws {
    let page = try page(["-10", "-20", "30", "-4", "5", "0"])
    #expect(page.codes == [])
    #expect(page.words.contains("−£20"))
  }

  @Test func `our area is outlined and lit`() throws {
    let page = try page(
      ["1", "2", "3", "4", "5", "6"], block: "{map: m, highlight: Halton, label: none}")
    #expect(page.words.contains("Halton"))
  }

  @Test(arguments: [
    ("{map: m, geo: aeras}", "E171"), ("{map: d}", "E132"), ("{map: m, classes: 9}", "E104"),
    ("{map: m, breaks: [low]}", "E104"), ("{map: m, method: quantiles}", "E104"),
    ("{tilemap: m}", "E171"),
  ])
  func `what cannot be meant is an error`(block: String, code: String) throws {
    #expect(try page(["1", "2", "3", "4", "5", "6"], block: block).codes.contains(code))
  }

  @Test func `a map of other areas than the metric's is an error that shows both codes`() throws {
    let page = try page(
      ["1"], codes: ["E06000006"], map: Self.squares(["W06000001", "W06000002"]))
    #expect(page.codes == ["E172"])
  }

  @Test func `areas of the data that the map does not have are said`() throws {
    let short = try page(
      ["1", "2", "3", "4", "5", "6"], map: Self.squares(Array(Self.codes.dropLast(2))))
    let note = try #require(short.report.diagnostics.first { $0.code == "N172" })
    #expect(note.message.contains("2 areas of `m` are not on the map"))
    #expect(
      try page(["1", "2", "3", "4", "5", "6"]).report.diagnostics.allSatisfy { $0.code != "N172" })
  }

  @Test(arguments: ["{}", "[1]", "{\"type\":\"FeatureCollection\",\"features\":[]}", "nonsense"])
  func `a file without areas is an error`(map: String) throws {
    #expect(try !page(["1", "2", "3", "4", "5", "6"], map: map).codes.isEmpty)
  }

  @Test func `four hundred areas fit, Welsh and Polish and long names too`() throws {
    let codes = (0..<400).map { "X\($0)" }
    let map = Self.squares(codes, columns: 20).replacing("Square 7\"", with: "Łódź\"")
    let page = try page(
      codes.indices.map { "\($0 % 37)" }, block: "{map: m}", codes: codes, map: map,
      head: "lang: en-GB")
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    let long = String(repeating: "Llanfair­pwllgwyngyll ", count: 4)
    let named = try self.page(
      ["1", "2", "3"], codes: ["X1", "X2", "X3"],
      map: Self.squares(["X1", "X2", "X3"]).replacing("Square 1", with: long), head: "lang: cy")
    #expect(named.codes == [], "\(named.report.diagnostics.map(\.message))")
  }

  @Test func `tiles of odd rows are shifted to the right`() throws {
    var report = Report()
    let text = #"{"layout":"odd-r","hexes":{"A":{"n":"A","q":0,"r":0},"B":{"n":"B","q":0,"r":1}}}"#
    let shapes = try #require(
      AreaShapes(
        Array(text.utf8), ShapesFormat(kind: .hexjson), path: Written("t.hexjson"),
        report: &report))
    let boxes = shapes.areas.compactMap { Plane.bounds(of: $0.polygons) }
    #expect(boxes.count == 2)
    #expect(abs(boxes[1].midX - boxes[0].midX - 0.5) < 1e-9)
    // r grows to the north.
    #expect(boxes[1].midY < boxes[0].midY)
  }

  @Test func `names that do not fit their tiles are shortened, each in its own way`() {
    let short = TileNames.shortened(["Liverpool", "Livingston", "North East", "Wirral"])
    #expect(short == ["Live", "Livi", "NE", "Wir"])
  }
}
