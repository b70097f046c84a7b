import Diagnostics
import SceneGraph
import Testing

@testable import Briefings

/// Data that nobody drew the page for, in every kind of block that shows figures, through the real fonts.
@Suite struct OddDataTests {
  /// Blocks that show words or pictures and no metric.
  static let wordy: Set = ["callout", "heading", "image", "text"]
  static let kinds = BlockList.names.filter { !wordy.contains($0) }

  static let data: [String: String] = [
    "one data point": table([["5"]]),
    "all values equal": table([["3", "3"], ["3", "3"], ["3", "3"]]),
    "all zero": table([["0", "0"], ["0", "0"], ["0", "0"]]),
    "negative values": table([["-5", "-7"], ["2", "-3"], ["-1", "4"]]),
    "all missing": table([["[c]", "[c]"], ["[x]", "[x]"], ["[x]", "[x]"]]),
    "our own missing": table([["1", "[c]"], ["2", "3"], ["2", "4"], ["3", "4"]]),
    "gaps": table([
      ["1", "[x]", "3", "[c]", "4"], ["2", "2", "2", "2", "[x]"], ["3", "", "", "3", "3"],
    ]),
    "400 areas": table((0..<400).map { ["\($0 % 37)", "\($0 % 41 + 1)"] }),
    "names of 80 letters": table([["1", "2"], ["3", "4"], ["2", "2"]]) { area in
      String(("\(area) " + String(repeating: "A name of many letters ", count: 4)).prefix(80))
    },
    "a word of 80 letters": table([["1", "2"], ["3", "4"], ["2", "2"]]) { area in
      "\(area)" + String(repeating: "W", count: 79)
    },
    "Welsh and Polish names": table([["1", "2"], ["3", "4"], ["2", "3"], ["4", "5"]]) {
      ["Rhondda Cynon Tâf", "Świętokrzyskie", "Ynys Môn", "Łódź"][$0 % 4]
    },
    "names from right to left": table([["1", "2"], ["3", "4"], ["2", "3"]]) {
      ["القاهرة", "ירושלים", "الجيزة"][$0 % 3]
    },
    "as small as numbers go": table([["5e-324", "1e-320"], ["1e-300", "0"], ["1e-310", "2"]]),
    "as large as numbers go": table([
      ["1.7e308", "-1.7e308"], ["-1.7e308", "1.7e308"], ["1", "2"],
    ]),
  ]

  /// Values by area and year; the last of several areas is the United Kingdom.
  static func table(
    _ values: [[String]], names: (Int) -> String = { "Area \($0)" }
  ) -> String {
    var text = "area_code,area_name,period,value\n"
    for (area, series) in values.enumerated() {
      let isComparator = area > 0 && area == values.count - 1
      let code = isComparator ? "K02000001" : "S\(area)"
      for (year, value) in series.enumerated() {
        text += "\(code),\(isComparator ? "UK" : names(area)),\(2018 + year),\(value)\n"
      }
    }
    return text
  }

  private func compose(
    _ kind: String, _ csv: String
  ) throws -> (frame: Frame?, alone: [AloneBlock], report: Report) {
    let squares = (0..<5).map { area in
      """
      {"type": "Feature", "properties": {"code": "S\(area)"}, "geometry": {"type": "Polygon",
      "coordinates": [[[\(area), 50], [\(area + 1), 50], [\(area + 1), 51], [\(area), 50]]]}}
      """
    }
    let tiles = (0..<5).map { "\"S\($0)\": {\"n\": \"T\($0)\", \"q\": \($0), \"r\": 0}" }
    let block =
      switch kind {
      case "chart":
        """
        {data: m, chart: {mark: bar, encoding: {y: {field: area_name, type: nominal},
            x: {field: value, type: quantitative}}}}
        """
      case "timeline": "{timeline: [{date: 2018, text: \"It was {m.value}\"}]}"
      case "map": "{map: m, geo: borders}"
      case "tilemap": "{tilemap: m, geo: tiles}"
      default: "{\(kind): m}"
      }
    let usesShapes = kind == "map" || kind == "tilemap"
    let (briefings, report) = try TestWorld.compose(
      """
      title: A page
      area: S0
      compare: K02000001
      page: A4 portrait
      data:
        d: d.csv
      \(usesShapes ? "  borders: {geojson: b.json, key: code}\n  tiles: {hexjson: t.json}" : "")
      metrics:
        m:
          recipe: level
          from: {value: d}
          target: {value: 10, by: 2030}
      blocks:
        a: \(block)
      """,
      files: [
        "d.csv": csv,
        "t.json": "{\"layout\": \"odd-r\", \"hexes\": {\(tiles.joined(separator: ", "))}}",
        "b.json": """
        {"type": "FeatureCollection", "features": [\(squares.joined(separator: ", "))]}
        """,
      ], alone: AloneRequest())
    return (briefings.first?.sheets.first?.frames.first, briefings.first?.alone ?? [], report)
  }

  @Test(arguments: kinds, data.keys.sorted())
  func `every block of odd data stays on its page, or says with a place why not`(
    kind: String, name: String
  ) throws {
    let (frame, alone, report) = try compose(kind, try #require(Self.data[name]))
    for diagnostic in report.diagnostics where diagnostic.severity != .note {
      #expect(diagnostic.place != nil, "\(diagnostic)")
    }
    if report.hasErrors { return }
    let page = try #require(frame)
    #expect(page.outside.isEmpty, "\(page.outside)")
    for block in alone {
      #expect(block.frame.outside.isEmpty, "\(block.frame.outside)")
    }
    let words = page.texts.map(\.text)
    #expect(!words.contains { $0.lowercased() == "nan" || $0.contains("∞") }, "\(words)")
    if name == "all missing" {
      #expect(words.contains { $0.contains("available") || $0.contains("No ") }, "\(words)")
      #expect(!words.contains { $0 == "0" || $0 == "0.0" }, "\(words)")
    }
  }

  @Test(arguments: kinds) func `a table of no rows is an error that names it`(kind: String) throws {
    let (_, _, report) = try compose(kind, "area_code,area_name,period,value\n")
    let error = try #require(report.diagnostics.first { $0.severity == .error })
    #expect(error.code == "E206" && error.place?.file == "d.csv")
  }
}

extension Frame {
  /// What is drawn beyond the edges, other than what a clip cuts off.
  fileprivate var outside: [String] {
    elements.flatMap { $0.beyond(.identity, size) }
  }
}

extension Element {
  fileprivate func beyond(_ map: Transform, _ size: Size) -> [String] {
    func check(_ name: String, _ box: Rect?) -> [String] {
      guard let box else { return [] }
      let corners = [
        Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
        Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.maxY),
      ].map {
        Point(
          x: map.a * $0.x + map.c * $0.y + map.tx, y: map.b * $0.x + map.d * $0.y + map.ty)
      }
      let isInside = corners.allSatisfy {
        $0.x >= -0.5 && $0.x <= size.width + 0.5 && $0.y >= -0.5 && $0.y <= size.height + 0.5
      }
      return isInside ? [] : ["\(name) at \(corners[0].x), \(corners[0].y)"]
    }
    switch operation {
    case .fill(let path, _, _): return check("a fill", path.bounds)
    case .stroke(let path, _): return check("a line", path.bounds)
    case .image(_, let rect): return check("a picture", rect)
    case .glyphs(let run, let origin, let angle, _):
      guard angle == 0 else {
        return check(run.text, Rect(x: origin.x, y: origin.y, width: 0, height: 0))
      }
      return check(run.text, Rect(x: origin.x, y: origin.y, width: run.width, height: 0))
    case .group(let group):
      guard group.clip == nil else { return [] }
      let inner = group.transform
      let whole = Transform(
        a: map.a * inner.a + map.c * inner.b, b: map.b * inner.a + map.d * inner.b,
        c: map.a * inner.c + map.c * inner.d, d: map.b * inner.c + map.d * inner.d,
        tx: map.a * inner.tx + map.c * inner.ty + map.tx,
        ty: map.b * inner.tx + map.d * inner.ty + map.ty)
      return group.elements.flatMap { $0.beyond(whole, size) }
    }
  }
}
