import Diagnostics
import Indicators
import Scales
import Tables

/// An area with its value in one period.
struct AreaValue: Sendable {
  /// How a value stands to the comparator's.
  enum Standing: Sendable { case above, below, level, unclear }

  var code: String
  var name: String
  /// Missing rows have one too, which says why.
  var row: Indicator.Row?
  var isLit: Bool
  /// `nil` without a comparator.
  var standing: Standing?
  /// From 1, the best first; `nil` without a value.
  var rank: Int?
  var isJoint = false

  var value: Double? { row?.value }
  var marker: String { row?.status.shownMarker ?? "" }

  /// "£48.29 [p]", or that it is missing.
  func figure(_ unit: MeasureUnit, decimals: Int?) -> String {
    guard let value else { return marker.isEmpty ? "not available" : "not available \(marker)" }
    let text = unit.shortText(value, decimals: decimals)
    return marker.isEmpty ? text : "\(text) \(marker)"
  }
}

/// The areas of a block in one period, the best first, those without a value last.
struct AreaValues: Sendable {
  var values: [AreaValue]
  var period: Period
  /// Drawn as a line.
  var comparator: (name: String, row: Indicator.Row?, value: Double)?
  var unit: MeasureUnit
  var decimals: Int?
  var better: Polarity

  var present: [AreaValue] { values.filter { $0.value != nil } }
  var missing: [AreaValue] { values.filter { $0.value == nil } }
  var hasIntervals: Bool { values.contains { $0.row?.low != nil && $0.row?.high != nil } }
  var rows: [Indicator.Row] { values.compactMap(\.row) }
  var lit: [AreaValue] { values.filter(\.isLit) }
  /// Values whose interval does not tell them from the comparator.
  var unclear: [AreaValue] { values.filter { $0.standing == .unclear } }

  /// "UK £41.87".
  var comparatorLabel: String? {
    guard let comparator else { return nil }
    guard comparator.row != nil else { return comparator.name }
    // A comparator that is 100 by definition needs no decimals.
    let isDefined = unit.code == "index" && comparator.value == comparator.value.rounded()
    let figure = unit.shortText(comparator.value, decimals: isDefined ? 0 : decimals)
    return "\(comparator.name) \(figure)"
  }

  func text(_ value: Double) -> String { unit.shortText(value, decimals: decimals) }

  /// The ends of everything that is drawn along the axis.
  var extent: [Double] {
    rows.flatMap { [$0.value, $0.low, $0.high].compactMap(\.self) }
      + (comparator.map { [$0.value] } ?? [])
  }

  /// - Returns: `nil` after a report, or when no area has a value: `reason` then says so.
  static func read(
    _ fields: AreaFields, of indicator: Indicator, _ context: BlockContext, _ report: inout Report
  ) -> (values: AreaValues?, reason: String) {
    guard let period = fields.period(of: indicator, &report) else {
      return (nil, "The metric has no values.")
    }
    let comparator =
      fields.showsComparator
      ? comparator(of: indicator, in: period, context) : nil
    var read = AreaValues(
      values: [], period: period, comparator: comparator, unit: indicator.unit,
      decimals: fields.decimals, better: indicator.better)
    read.values = read.areas(fields, of: indicator, context, &report)
    guard read.values.contains(where: { $0.value != nil }) else {
      return (nil, "No area has a value in \(period.description).")
    }
    return (read, "")
  }

  /// Of a metric that is relative to its comparator, the comparator is the zero.
  private static func comparator(
    of indicator: Indicator, in period: Period, _ context: BlockContext
  ) -> (name: String, row: Indicator.Row?, value: Double)? {
    guard let code = indicator.comparator else { return nil }
    let name = context.shortName(of: code, in: indicator)
    if indicator.relativeToComparator { return (name, nil, 0) }
    guard let row = indicator.row(area: code, period: period), let value = row.value else {
      return nil
    }
    return (name, row, value)
  }

  private func areas(
    _ fields: AreaFields, of indicator: Indicator, _ context: BlockContext, _ report: inout Report
  ) -> [AreaValue] {
    let codes = context.areaCodes(
      fields.areas, default: indicator.area.map { indicator.peers(of: $0) } ?? indicator.areas,
      &report)
    let lit = Set(
      context.areaCodes(fields.highlight, default: indicator.area.map { [$0] } ?? [], &report))
    for node in fields.highlight ?? [] {
      guard let text = node.string, !text.hasPrefix("children of "),
        let code = context.areaCode(Written(text, node.origin), &report), !codes.contains(code)
      else { continue }
      report.warning(
        "W138",
        "`highlight` names \(context.name(of: code, in: indicator)), which is none of the areas",
        at: node.origin)
    }
    var seen: Set<String> = []
    let shown = codes.filter { $0 != indicator.comparator && seen.insert($0).inserted }
    var values = shown.map { code in
      let row = indicator.row(area: code, period: period)
      return AreaValue(
        code: code, name: context.name(of: code, in: indicator), row: row,
        isLit: lit.contains(code), standing: row.flatMap(standing))
    }
    // Rows stand on their names, so areas of one name are told apart by their codes.
    let namesakes = Dictionary(grouping: values.indices) { values[$0].name }.values
    for index in namesakes.filter({ $0.count > 1 }).joined() {
      values[index].name += " (\(values[index].code))"
    }
    return ranked(values)
  }

  private func ranked(_ values: [AreaValue]) -> [AreaValue] {
    let isRising = better == .lower
    var sorted = values.enumerated().sorted { left, right in
      switch (left.element.value, right.element.value) {
      case (let a?, let b?) where a != b: isRising ? a < b : a > b
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
    for index in sorted.indices {
      guard let value = sorted[index].value else { break }
      let isTied = index > 0 && sorted[index - 1].value == value
      sorted[index].rank = isTied ? sorted[index - 1].rank : index + 1
      if isTied {
        sorted[index].isJoint = true
        sorted[index - 1].isJoint = true
      }
    }
    return sorted
  }

  /// Intervals that overlap say that there is no clear difference.
  private func standing(_ row: Indicator.Row) -> AreaValue.Standing? {
    guard let comparator, let value = row.value else { return nil }
    if row.low != nil || comparator.row?.low != nil {
      let low = row.low ?? value
      let high = row.high ?? value
      if low <= comparator.row?.high ?? comparator.value,
        comparator.row?.low ?? comparator.value <= high
      {
        return .unclear
      }
    }
    return value == comparator.value ? .level : value > comparator.value ? .above : .below
  }
}

extension AreaValues {
  /// What markers mean, and what pale marks say.
  func remarks(pale: String) -> String {
    var sentences: [String] = []
    if !unclear.isEmpty, let comparator {
      sentences.append(
        "\(pale): no clear difference from \(comparator.name), as the intervals overlap.")
    } else if hasIntervals {
      sentences.append("Thin lines: the interval around each figure.")
    }
    let key = markerKey(rows)
    if !key.isEmpty { sentences.append(key + ".") }
    return sentences.joined(separator: " ")
  }

  /// "Halton £48.29 (1st), …; no value: …".
  func alternative(_ kind: String) -> String {
    let order = better == .lower ? "lowest first" : "highest first"
    var text = "\(kind), \(period.description), \(order): "
    text += present.prefix(Self.mostTold).map { told($0, withRank: $0.isLit || $0.isJoint) }
      .joined(separator: ", ")
    if present.count > Self.mostTold {
      let rest = present.dropFirst(Self.mostTold)
      text +=
        " and \(rest.count) more, down to \(rest.last.map { told($0, withRank: false) } ?? "")"
      let hidden = rest.filter(\.isLit)
      if !hidden.isEmpty {
        text += "; among them " + hidden.map { told($0, withRank: true) }.joined(separator: ", ")
      }
    }
    text += "."
    if let comparatorLabel { text += " Line: \(comparatorLabel)." }
    if !unclear.isEmpty, let comparator {
      text +=
        " No clear difference from \(comparator.name): "
        + unclear.prefix(Self.mostTold).map(\.name).joined(separator: ", ") + "."
    }
    if !missing.isEmpty {
      text +=
        " Without a figure: \(missing.prefix(Self.mostTold).map(\.name).joined(separator: ", "))."
    }
    return text
  }

  private static let mostTold = 20

  private func told(_ value: AreaValue, withRank: Bool) -> String {
    let figure = "\(value.name) \(value.figure(unit, decimals: decimals))"
    guard withRank, let rank = value.rank else { return figure }
    return "\(figure) (\(QuantityFormat.rank(rank, isJoint: value.isJoint)))"
  }
}
