import Diagnostics
import Indicators
import Tables

/// As many icons as there are things: products, people, pounds.
struct PictogramBlock: Block {
  static let name = "pictogram"
  static let fields =
    (BlockWords.fields + [
      Field.decimals,
      Field("each", "how many one icon stands for, in the figure's own unit: 10, £5m"),
      Field("icon", "what is drawn", .choice(Icon.allCases.map(\.rawValue))),
      Field("of", "the whole, shown as pale icons: a number, or target"),
      Field("pictogram", "the metric", required: true),
    ]).sortedByName()

  let metric: Written
  let each: Written?
  let whole: Written?
  let icon: Icon
  let decimals: Int?
  let own: BlockWords

  var sources: [Written] { [metric] }
  var label: Written? { own.title }

  private static let mostIcons = 1000.0

  init?(_ reader: FieldReader, _ report: inout Report) {
    for name in ["each", "of"] { _ = reader.text(name, &report) }
    guard reader.text(Self.name, &report) != nil, let metric = Written(reader[Self.name]) else {
      return nil
    }
    self.metric = metric
    each = Written(reader["each"])
    whole = Written(reader["of"])
    icon = reader.word("icon", Icon.self, &report) ?? .circle
    decimals = reader.decimals(&report)
    own = BlockWords(reader, &report)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: Self.name, label: own.title, &report)
    guard let indicator = found else { return instead }
    let title = context.words(own.title, &report)
    guard let area = indicator.area ?? (indicator.areas.count == 1 ? indicator.areas.first : nil),
      let period = indicator.period ?? indicator.latestPeriod(of: area),
      let value = indicator.value(area: area, period: period)
    else {
      return UnavailableContent(title: title, reason: "No figure to show.")
    }
    let unit = indicator.unit
    let amount = value * unit.scale
    let figure = unit.text(value, decimals: decimals)
    guard amount >= 0 else {
      report.error(
        "E176", "a pictogram cannot show \(figure): there are no fewer things than none",
        at: metric.origin)
      return nil
    }
    guard let whole = total(of: indicator, area: area, &report),
      let each = amountOfOne(for: max(amount, whole ?? 0), &report)
    else { return nil }
    guard max(amount, whole ?? 0) / each <= Self.mostIcons else {
      report.error(
        "E176", "\(figure) would be more than \(Int(Self.mostIcons)) icons",
        at: self.each?.origin ?? metric.origin, label: "let `each` icon stand for more")
      return nil
    }
    let one = unit.text(each / unit.scale)
    let subtitle =
      "\(figure), \(period.inWords)" + (each == 1 ? "" : "; one icon is \(one)")
    var alternative = "Pictogram: \(figure), \(period.inWords)"
    if let whole { alternative += ", of \(unit.text(whole / unit.scale))" }
    let said = context.words(
      own, subtitle: subtitle, remarks: "",
      alternative: alternative + "; one icon is \(one).", for: metric, &report)
    return SketchContent(
      title: said.title, subtitle: said.subtitle, note: said.note, alternative: said.alternative,
      data: indicator.table(of: indicator.series(of: area), context),
      picture: PictogramPicture(
        count: amount / each, whole: whole.map { $0 / each }, icon: icon,
        theme: context.theme))
  }

  /// - Returns: `nil` after a report; `.some(nil)` for none.
  private func total(
    of indicator: Indicator, area: String, _ report: inout Report
  ) -> Double?? {
    guard let whole else { return .some(nil) }
    if whole.text == "target" {
      if let target = indicator.targets.first(where: { $0.area == nil || $0.area == area }) {
        return target.value * indicator.unit.scale
      }
      report.error(
        "E136", "`\(metric.text)` has no target", at: whole.origin,
        notes: ["give the metric one: target: {value: 50, by: 2030}"])
      return nil
    }
    if let quantity = Quantity(whole.text), quantity.value >= 0 { return quantity.value }
    report.error("E104", "`of` should be a number such as 50, or target", at: whole.origin)
    return nil
  }

  private func amountOfOne(for amount: Double, _ report: inout Report) -> Double? {
    guard let each else {
      // As many as can be counted, in steps that are round.
      var step = 1.0
      for factor in [2.0, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2]
      where amount / step > 100 { step *= factor }
      for _ in 0..<60 where amount / step > 100 { step *= 10 }
      return step
    }
    if let quantity = Quantity(each.text), quantity.value > 0 { return quantity.value }
    report.error("E104", "`each` should be a number such as 10 or £5m", at: each.origin)
    return nil
  }
}
