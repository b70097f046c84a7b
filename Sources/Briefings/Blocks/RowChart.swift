import Diagnostics
import SceneGraph
import Tables

/// What charts of one row an area have in common: names on a common left edge, figures in a column on the
/// right, the comparator as an upright line.
struct RowChart: Sendable {
  struct Row: Sendable {
    var name: String
    /// One for each column.
    var figures: [String]
    var isLit: Bool
    /// `2=`, before the name; empty for none.
    var rank = ""
  }

  let rows: [Row]
  let theme: Theme
  let nameWidth: Double
  /// 0 without ranks.
  let rankWidth: Double
  let figureWidths: [Double]
  /// Above the columns of figures; none for a single one that the subtitle explains.
  let headers: [String]

  static let nameGap = 6.0
  static let rankGap = 6.0
  static let figureGap = 8.0
  static let leastPlotWidth = 24.0
  static let leastRow = 10.5
  static let usualRow = 17.0
  /// Bars that were thicker would weigh more than they say.
  static let mostRow = 30.0

  init(_ rows: [Row], headers: [String] = [], _ setter: LabelSetter) {
    self.rows = rows
    self.headers = headers
    theme = setter.theme
    // Whole points, as charts take them for what stands beside the plot.
    nameWidth =
      (rows.map { setter.width(of: $0.name, isBold: $0.isLit) }.max() ?? 0).rounded(.up)
    rankWidth =
      (rows.map { setter.width(of: $0.rank, isBold: $0.isLit) }.max() ?? 0).rounded(.up)
    figureWidths = (0..<(rows.map(\.figures.count).max() ?? 0)).map { column in
      let figures = rows.map { row in
        row.figures.indices.contains(column)
          ? setter.width(of: row.figures[column], isBold: row.isLit) : 0
      }
      let header = headers.indices.contains(column) ? setter.width(of: headers[column]) : 0
      return max(figures.max() ?? 0, header).rounded(.up)
    }
  }

  init(_ values: AreaValues, hasRanks: Bool = false, _ setter: LabelSetter) {
    self.init(
      values.values.map { value in
        let rank = value.rank.map { value.isJoint ? "\($0)=" : "\($0)" } ?? "–"
        return Row(
          name: value.name, figures: [value.figure(values.unit, decimals: values.decimals)],
          isLit: value.isLit, rank: hasRanks ? rank : "")
      }, setter)
  }

  var minimumWidth: Double {
    rankWidth + (rankWidth > 0 ? Self.rankGap : 0) + nameRoom + figureRoom + Self.leastPlotWidth
  }

  /// None where nothing is named.
  private var nameRoom: Double { nameWidth > 0 ? nameWidth + Self.nameGap : 0 }

  /// Beside the plot.
  var figureRoom: Double { figureWidths.reduce(0) { $0 + $1 + Self.figureGap } }

  /// Names as the axis of rows.
  func y(paddingInner: Double = 0.32) -> Node {
    let tests = rows.filter(\.isLit).map { "datum.value === \(quoted($0.name))" }
    let isLit = Node(tests.isEmpty ? "false" : tests.joined(separator: " || "))
    let axis: Node = [
      "title": .null, "labelAlign": "left", "labelPadding": Node(nameRoom),
      "labelLimit": 1000, "labelFontSize": Node(LabelSetter.size), "labelOverlap": false,
      "domain": false, "ticks": false, "grid": false,
      "labelColor": [
        "condition": ["test": isLit, "value": theme.code(.accent)], "value": theme.code(.text),
      ],
      "labelFontWeight": ["condition": ["test": isLit, "value": "bold"], "value": "normal"],
    ]
    return [
      "field": "name", "type": "ordinal", "sort": .null,
      "scale": [
        "paddingInner": Node(paddingInner), "paddingOuter": Node(paddingInner / 2),
        "domain": Node(rows.map { Node($0.name) }),
      ],
      "axis": nameWidth > 0 ? axis : .null,
    ]
  }

  /// Where a row's middle is, 0…1 from the top.
  func share(of index: Int) -> Double { (Double(index) + 0.5) / Double(max(rows.count, 1)) }

  /// The figures, set to the right beside the plot, where no line runs through them, and the ranks.
  var figures: [Node] {
    var layers: [Node] = []
    var dx = 0.0
    for (index, width) in figureWidths.enumerated() {
      dx += Self.figureGap + width
      if headers.indices.contains(index) { layers.append(header(headers[index], dx: dx)) }
      for isLit in [false, true] where rows.contains(where: { $0.isLit == isLit }) {
        layers.append(column(Node("figure\(index)"), isLit, x: ["value": "width"], dx: dx))
      }
    }
    guard rankWidth > 0 else { return layers }
    for isLit in [false, true] where rows.contains(where: { $0.isLit == isLit }) {
      layers.append(
        column(
          "rank", isLit, x: ["value": 0], dx: -(nameRoom + Self.rankGap)))
    }
    return layers
  }

  private func header(_ text: String, dx: Double) -> Node {
    [
      "data": ["values": [["text": Node(text)]]],
      "mark": [
        "type": "text", "align": "right", "baseline": "bottom", "dx": Node(dx), "dy": -4,
        "fontSize": Node(LabelSetter.size), "color": theme.code(.muted),
      ],
      "encoding": [
        "y": ["value": 0], "x": ["value": "width"], "text": ["field": "text", "type": "nominal"],
      ],
    ]
  }

  private func column(_ field: Node, _ isLit: Bool, x: Node, dx: Double) -> Node {
    [
      "data": ["name": "figures"],
      "transform": [["filter": isLit ? "datum.lit" : "!datum.lit"]],
      "mark": [
        "type": "text", "align": "right", "baseline": "middle", "dx": Node(dx),
        "fontSize": Node(LabelSetter.size), "fontWeight": isLit ? "bold" : "normal",
        "color": theme.code(isLit ? .accent : .text),
      ],
      "encoding": ["y": y(), "x": x, "text": ["field": field, "type": "nominal"]],
    ]
  }

  var figureTable: DataTable {
    DataTable(
      [
        DataColumn("name", .strings(rows.map(\.name))),
        DataColumn("rank", .strings(rows.map(\.rank))),
        DataColumn("lit", .booleans(rows.map(\.isLit))),
      ]
        + figureWidths.indices.map { column in
          DataColumn(
            "figure\(column)",
            .strings(
              rows.map { $0.figures.indices.contains(column) ? $0.figures[column] : "" }))
        })
  }

  func x(_ field: Node, _ axis: ValueAxis) -> Node {
    ["field": field, "type": "quantitative", "axis": .null, "scale": axis.scale]
  }

  /// The comparator's line; its words stand above the plot.
  func rule(at value: Double, _ axis: ValueAxis) -> Node {
    // On a ground of paper, so that it is seen across a bar as dark as itself.
    [
      "layer": Node(
        [(Theme.ColorRole.paper, 2.6), (.ink, 1.2)].map { role, width in
          [
            "data": ["values": [["at": Node(value)]]],
            "mark": ["type": "rule", "color": theme.code(role), "strokeWidth": Node(width)],
            "encoding": ["x": x("at", axis)],
          ] as Node
        })
    ]
  }

  /// Labels above upright lines.
  func labels(above lines: [(id: String, text: String, value: Double)], _ axis: ValueAxis)
    -> LabelPlan
  {
    LabelPlan(
      sides: [
        LabelPlan.Side(
          edge: .top,
          labels: lines.map { line in
            (
              Label(
                line.id, [.init(line.text, .ink, isBold: true)], priority: LabelPriority.comparator),
              LabelPlan.Place(x: axis.share(of: line.value), y: 0)
            )
          })
      ])
  }
}
