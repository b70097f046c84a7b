import Diagnostics
import Indicators
import Scales
import Tables

/// One figure: a metric of the page's area, in its period.
struct TileBlock: Block {
  enum Shown: String, CaseIterable { case change, gap, rank, target, value }

  static let name = "tile"
  static let fields =
    (TileWords.fields + [
      Field("show", "value, gap, change, rank or target", .choice(Shown.allCases.map(\.rawValue))),
      Field("tile", "the metric", required: true),
    ]).sortedByName()

  let metric: Written
  let show: Shown
  let own: TileWords

  var sources: [Written] { [metric] }
  var label: Written? { own.label }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard reader.text(Self.name, &report) != nil, let metric = Written(reader[Self.name]) else {
      return nil
    }
    self.metric = metric
    own = TileWords(reader, &report)
    show = reader.word("show", Shown.self, &report) ?? .value
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.label, &report)
    guard let indicator = found else { return instead }
    let words = context.words(own.label, &report)
    guard let area = indicator.area else {
      report.error(
        "E135", "a tile needs to know whom it is about", at: metric.origin,
        notes: ["give the page an `area`"])
      return nil
    }
    guard let period = indicator.period,
      let figure = Figure(
        show, of: indicator, area: area, period: period, decimals: own.decimals)
    else {
      return UnavailableContent(
        title: words, reason: Self.reason(indicator, area: area, show, context))
    }
    if indicator.askedPeriod == nil,
      let newest = indicator.series(of: area).last, newest.value == nil, newest.period > period
    {
      let marker = newest.status.marker.isEmpty ? "" : " (\(newest.status.marker))"
      report.note(
        "N142",
        "the figure of \(metric.text) is that of \(period.description): "
          + "\(newest.period.description) is missing\(marker)",
        at: metric.origin, notes: ["{\(metric.text).period} in the label says so on the page"])
    }
    own.claim?.compare(
      with: figure.isInUnit ? figure.number * indicator.unit.scale : figure.number,
      of: metric.text, as: figure.text,
      period: period.description, &report)
    let details = TileDetails(
      own: own, indicator: indicator, area: area, period: period, context: context)
    let note = joined(
      details.line.isEmpty ? "" : details.line + ".", details.unmoved,
      context.note(own.note, for: sources, &report), details.remark)
    let word = own.suffix.map { context.words($0, &report) } ?? figure.word
    let label = words.isEmpty ? indicator.shownTitle : words
    let written = context.words(own.alternative, &report)
    let marked = details.marker.isEmpty ? word : "\(word) \(details.marker)"
    let spoken = [
      "\(label): \(figure.text)\(word.isEmpty ? "" : " \(word)")",
      "\(context.name(of: area, in: indicator)), \(period.inWords)", details.comparator ?? "",
      details.change?.text ?? "",
    ]
    return TileContent(
      label: label, figure: figure.text,
      word: marked.hasPrefix(" ") ? String(marked.dropFirst()) : marked,
      figureColor: figure.color, arrow: figure.arrow, note: note, bar: details.trend,
      change: details.change,
      alternative: written.isEmpty
        ? spoken.filter { !$0.isEmpty }.joined(separator: "; ") + "." : written,
      isAlternativeWritten: !written.isEmpty, data: details.data)
  }

  private static func reason(
    _ indicator: Indicator, area: String, _ show: Shown, _ context: BlockContext
  ) -> String {
    let name = context.name(of: area, in: indicator)
    guard let row = indicator.series(of: area).last else { return "No figures for \(name)." }
    guard row.value == nil else {
      return "No \(show.rawValue) for \(name), \(row.period.description)."
    }
    let marker = row.status.marker.isEmpty ? "" : " \(row.status.marker)"
    return "Missing for \(name), \(row.period.description)\(marker)."
  }
}

/// The figure of a tile with the word behind it and its colour.
struct Figure {
  var text: String
  var word: String
  var color: Theme.ColorRole
  var number: Double
  /// `false` for a rank or a percentage, which know nothing of the unit's millions.
  var isInUnit = true
  /// Of a change.
  var arrow: TileContent.Arrow?
}

extension Figure {
  init?(
    _ show: TileBlock.Shown, of indicator: Indicator, area: String, period: Period, decimals: Int?
  ) {
    let unit = indicator.unit
    switch show {
    case .value where indicator.relativeToComparator, .gap:
      guard let gap = indicator.gap(area: area, period: period) else { return nil }
      self.init(gap: gap, distance: indicator.distance(gap, decimals: decimals))
    case .value:
      guard let value = indicator.value(area: area, period: period) else { return nil }
      self.init(value: value, unit: unit, decimals: decimals)
    case .change:
      guard let change = indicator.change(area: area, period: period) else { return nil }
      let text = unit.differenceFormat(for: change.absolute, decimals: decimals).signed
        .text(of: change.absolute)
      let since = "since \(change.from.period.inWords)"
      let isLevel = !text.contains { "123456789".contains($0) }
      if change.isWithinInterval || isLevel {
        self.init(
          text: text, word: isLevel ? since : "\(since), no clear change", color: .ink,
          number: change.absolute)
        partPoints()
      } else {
        let color = TileDetails.color(change.direction)
        self.init(text: text, word: since, color: color, number: change.absolute)
        partPoints()
        arrow = TileContent.Arrow(isUp: change.absolute > 0, color: color)
      }
    case .rank:
      guard let rank = indicator.rank(of: area, period: period) else { return nil }
      self.init(
        text: QuantityFormat.rank(rank.position, isJoint: rank.isJoint), word: "of \(rank.count)",
        color: .ink, number: Double(rank.position), isInUnit: false)
    case .target:
      guard let target = indicator.targets.first(where: { $0.area == nil || $0.area == area })
      else { return nil }
      self.init(value: target.value, unit: unit, decimals: decimals)
      if let by = target.by { word = "by \(by.inWords)" }
    }
  }
}

extension Figure {
  private init(value: Double, unit: MeasureUnit, decimals: Int?) {
    self.init(
      text: unit.shortText(value, decimals: decimals), word: unit.wordBehind, color: .ink,
      number: value)
  }

  /// "points" is a word behind the figure, not a part of it.
  fileprivate mutating func partPoints() {
    guard text.hasSuffix(MeasureUnit.points) else { return }
    text.removeLast(MeasureUnit.points.count)
    word = word.isEmpty ? "points" : "points \(word)"
  }

  /// The size of the gap; its direction is the word behind it, and the colour says the same again.
  private init(
    gap: Indicator.Gap, distance: (value: Double, format: QuantityFormat, isInUnit: Bool)
  ) {
    let (value, format) = (distance.value, distance.format)
    let text = format.text(of: abs(value))
    defer {
      isInUnit = distance.isInUnit
      partPoints()
    }
    let isLevel = !text.contains { "123456789".contains($0) }
    if gap.isWithinInterval || isLevel {
      self.init(
        text: text,
        word: isLevel ? "level" : "\(value < 0 ? "below" : "above"), no clear difference",
        color: .ink, number: value)
    } else {
      self.init(
        text: text, word: value < 0 ? "below" : "above",
        color: gap.direction == .worse ? .signal : gap.direction == .better ? .accent : .ink,
        number: value)
    }
  }
}

extension Claim {
  /// Warns where the typed figure and the computed one disagree.
  func compare(
    with actual: Double, of metric: String, as text: String, period: String, _ report: inout Report
  ) {
    guard !agrees(with: actual) else { return }
    report.warning(
      "W710", "“\(self.text)” does not match \(metric).value = \(text) (\(period))", at: origin)
  }
}
