import Diagnostics
import Indicators
import Scales
import Tables

/// A figure and how far it is on its way to a target.
struct ProgressBlock: Block {
  static let name = "progress"
  static let fields =
    (TileWords.fields + [Field("progress", "the metric", required: true)]).sortedByName()

  let metric: Written
  let own: TileWords

  var sources: [Written] { [metric] }
  var label: Written? { own.label }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard reader.text(Self.name, &report) != nil, let metric = Written(reader[Self.name]) else {
      return nil
    }
    self.metric = metric
    own = TileWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.label, &report)
    guard let indicator = found else { return instead }
    let words = context.words(own.label, &report)
    guard let area = indicator.area, let period = indicator.period,
      let value = indicator.value(area: area, period: period)
    else {
      return UnavailableContent(title: words, reason: "No figures for the page's area.")
    }
    guard let target = indicator.targets.first(where: { $0.area == nil || $0.area == area }),
      let status = indicator.status(of: target, area: area, period: period),
      let percent = status.percentOfTarget
    else {
      report.error(
        "E136", "`\(metric.text)` has no target to be on its way to", at: metric.origin,
        notes: ["give the metric one: target: {value: 5, by: 2030}"])
      return nil
    }
    let figure = indicator.unit.shortText(value, decimals: own.decimals)
    own.claim?.compare(
      with: value * indicator.unit.scale, of: metric.text, as: figure,
      period: period.description, &report)
    let note = context.note(
      own.note, otherwise: Self.note(status, percent: percent, unit: indicator.unit), for: sources,
      &report)
    return TileContent(
      label: words.isEmpty ? indicator.title : words, figure: figure,
      word: own.suffix.map { context.words($0, &report) } ?? indicator.unit.wordBehind,
      figureColor: .ink, note: note,
      bar: bar(percent, figure, status, indicator.unit, context, &report))
  }

  /// "36% of £2bn", and what each year must add when there is a date.
  private static func note(_ status: TargetStatus, percent: Double, unit: MeasureUnit) -> String {
    let share = QuantityFormat(suffix: "%", decimals: 0).text(of: percent)
    var note = "\(share) of \(unit.shortText(status.target.value))"
    if let by = status.target.by {
      note += " by \(by.description)"
      if let pace = status.requiredYearlyPace {
        note += "; needs \(unit.shortText(abs(pace))) \(pace < 0 ? "less" : "more") each year"
      }
    }
    return note
  }

  /// A bar in an outline that stands for the whole.
  private func bar(
    _ percent: Double, _ figure: String, _ status: TargetStatus, _ unit: MeasureUnit,
    _ context: BlockContext, _ report: inout Report
  ) -> ChartContent {
    let theme = context.theme
    let share = min(max(percent, 0), 100)
    func rect(_ share: Double, _ mark: Node) -> Node {
      [
        "data": ["values": [["start": 0, "share": Node(share)]]],
        "mark": mark,
        "encoding": [
          "x": [
            "field": "start", "type": "quantitative", "axis": .null,
            "scale": ["domain": [0, 100], "nice": false],
          ],
          "x2": ["field": "share"],
          "y": ["value": 0],
          "y2": ["value": "height"],
        ],
      ]
    }
    let specification: Node = [
      "layer": [
        rect(
          100,
          [
            "type": "rect", "color": theme.code(.paper), "stroke": theme.code(.peer),
            "strokeWidth": 0.8,
          ]),
        rect(share, ["type": "rect", "color": theme.code(.accent)]),
      ]
    ]
    let written = context.words(own.alternative, &report)
    let whole = unit.shortText(status.target.value)
    return ChartContent(
      title: "", subtitle: "", note: "", specification: specification.placed(at: metric.origin),
      tables: [:],
      alternative: written.isEmpty
        ? "Bar: \(figure) of \(whole), \(Int(percent.rounded())) per cent." : written,
      minimumHeight: 7, preferredHeight: 7)
  }
}
