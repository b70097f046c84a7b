import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Bars from zero, the best on top, our area lit and the comparator as a line.
struct RankingBlock: Block {
  static let name = "ranking"
  static let fields =
    (BlockWords.fields + [
      Field(
        "areas", "codes, names, or children of a code; else all areas of the page's level", .words),
      Field("compare", "false hides the comparator's line", .flag),
      Field.decimals,
      Field("highlight", "the areas that are lit; else the page's", .words),
      Field("ranking", "the metric", required: true),
    ]).sortedByName()

  let metric: Written
  let areas: [Node]?
  let highlight: [Node]?
  let showsComparator: Bool
  let decimals: Int?
  let own: BlockWords

  var sources: [Written] { [metric] }
  var label: Written? { own.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard reader.text(Self.name, &report) != nil, let metric = Written(reader[Self.name]) else {
      return nil
    }
    self.metric = metric
    areas = reader.words("areas", &report)
    highlight = reader.words("highlight", &report)
    showsComparator = reader.flag("compare", &report) ?? true
    decimals = reader.decimals(&report)
    own = BlockWords(reader, &report)
  }

  /// One bar.
  private struct Bar {
    var name: String
    var value: Double?
    var label: String
    var isLit: Bool
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let words = context.words(own.title, &report)
    guard let period = indicator.period else {
      return UnavailableContent(title: words, reason: "The metric has no values.")
    }
    let bars = bars(of: indicator, in: period, context, &report)
    guard bars.contains(where: { $0.value != nil }) else {
      return UnavailableContent(
        title: words, reason: "No area has a value in \(period.description).")
    }
    let comparator =
      showsComparator && !indicator.relativeToComparator
      ? indicator.comparator.flatMap { code in
        indicator.value(area: code, period: period).map { (code, $0) }
      } : nil
    let line = comparator.map { code, value in
      (
        label:
          "\(context.shortName(of: code, in: indicator)) \(indicator.unit.shortText(value, decimals: decimals))",
        value: value
      )
    }
    var subtitle = context.words(own.subtitle, &report)
    if subtitle.isEmpty { subtitle = "\(indicator.title), \(period.description)" }
    let note = context.note(own.note, for: sources, &report)
    let alternative = context.words(own.alternative, &report)
    let widths = Self.widths(of: bars, context)
    return ChartContent(
      title: words, subtitle: subtitle, note: note,
      specification: specification(bars, line, context).placed(at: metric.origin),
      tables: ["ranking": Self.table(bars)],
      alternative: alternative.isEmpty ? Self.alternative(bars, line?.label) : alternative,
      minimumHeight: Double(bars.count) * 10.5 + (line == nil ? 0 : 12),
      preferredHeight: Double(bars.count) * 17 + (line == nil ? 0 : 14),
      minimumWidth: widths.names + widths.figures + 14 + Self.leastPlotWidth)
  }

  /// The best first; areas without a value last, said to be without one.
  private func bars(
    of indicator: Indicator, in period: Period, _ context: BlockContext, _ report: inout Report
  ) -> [Bar] {
    let codes = context.areaCodes(
      areas, default: indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas, &report)
    let lit = Set(
      context.areaCodes(highlight, default: indicator.area.map { [$0] } ?? [], &report))
    for node in highlight ?? [] {
      guard let text = node.string, !text.hasPrefix("children of "),
        let code = context.areaCode(Written(text, node.origin), &report), !codes.contains(code)
      else { continue }
      report.warning(
        "W138",
        "`highlight` names \(context.name(of: code, in: indicator)), which is none of the bars",
        at: node.origin)
    }
    var seen: Set<String> = []
    let ranked = codes.filter { $0 != indicator.comparator && seen.insert($0).inserted }
    var bars = ranked.map { code in
      let row = indicator.row(area: code, period: period)
      let marker = row?.status.marker ?? ""
      return Bar(
        name: context.name(of: code, in: indicator), value: row?.value,
        label: row?.value.map { indicator.unit.shortText($0, decimals: decimals) }
          ?? (marker.isEmpty ? "not available" : "not available \(marker)"),
        isLit: lit.contains(code))
    }
    // Bars stand on their names, so areas of one name are told apart by their codes.
    let namesakes = Dictionary(grouping: bars.indices) { bars[$0].name }.values
    for index in namesakes.filter({ $0.count > 1 }).joined() {
      bars[index].name += " (\(ranked[index]))"
    }
    let rising = indicator.better == .lower
    return bars.enumerated().sorted { left, right in
      switch (left.element.value, right.element.value) {
      case (let a?, let b?) where a != b: rising ? a < b : a > b
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  private static func table(_ bars: [Bar]) -> DataTable {
    DataTable([
      DataColumn("name", .strings(bars.map(\.name))),
      DataColumn("value", .numbers(bars.map { $0.value ?? .nan })),
      DataColumn("start", .numbers(bars.map { $0.value ?? 0 })),
      DataColumn("label", .strings(bars.map(\.label))),
      DataColumn("lit", .booleans(bars.map(\.isLit))),
    ])
  }

  private func specification(
    _ bars: [Bar], _ line: (label: String, value: Double)?, _ context: BlockContext
  ) -> Node {
    let theme = context.theme
    // Names stand on a common left edge, so the space beside the bars is that of the longest.
    let (widest, column) = Self.widths(of: bars, context)
    let tests = Node(
      bars.filter(\.isLit).map { "datum.value === \(Self.quoted($0.name))" }.joined(
        separator: " || ")
    )
    let isLit: Node = tests.string == "" ? "false" : tests
    let y: Node = [
      "field": "name", "type": "ordinal", "sort": .null,
      "scale": ["paddingInner": 0.32, "paddingOuter": 0.16],
      "axis": [
        "title": .null, "labelAlign": "left", "labelPadding": Node(widest + 6), "labelLimit": 400,
        "labelFontSize": Node(Self.labelSize), "labelOverlap": false, "domain": false,
        "ticks": false,
        "labelColor": [
          "condition": ["test": isLit, "value": theme.code(.accent)], "value": theme.code(.text),
        ],
        "labelFontWeight": ["condition": ["test": isLit, "value": "bold"], "value": "normal"],
      ],
    ]
    func whenLit(_ on: Node, _ off: Node) -> Node {
      ["condition": ["test": "datum.lit", "value": on], "value": off]
    }
    func x(_ field: Node) -> Node {
      [
        "field": field, "type": "quantitative", "axis": .null,
        "scale": ["zero": true, "nice": false],
      ]
    }
    var layers: [Node] = [
      [
        "mark": ["type": "bar"],
        "encoding": [
          "y": y,
          "x": x("value"),
          "color": whenLit(theme.code(.accent), theme.code(.bar)),
        ],
      ]
    ]
    if let line {
      layers.append([
        "data": ["values": [["at": Node(line.value)]]],
        "mark": ["type": "rule", "color": theme.code(.ink), "strokeWidth": 1.2],
        "encoding": ["x": x("at")],
      ])
      layers.append([
        "data": ["values": [["at": Node(line.value), "label": Node(line.label)]]],
        "mark": [
          "type": "text", "color": theme.code(.ink), "fontWeight": "bold", "baseline": "bottom",
          "dy": -3, "fontSize": Node(Self.labelSize),
        ],
        "encoding": [
          "x": x("at"), "y": ["value": 0],
          "text": ["field": "label", "type": "nominal"],
        ],
      ])
    }
    // A line would run through figures at the ends of bars, so they stand in a column beside it.
    for isLit in [false, true] {
      layers.append([
        "transform": [["filter": isLit ? "datum.lit" : "!datum.lit"]],
        "mark": [
          "type": "text", "align": line == nil ? "left" : "right", "baseline": "middle",
          "dx": Node(line == nil ? 4 : column + 8), "fontSize": Node(Self.labelSize),
          "fontWeight": isLit ? "bold" : "normal", "color": theme.code(isLit ? .accent : .text),
        ],
        "encoding": [
          "y": y, "x": line == nil ? x("start") : ["value": "width"],
          "text": ["field": "label", "type": "nominal"],
        ],
      ])
    }
    return ["data": ["name": "ranking"], "layer": Node(layers)]
  }

  private static let labelSize = 8.2
  private static let leastPlotWidth = 24.0

  /// Of the longest name and of the longest figure, in points.
  private static func widths(
    of bars: [Bar], _ context: BlockContext
  ) -> (names: Double, figures: Double) {
    var style = context.theme.look(.label).style
    style.size = labelSize
    var widths = (names: 0.0, figures: 0.0)
    for bar in bars {
      style.weight = bar.isLit ? 700 : 400
      widths.names = max(widths.names, context.shaping.width(of: bar.name, style))
      widths.figures = max(widths.figures, context.shaping.width(of: bar.label, style))
    }
    return widths
  }

  /// As a string of the expression language.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private static func alternative(_ bars: [Bar], _ line: String?) -> String {
    let list = bars.map { "\($0.name) \($0.label)" }.joined(separator: ", ")
    return "Bar chart, best first: \(list)." + (line.map { " Line: \($0)." } ?? "")
  }
}

extension String {
  fileprivate func replacing(_ part: Character, with replacement: String) -> String {
    var result = ""
    for character in self {
      if character == part { result += replacement } else { result.append(character) }
    }
    return result
  }
}
