import Diagnostics
import SceneGraph
import Tables

/// A picture whose parts stand at known places, in points from its corner, y down: what maps,
/// pictograms and timelines turn into layers of a chart specification with.
struct Sketch {
  /// Colours as `#0B5C8A`; `nil` for none.
  struct Look: Hashable {
    var fill: String?
    var stroke: String?
    var width = 0.0
    var dash: [Double] = []
  }

  struct TextLook: Hashable {
    enum Alignment: String { case center, left, right }

    var size: Double
    var weight = 400
    var color: String
    var alignment = Alignment.left
  }

  private enum Content {
    case lines([[Point]])
    case shape([[[Point]]])
    case text(String, Point)
  }

  private enum Style: Hashable {
    case lines(Look)
    case shape(Look)
    case text(TextLook)
  }

  private var parts: [(style: Style, content: Content)] = []

  mutating func draw(_ polygons: [[[Point]]], _ look: Look) {
    if !polygons.isEmpty { parts.append((.shape(look), .shape(polygons))) }
  }

  mutating func draw(_ rect: Rect, _ look: Look) {
    draw(
      [
        [
          [
            Point(x: rect.minX, y: rect.minY), Point(x: rect.maxX, y: rect.minY),
            Point(x: rect.maxX, y: rect.maxY), Point(x: rect.minX, y: rect.maxY),
          ]
        ]
      ], look)
  }

  mutating func draw(lines: [[Point]], color: String, width: Double, dash: [Double] = []) {
    guard !lines.isEmpty else { return }
    parts.append(
      (.lines(Look(stroke: color, width: width, dash: dash)), .lines(lines)))
  }

  /// - Parameter at: the middle of the line's height, and the edge or centre its alignment names.
  mutating func write(_ text: String, at point: Point, _ look: TextLook) {
    if !text.isEmpty { parts.append((.text(look), .text(text, point))) }
  }
}

// MARK: As a specification

/// What a chart is compiled from.
struct ChartDrawing {
  var specification: Node
  var tables: [String: DataTable]
}

extension Sketch {
  /// Parts of one look that follow each other are one layer.
  var drawing: ChartDrawing {
    var layers: [Node] = []
    var tables: [String: DataTable] = [:]
    var index = parts.startIndex
    while index < parts.endIndex {
      let style = parts[index].style
      let end = parts[index...].firstIndex { $0.style != style } ?? parts.endIndex
      let name = "layer\(layers.count)"
      let contents = parts[index..<end].map(\.content)
      tables[name] = Self.table(contents)
      layers.append(Self.layer(style, name))
      index = end
    }
    if layers.isEmpty {
      tables["layer0"] = DataTable([DataColumn("shape", .mixed([]))])
      layers.append(Self.layer(.shape(Look()), "layer0"))
    }
    return ChartDrawing(
      specification: [
        "projection": ["type": "identity", "scale": 1, "translate": [0, 0]],
        "layer": Node(layers),
      ], tables: tables)
  }

  private static func layer(_ style: Style, _ name: String) -> Node {
    let data: Node = ["name": Node(name)]
    let shape: Node = ["shape": ["field": "shape", "type": "geojson"]]
    switch style {
    case .lines(let look):
      return [
        "data": data, "mark": mark(look).setting("filled", to: false), "encoding": shape,
      ]
    case .shape(let look): return ["data": data, "mark": mark(look), "encoding": shape]
    case .text(let look):
      func place(_ field: Node) -> Node {
        ["field": field, "type": "quantitative", "scale": .null, "axis": .null]
      }
      return [
        "data": data,
        "mark": [
          "type": "text", "align": Node(look.alignment.rawValue), "baseline": "middle",
          "fontSize": Node(look.size), "fontWeight": Node(Double(look.weight)),
          "color": Node(look.color), "limit": 0,
        ],
        "encoding": [
          "x": place("x"), "y": place("y"), "text": ["field": "text", "type": "nominal"],
        ],
      ]
    }
  }

  private static func mark(_ look: Look) -> Node {
    var mark: Node = [
      "type": "geoshape", "clip": false, "fill": look.fill.map { Node($0) } ?? .null,
      "stroke": look.stroke.map { Node($0) } ?? .null, "strokeWidth": Node(look.width),
    ]
    if !look.dash.isEmpty {
      mark = mark.setting("strokeDash", to: Node(look.dash.map { Node($0) }))
    }
    return mark
  }

  private static func table(_ contents: [Content]) -> DataTable {
    if case .text? = contents.first {
      let texts = contents.compactMap { content in
        if case .text(let text, let point) = content { (text, point) } else { nil }
      }
      return DataTable([
        DataColumn("text", .strings(texts.map(\.0))),
        DataColumn("x", .numbers(texts.map(\.1.x))),
        DataColumn("y", .numbers(texts.map(\.1.y))),
      ])
    }
    return DataTable([DataColumn("shape", .mixed(contents.map(shape)))])
  }

  private static func shape(_ content: Content) -> Datum {
    func geometry(_ type: String, _ coordinates: [Datum]) -> Datum {
      .object([
        Datum.Field("type", .string(type)), Datum.Field("coordinates", .array(coordinates)),
      ])
    }
    func line(_ points: [Point]) -> Datum {
      .array(points.map { .array([.number($0.x), .number($0.y)]) })
    }
    switch content {
    case .lines(let lines): return geometry("MultiLineString", lines.map(line))
    case .shape(let polygons):
      return geometry(
        "MultiPolygon",
        polygons.map { rings in
          // GeoJSON's rings end where they began.
          .array(rings.map { ring in line(ring + ring.prefix(1)) })
        })
    case .text: return .null
    }
  }
}
