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
      let status = indicator.status(of: target, area: area, period: period)
    else {
      report.error(
        "E136", "`\(metric.text)` has no target to be on its way to", at: metric.origin,
        notes: ["give the metric one: target: {value: 5, by: 2030}"])
      return nil
    }
    let figure = indicator.unit.shortText(value, decimals: own.decimals)
    own.claim?.compare(
      with: value * indicator.unit.scale, of: metric.text, as: figure,
      period: period.inWords, &report)
    let told = TargetWords(
      status: status, value: value, unit: indicator.unit, decimals: own.decimals)
    let details = TileDetails(
      own: own, indicator: indicator, area: area, period: period, context: context)
    let note = joined(
      details.line.isEmpty ? "" : details.line + ".",
      context.note(own.note, otherwise: told.note, for: sources, &report), details.remark)
    let word = own.suffix.map { context.words($0, &report) } ?? indicator.unit.wordBehind
    let label = words.isEmpty ? indicator.title : words
    let written = context.words(own.alternative, &report)
    let spoken = [
      "\(label): \(figure)\(word.isEmpty ? "" : " \(word)")",
      "\(context.name(of: area, in: indicator)), \(period.inWords)", told.note,
      details.comparator ?? "",
    ]
    return TileContent(
      label: label, figure: figure,
      word: [word, details.marker].filter { !$0.isEmpty }.joined(separator: " "),
      figureColor: .ink, note: note, bar: bar(told, context), change: details.change,
      alternative: written.isEmpty
        ? spoken.filter { !$0.isEmpty }.joined(separator: "; ") + "." : written,
      isAlternativeWritten: !written.isEmpty, data: details.data)
  }

  /// A bar in an outline that stands for the whole; a mark where the target is passed.
  private func bar(_ told: TargetWords, _ context: BlockContext) -> ChartContent {
    let theme = context.theme
    func rect(_ from: Double, _ to: Double, _ mark: Node) -> Node {
      [
        "data": ["values": [["start": Node(from), "share": Node(to)]]],
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
    var layers: [Node] = [
      rect(
        0, 100,
        [
          "type": "rect", "color": theme.code(.paper), "stroke": theme.code(.peer),
          "strokeWidth": 0.8,
        ]),
      rect(0, told.filled, ["type": "rect", "color": theme.code(.accent)]),
    ]
    if told.mark < 100 {
      let edge = min(max(told.mark, 0.7), 99.3)
      layers.append(
        rect(
          edge - 0.7, edge + 0.7,
          ["type": "rect", "color": theme.code(.ink), "stroke": theme.code(.paper)]))
    }
    let specification: Node = ["layer": Node(layers)]
    return ChartContent(
      title: "", subtitle: "", note: "", specification: specification.placed(at: metric.origin),
      tables: [:], alternative: "Bar: \(told.note).", minimumHeight: 7, preferredHeight: 7)
  }
}

/// What is told of the way to a target.
struct TargetWords {
  let status: TargetStatus
  let value: Double
  let unit: MeasureUnit
  let decimals: Int?

  /// The bar is as long as the larger of value and target: shares of it, 0…100.
  private var whole: Double { max(value, status.target.value, 0) }
  var filled: Double { whole > 0 ? min(max(value / whole, 0), 1) * 100 : 0 }
  var mark: Double { whole > 0 ? min(max(status.target.value / whole, 0), 1) * 100 : 100 }

  private func text(_ amount: Double) -> String { unit.shortText(amount, decimals: decimals) }

  private var isToFall: Bool { status.distance < 0 }

  /// "36% of £2bn by 2030; needs £255m more each year; behind, at £90m more a year lately".
  var note: String {
    if status.standing == .met { return "Target of \(text(status.target.value))\(date) met" }
    return [far + date, pace, standing].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private var far: String {
    let target = text(status.target.value)
    if !isToFall, value >= 0, let percent = status.percentOfTarget {
      return "\(QuantityFormat(suffix: "%", decimals: 0).text(of: percent)) of \(target)"
    }
    let distance = unit.differenceFormat(for: status.distance, decimals: decimals)
      .text(of: abs(status.distance))
    return "\(distance) \(isToFall ? "above" : "below") the target of \(target)"
  }

  private var date: String { status.target.by.map { " by \($0.inWords)" } ?? "" }

  private func yearly(_ pace: Double) -> String {
    let amount = unit.differenceFormat(for: pace, decimals: decimals).text(of: abs(pace))
    return "\(amount) \(pace < 0 ? "less" : "more")"
  }

  private var pace: String {
    status.requiredYearlyPace.map { "needs \(yearly($0)) each year" } ?? ""
  }

  /// In words, because a colour alone tells nobody.
  private var standing: String {
    switch status.standing {
    case .met, .unclear: return ""
    case .onTrack: return "on track" + lately
    case .behind: return status.yearsLeft == 0 ? "the date has passed" : "behind" + lately
    }
  }

  private var lately: String {
    status.recentYearlyPace.map { pace in
      let text = unit.differenceFormat(for: pace, decimals: decimals).text(of: abs(pace))
      guard text.contains(where: { "123456789".contains($0) }) else {
        return ", as nothing moved lately"
      }
      return ", at \(yearly(pace)) a year lately"
    } ?? ""
  }
}
